"""Files that are named after the last part of another path."""

from pathlib import Path

import tensorflow as tf
from project import build

source = Path("./models/model0_d100_b10_a30-10")
folder = source.parent
model = build(3)
model.compile(loss="mse", optimizer=tf.keras.optimizers.Adam())
model.fit(tf.zeros([8, 2]), tf.zeros([8, 1]))
model.save(folder.joinpath(f"surrogate_{source.name}"))  # TFA903
model.save(folder / (source.stem + "_fine"))  # TFA903
model.save_weights(folder / Path("first.h5").name)  # TFA903
