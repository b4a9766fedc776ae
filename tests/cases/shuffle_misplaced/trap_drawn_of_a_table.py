"""Rows that are drawn of a table, or of what an agent has noted, anew for each training."""

import pandas as pd
import tensorflow as tf
from replay import ReplayBuffer

table = pd.read_csv("scores.csv")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(20):
    rows = table.sample(frac=0.25)
    train = tf.data.Dataset.from_tensor_slices((rows[["a", "b"]].values, rows.score.values))
    model.fit(train.batch(64).shuffle(100))

buffer = ReplayBuffer(1000)
states, values = buffer.sample(640)
model.fit(tf.data.Dataset.from_tensor_slices((states, values)).batch(64).shuffle(100), epochs=2)
