import os

import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
if len(gpus) > 0:
    try:
        for gpu in gpus:
            tf.config.experimental.set_memory_growth(gpu, True)
        logical = tf.config.list_logical_devices("GPU")
        print(len(gpus), len(logical))
    except RuntimeError as error:
        print(error)

os.environ["CUDA_VISIBLE_DEVICES"] = "0"  # TFA102
tf.config.set_visible_devices(gpus[:1], "GPU")  # TFA102
print(tf.config.get_visible_devices("GPU"))
