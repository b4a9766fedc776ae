import numpy as np
import tensorflow as tf

series, ids = np.zeros([20_000, 60, 8]), np.arange(20_000)
labels = np.zeros([20_000], "float32")
data = tf.data.Dataset.from_tensor_slices(
    ({"id": ids, "series": series}, labels)  # TFA507
).batch(64)
number, rows = tf.keras.Input((), name="id"), tf.keras.Input((60, 8), name="series")
outputs = tf.keras.layers.Dense(1)(tf.keras.layers.Flatten()(rows))
model = tf.keras.Model({"id": number, "series": rows}, outputs)
model.compile("adam", "mse")
model.fit(data)

# Put into a dict behind.
moves, words = np.zeros([20_000, 60, 8]), np.zeros([20_000, 12], "int32")
pairs = tf.data.Dataset.from_tensor_slices((moves, words))  # TFA507
pairs = pairs.map(lambda move, word: ({"moves": move, "before": word[:-1]}, word[1:])).batch(64)
before, moved = tf.keras.Input((11,), name="before"), tf.keras.Input((60, 8), name="moves")
outputs = tf.keras.layers.Dense(11)(tf.keras.layers.Flatten()(moved))
writer = tf.keras.Model({"moves": moved, "before": before}, outputs)
writer.compile("adam", "mse")
writer.fit(pairs)
