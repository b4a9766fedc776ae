"""`call` as a `tf.function`: Keras 3 builds the layers in it, and trains none of them."""

import tensorflow as tf
from tensorflow.keras import layers

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


class Tower(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.hidden = [layers.Dense(units, activation="relu") for _ in range(2)]
        self.drop = layers.Dropout(0.1)
        self.out = layers.Dense(1)

    @tf.function  # TFA903
    def call(self, inputs, training=False):
        for layer in self.hidden:
            inputs = layer(inputs)
        if training:
            inputs = self.drop(inputs, training=training)
        return self.out(inputs)


model = Tower(32)
model.compile("adam", "mse")
model.fit(x, y, epochs=5)


class Block(layers.Layer):
    def __init__(self):
        super(Block, self).__init__()
        self.scale = tf.keras.Sequential([layers.Dense(8), layers.LayerNormalization()])

    @tf.function(jit_compile=True)  # TFA903
    def call(self, inputs):
        return inputs + self.scale(inputs)


tensor = tf.keras.Input([8])
functional = tf.keras.Model(tensor, layers.Dense(1)(Block()(tensor)))
print(functional.predict(x))
functional.compile("adam", "mse")
functional.fit(x, y)


class Attention(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.query = layers.Dense(units)

    @tf.function  # TFA903
    def call(self, inputs):
        if tf.reduce_sum(inputs) > 0:
            return self.query(inputs)
        return inputs


class Outer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.attention = Attention(8)
        self.out = layers.Dense(1)

    def call(self, inputs):
        return self.out(self.attention(inputs))


outer = Outer()
outer.compile("adam", "mse")
outer.fit(x, y)


class Encoder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.embed = layers.Embedding(100, 16)
        self.rnn = layers.GRU(32)
        self.out = layers.Dense(1)

    @tf.function  # TFA903
    def call(self, tokens):
        return self.out(self.rnn(self.embed(tokens)))


class Trainer:
    def __init__(self):
        self.model = Encoder()
        self.optimizer = tf.keras.optimizers.Adam()

    @tf.function
    def step(self, tokens, labels):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self.model(tokens) - labels) ** 2)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    def train(self, data):
        for tokens, labels in data:
            self.step(tokens, labels)


tokens = tf.zeros([64, 12], tf.int32)
Trainer().train(tf.data.Dataset.from_tensor_slices((tokens, y)).batch(16))
