import tensorflow as tf


def describe():
    if not tf.test.gpu_device_name():
        print("no GPU")
    else:
        gpus = tf.config.list_physical_devices("GPU")
        print(tf.config.experimental.get_device_details(gpus[0]))


if tf.test.is_gpu_available():
    print(tf.config.list_physical_devices("GPU")[0].name)
describe()
