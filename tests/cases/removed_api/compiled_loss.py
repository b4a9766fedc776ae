"""A step of one's own that names the arguments of `compiled_loss` as Keras 2 did."""

import tensorflow as tf


class Ticks(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.cell = tf.keras.layers.Dense(4)

    def call(self, inputs):
        return {"early": self.cell(inputs), "late": self.cell(inputs * 2.0)}

    def train_step(self, data):
        x, goals = data
        with tf.GradientTape() as tape:
            made = self(x, training=True)
            loss = 0.0
            for name, goal in goals.items():
                loss += self.compiled_loss(
                    y_true=goal,  # TFA903
                    y_pred=made[name],
                )
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


model = Ticks()
model.compile("adam", "mse")
x = tf.ones([64, 3])
model.fit(x, {"early": tf.ones([64, 4]), "late": tf.ones([64, 4])})
