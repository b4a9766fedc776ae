"""Callbacks that write now and then, or once an epoch."""

import tensorflow as tf


class Curve(tf.keras.callbacks.Callback):
    def __init__(self, folder, every=100):
        super().__init__()
        self.writer, self.every = tf.summary.create_file_writer(folder), every

    def on_train_batch_end(self, batch, logs=None):
        if batch % self.every == 0:
            with self.writer.as_default():
                tf.summary.scalar("loss", logs["loss"], step=batch)

    def on_train_batch_begin(self, batch, logs=None):
        if batch % self.every:
            return
        with self.writer.as_default():
            tf.summary.scalar("begun", batch, step=batch)

    def on_epoch_end(self, epoch, logs=None):
        with self.writer.as_default():
            tf.summary.scalar("epoch_loss", logs["loss"], step=epoch)


class Board(tf.keras.callbacks.TensorBoard):
    def __init__(self, folder, update_freq="epoch", **settings):
        super().__init__(log_dir=folder, update_freq=update_freq, **settings)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(
    tf.zeros([10_000, 8]),
    tf.zeros([10_000, 1]),
    epochs=3,
    callbacks=[Curve("/tmp/curve"), Board("/tmp/board")],
)
