"""What callbacks of one's own write at every batch, and how they set TensorBoard up."""

import tensorflow as tf


class Curve(tf.keras.callbacks.Callback):
    def __init__(self, folder):
        super().__init__()
        self.writer, self.seen = tf.summary.create_file_writer(folder), 0

    def on_train_batch_end(self, batch, logs=None):
        with self.writer.as_default():
            tf.summary.scalar("loss", logs["loss"], step=self.seen)  # TFA802
            tf.summary.scalar("seen", self.seen, step=self.seen)
        self.seen += 1


class Board(tf.keras.callbacks.TensorBoard):
    def __init__(self, folder, **settings):
        super().__init__(log_dir=folder, update_freq="batch", **settings)  # TFA802

    def on_epoch_end(self, epoch, logs=None):
        super().on_epoch_end(epoch, {**logs, "rate": self.model.optimizer.learning_rate})


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(
    tf.zeros([10_000, 8]),
    tf.zeros([10_000, 1]),
    epochs=3,
    callbacks=[Curve("/tmp/curve"), Board("/tmp/board")],
)
