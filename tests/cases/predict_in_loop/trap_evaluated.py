"""Evaluations of other data, of other weights, or now and then."""

import numpy as np
import tensorflow as tf

x, y = np.load("x.npy"), np.load("y.npy")
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.models.load_model("model.keras")
for epoch in range(30):
    model.fit(train_ds)
    print(model.evaluate(x, y))
for step, (a, b) in enumerate(train_ds):
    model.train_on_batch(a, b)
    if step % 100 == 0:
        print(model.evaluate(a, b, verbose=0))
for site in ("north", "south", "east", "west", "sea", "hill", "lake", "town", "wood"):
    rows = np.load(f"{site}.npy")
    print(site, model.evaluate(rows, rows))
