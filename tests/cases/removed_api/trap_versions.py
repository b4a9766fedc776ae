import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.set_random_seed(1)
else:
    tf.random.set_seed(1)
try:
    layer = tf.keras.layers.experimental.preprocessing.Rescaling(1 / 255)
except AttributeError:
    layer = tf.keras.layers.Rescaling(1 / 255)
if "v1" in dir(tf.compat):
    graph = tf.compat.v1.get_default_graph()
else:
    graph = tf.get_default_graph()
