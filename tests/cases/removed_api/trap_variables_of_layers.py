import tensorflow as tf
from tensorflow import keras


class Annealed(keras.layers.Layer):
    """Variables that nothing is to train, or that the script trains itself."""

    def __init__(self):
        super().__init__()
        self.beta = tf.Variable(0.0)
        self.seen = tf.Variable(0, trainable=False, dtype=tf.int64)
        self.mean = tf.Variable(tf.random.normal([8]), trainable=False)
        self.center = tf.Variable(tf.random.normal([8]))
        self.kernel = self.add_weight(shape=(8, 8), initializer="glorot_uniform")

    def call(self, inputs):
        self.center.assign(0.9 * self.center + 0.1 * tf.reduce_mean(inputs, axis=0))
        return tf.matmul(inputs, self.kernel) * self.beta + self.mean


class Linear(tf.Module):
    """A module of TensorFlow has its variables."""

    def __init__(self):
        super().__init__()
        self.kernel = tf.Variable(tf.random.normal([8, 8]))

    def __call__(self, inputs):
        return tf.matmul(inputs, self.kernel)


class Mask(keras.Model):
    def __init__(self):
        super().__init__()
        self.mask = tf.Variable(tf.random.uniform([8]), trainable=True)

    def call(self, inputs):
        return inputs * self.mask


class Own(keras.layers.Layer):
    """Lists its variables itself."""

    def __init__(self):
        super().__init__()
        self.kernel = tf.Variable(tf.random.normal([8, 8]))

    @property
    def trainable_weights(self):
        return [self.kernel]

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel)


model, mask, linear, own = Annealed(), Mask(), Linear(), Own()
optimizer = keras.optimizers.Adam(1e-2)
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(mask(own(linear(model(tf.zeros([4, 8]))))))
gradients = tape.gradient(loss, [mask.mask])
print(gradients, optimizer)
