import tensorflow as tf

options = tf.data.Options()
options.autotune.enabled = False
ds = tf.data.Dataset.range(64).batch(8)


class Autotune:
    enabled = True


autotune = Autotune()
autotune.enabled = False
