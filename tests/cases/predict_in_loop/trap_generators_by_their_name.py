"""Folds and splits of all data, a look at one batch, labels, and a model of another library."""

import joblib
import numpy as np
import tensorflow as tf
from loading import make_generator, make_regenerator

model = tf.keras.models.load_model("pictures.keras")
fold_generator, split_gen = make_generator("folds"), make_generator("splits")
test_generator, degenerator = make_generator("test"), make_regenerator("test")
for x, y in fold_generator:
    print(model.predict(x), y)
for x, y in split_gen:
    print(model.predict(x), y)
for x, y in degenerator:
    print(model.predict(x), y)
for batch in test_generator:
    print(np.argmax(batch[1], axis=1), model(batch[0]))
for x, y in test_generator:
    print(model.predict(x), y)
    break
forest = joblib.load("forest.pkl")
for x, y in test_generator:
    print(forest.predict(x), y)
