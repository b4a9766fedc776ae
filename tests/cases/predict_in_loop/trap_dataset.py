"""A look at a batch, batches that are split, one batch in ten, and predictions of something else."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("flowers.keras")
rows = tf.data.Dataset.from_tensor_slices(np.load("x.npy"))
for batch in rows.batch(32).take(1):
    print(model.predict(batch))
for batch in rows.batch(32):
    print(model.predict(batch))
    break
for batch in rows.batch(10_000):
    print(model.predict(batch))
for step, batch in enumerate(rows.batch(32)):
    if step % 10 == 0:
        print(model.predict(batch))
for batch in rows.batch(32):
    print(model.predict(tf.concat([batch, tf.zeros([1000, 8])], axis=0)))
for batch in rows.window(32):
    print(model.predict(batch))
