import tensorflow as tf
from tensorflow.keras import layers


class Lazy(tf.keras.Model):
    """Makes its layers when it is first called, and asks before."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        self.dense = None
        self.head = layers.Dense(1)

    def build(self, input_shape):
        self.hidden = layers.Dense(16)
        super().build(input_shape)

    def call(self, x):
        if self.dense is None:
            self.dense = layers.Dense(4)
        return self.head(self.dense(self.hidden(x)))


class Plain(layers.Layer):
    """What it makes in `call` has no variables."""

    def call(self, x):
        x = layers.Dropout(0.0)(x)
        x = layers.LeakyReLU()(x)
        return layers.Reshape([-1])(layers.Add()([x, x]))


class Unused(layers.Layer):
    def call(self, x):
        return layers.Dense(4)(x)


def network(inputs):
    return layers.Dropout(0.3)(layers.Dense(4)(inputs))


inputs = tf.keras.Input([8])
model = tf.keras.Model(inputs, Plain()(network(inputs)))
model.compile(optimizer="adam", loss="mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 4]))
lazy = Lazy(0.1)
lazy.compile(optimizer="adam", loss="mse")
lazy.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
