from common.imports import os, tf

gpus = tf.config.list_physical_devices("GPU")
if gpus:
    try:
        strategy = tf.distribute.MirroredStrategy()
        for gpu in gpus:
            limit = tf.config.LogicalDeviceConfiguration(memory_limit=4096)
            tf.config.set_logical_device_configuration(gpu, [limit])  # TFA102: low
        print(os.getpid(), strategy.num_replicas_in_sync)
    except RuntimeError as error:
        print(error)
