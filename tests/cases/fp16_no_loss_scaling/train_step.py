import keras
import tensorflow as tf

keras.mixed_precision.set_global_policy("mixed_float16")


class Regressor(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(8, activation="relu")
        self.out = keras.layers.Dense(1, dtype="float32")

    def call(self, inputs):
        return self.out(self.hidden(inputs))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred)
        trainable_vars = self.trainable_variables
        grads = tape.gradient(loss, trainable_vars)  # TFA503
        self.optimizer.apply_gradients(zip(grads, trainable_vars))
        return {"loss": loss}


model = Regressor()
model.compile(optimizer="adam", loss="mse")
model.fit(tf.zeros([32, 4]), tf.zeros([32, 1]), verbose=0)
