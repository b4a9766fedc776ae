import tensorflow as tf

cards = tf.config.list_physical_devices("GPU")
tf.config.experimental.set_memory_growth(cards[0], True)  # partial-memory-growth says it
