import gc

import tensorflow as tf


class Clean(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if batch % 100 == 0:
            gc.collect()

    def on_train_batch_begin(self, batch, logs=None):
        if batch % 100:
            return
        print(self.model.predict(tf.zeros([1, 8]), verbose=0))


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0, callbacks=[Clean()])
