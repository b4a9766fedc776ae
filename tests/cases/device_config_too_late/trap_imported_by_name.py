from common.imports import keras, tf

gpus = tf.config.list_physical_devices("GPU")
for gpu in gpus:
    limit = tf.config.LogicalDeviceConfiguration(memory_limit=4096)
    tf.config.set_logical_device_configuration(gpu, [limit])
strategy = tf.distribute.MirroredStrategy()
print(strategy, keras)
