"""Metrics, losses and schedules in a checkpoint, and widths of sequences."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam(1e-3)
average = tf.keras.metrics.Mean()


class Recall(tf.keras.metrics.Metric):
    def update_state(self, true, guess, sample_weight=None):
        self.seen = true * guess

    def result(self):
        return self.seen


checkpoint = tf.train.Checkpoint(
    model=model,
    optimizer=optimizer,
    average=average,  # TFA903
    recall=Recall(),  # TFA903
    loss=tf.keras.losses.MeanSquaredError(),  # TFA903
    step=tf.Variable(0),
)
other = tf.train.Checkpoint(model=model, optimizer=optimizer, step=tf.Variable(0))

words = tf.keras.Sequential()
words.add(tf.keras.layers.LSTM(32, input_dim=16, return_sequences=True))  # TFA903
words.add(tf.keras.layers.LSTM(8, input_dim=32))
words.add(tf.keras.layers.Dense(1))
rows = tf.keras.Sequential()
rows.add(tf.keras.layers.Dense(4, input_dim=16))
rows.add(tf.keras.layers.Embedding(input_dim=16, output_dim=4))
sequences = tf.keras.Sequential([tf.keras.layers.GRU(32, input_shape=(None, 16))])
