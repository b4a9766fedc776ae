"""`compiled_loss` with arguments by position, and one of the user's own."""

import tensorflow as tf


class Plain(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.layer = tf.keras.layers.Dense(4)

    def call(self, inputs):
        return self.layer(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


class Own(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.layer = tf.keras.layers.Dense(4)

    def call(self, inputs):
        return self.layer(inputs)

    def compiled_loss(self, y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - y_pred))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y_true=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


for model in (Plain(), Own()):
    model.compile("adam", "mse")
    model.fit(tf.ones([64, 3]), tf.ones([64, 4]))
