import tensorflow as tf

card = tf.config.list_physical_devices("GPU")[0]
tf.config.experimental.set_memory_growth(card, True)  # TFA103
