"""What the class does with its own argument of that name is its own."""

import tensorflow as tf


class Seldom(tf.keras.callbacks.TensorBoard):
    def __init__(self, log_dir, update_freq=1):
        super().__init__(log_dir=log_dir, update_freq=1000 * update_freq)


class Log(tf.keras.callbacks.Callback):
    def __init__(self, folder, update_freq):
        super().__init__()
        self.folder, self.update_freq = folder, update_freq


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
boards = [Seldom("logs/a", update_freq=2), Log("logs/b", update_freq="batch")]
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]), epochs=5, callbacks=boards)
