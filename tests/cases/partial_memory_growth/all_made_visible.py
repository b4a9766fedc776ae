import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
if gpus:
    # All of them are visible anyway.
    tf.config.set_visible_devices(gpus, "GPU")
    tf.config.experimental.set_memory_growth(gpus[0], True)  # TFA103
