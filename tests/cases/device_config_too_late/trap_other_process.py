import joblib
import tensorflow as tf
from sparkdl import HorovodRunner

devices = tf.distribute.MirroredStrategy().num_replicas_in_sync


def pin(rank):
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
    tf.config.threading.set_inter_op_parallelism_threads(rank)


HorovodRunner(np=devices).run(pin, rank=1)
joblib.Parallel(n_jobs=2)(joblib.delayed(pin)(k) for k in range(2))
