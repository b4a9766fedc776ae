import numpy as np
import tensorflow as tf

x = tf.zeros([64, 8])


class Norms(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if self.model.optimizer.iterations % 50 == 0:
            print(tf.norm(self.model(x)))

    def on_epoch_end(self, epoch, logs=None):
        np.save("/tmp/outputs.npy", self.model(x))  # noqa: S108


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, tf.zeros([64, 1]), verbose=0, callbacks=[Norms()])
