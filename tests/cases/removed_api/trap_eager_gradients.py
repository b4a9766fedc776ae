import tensorflow as tf


@tf.function
def slope(x):
    return tf.gradients(x * x, x)


def of_square(x):
    return tf.gradients(x * x, x)[0]


def out_of_sight(x):
    return tf.gradients(x * x, x)[0]


class Slope(tf.keras.layers.Layer):
    def call(self, x):
        return out_of_sight(x)


print(slope(tf.ones(3)), tf.function(of_square)(tf.ones(3)))
model = tf.keras.Sequential([tf.keras.Input([3]), Slope()])
inputs = tf.keras.Input([3])
other = tf.keras.Model(inputs, Slope()(inputs))
data = tf.data.Dataset.range(3).map(lambda n: of_square(tf.cast(n, tf.float32)))
