"""A model that a function out of sight makes outside of the scope, and an object that is none."""

import tensorflow as tf

from .data import arrays
from .models import create_model
from .search import Search

x, y = arrays("train")
strategy = tf.distribute.MirroredStrategy()
model = create_model(strategy, classes=10)
model.fit(x, y, batch_size=64, epochs=3, validation_data=arrays("test"))
with strategy.scope():
    search = Search(trials=10)
search.fit(x, y, batch_size=32)
