"""A `call` that is a `tf.function`, where the layers have weights before, or are not trained."""

import tensorflow as tf
from tensorflow.keras import layers

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


class WithBuild(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(1)

    def build(self, shape):
        self.out.build(shape)

    @tf.function
    def call(self, inputs):
        return self.out(inputs)


class WithInput(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.Sequential([layers.Input([8]), layers.Dense(1)])
        self.drop = layers.Dropout(0.1)

    @tf.function
    def call(self, inputs, training=False):
        return self.net(self.drop(inputs, training=training))


class OwnWeights(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 1))

    @tf.function
    def call(self, inputs):
        return inputs @ self.kernel


class Helped(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(1)

    @tf.function
    def score(self, inputs):
        return self.out(inputs)

    def call(self, inputs):
        return self.score(inputs)


class Plain(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(1)

    @tf.function
    def call(self, inputs):
        return self.out(inputs)


for model in (WithBuild(), WithInput(), tf.keras.Sequential([OwnWeights()]), Helped()):
    model.compile("adam", "mse")
    model.fit(x, y)

built = Plain()
built.build((None, 8))
built.compile("adam", "mse")
built.fit(x, y)

called = Plain()
called(tf.zeros([1, 8]))
called.compile("adam", "mse")
called.fit(x, y)

untrained = Plain()
print(untrained(x))


def finish(model):
    model.compile("adam", "mse")
    model.fit(x, y)
