import horovod.tensorflow as hvd
import tensorflow as tf

hvd.init()
rank = hvd.local_rank()
with tf.device(f"/GPU:{rank}"):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
    model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
