"""One model, built before; the loop only keeps it and its optimizer in several files."""

import tensorflow as tf

from store import keep

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
adam = tf.keras.optimizers.Adam(0.01)
for number in range(20):
    tf.train.Checkpoint(model=model, optimizer=adam).save(f"kept-{number}")
    keep(model, adam, number)
