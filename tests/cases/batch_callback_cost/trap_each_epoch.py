import gc

import tensorflow as tf


class Clean(tf.keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.losses = []

    def on_train_batch_end(self, batch, logs=None):
        self.losses.append(logs["loss"])

    def on_epoch_end(self, epoch, logs=None):
        gc.collect()
        print(self.model.predict(tf.zeros([1, 8]), verbose=0))


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0, callbacks=[Clean()])
