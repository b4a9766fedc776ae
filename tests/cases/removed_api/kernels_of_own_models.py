import tensorflow as tf
from tasks import sample_tasks


class Sine(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(40, activation="relu")
        self.out = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.out(self.hidden(x))


class Own(tf.keras.layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 1))

    def call(self, x):
        return x @ self.kernel


class OwnLayers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.out = Own()

    def call(self, x):
        return self.out(x)


class OtherList:
    def __init__(self):
        self.layers = []
        self.out = tf.keras.layers.Dense(1)


def copy_of(model, x):
    copied = Sine()
    copied(x)
    copied.set_weights(model.get_weights())
    return copied


model, own, other = Sine(), OwnLayers(), OtherList()
for x, y in sample_tasks():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    fast = copy_of(model, x)
    for i in range(len(fast.layers)):
        fast.layers[i].kernel = model.layers[i].kernel - 0.01 * gradients[2 * i]  # TFA903
        own.layers[0].kernel = gradients[0]
        other.layers[0].kernel = gradients[0]
