"""One batch at a time, of a loop or of a graph's queue; and data without labels."""

import tensorflow as tf
from company.data import batches, load, reader

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for rows, values in batches():
    model.fit(rows, values, steps_per_epoch=1)
rows, values = reader().get_next()
model.fit(rows, values, epochs=5, steps_per_epoch=100)
model.fit(load(), epochs=5, steps_per_epoch=100)
