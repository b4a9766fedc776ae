"""What is saved is no file, or one in many batches."""

import pandas as pd
import tensorflow as tf


class Kept(tf.keras.callbacks.Callback):
    def __init__(self, store):
        super().__init__()
        self.store, self.rows = store, []

    def on_train_batch_end(self, batch, logs=None):
        self.rows.append(logs)
        self.store.save(batch)
        if batch % 500 == 0:
            pd.DataFrame(self.rows).to_csv("losses.csv")


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]), callbacks=[Kept({})])
