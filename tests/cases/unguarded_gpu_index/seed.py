import tensorflow as tf

tf.config.experimental.set_visible_devices(
    tf.config.experimental.list_physical_devices("GPU")[0], "GPU"  # TFA105
)
tf.config.experimental.set_memory_growth(
    tf.config.experimental.list_physical_devices("GPU")[0], True  # TFA105
)
