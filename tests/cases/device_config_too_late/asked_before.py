import tensorflow as tf

if tf.test.is_gpu_available():
    print("training on a GPU")
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
tf.config.threading.set_intra_op_parallelism_threads(4)
