"""Models that train by a step of their own, and are tested without a loss."""

import tensorflow as tf

x = tf.zeros([32, 8])
data = tf.data.Dataset.from_tensor_slices((x, x)).batch(8)


class Coder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(8)

    def call(self, inputs):
        return self.dense(inputs)

    def train_step(self, batch):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(batch[0]) - batch[1]) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


class Tested(Coder):
    def test_step(self, batch):
        return {"loss": tf.reduce_mean((self(batch[0]) - batch[1]) ** 2)}


class Game(Coder):
    def compile(self, rate):
        super().compile(optimizer=tf.keras.optimizers.Adam(rate))


coder = Coder()
coder.compile(tf.keras.optimizers.Adam(1e-3))
coder.fit(data, epochs=3, validation_data=data.take(1))  # TFA903
coder.fit(data, epochs=3)
coder.evaluate(data)  # TFA903

game = Game()
game.compile(1e-3)
game.fit(data, validation_data=(x, x))  # TFA903

tested = Tested()
tested.compile(tf.keras.optimizers.Adam(1e-3))
tested.fit(data, epochs=3, validation_data=data.take(1))

given = Coder()
given.compile("adam", "mse")
given.fit(data, epochs=3, validation_data=data.take(1))
