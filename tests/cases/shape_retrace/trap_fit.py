import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(100, 8), tf.keras.layers.LSTM(8), tf.keras.layers.Dense(1)
])  # fmt: skip
texts = tf.data.Dataset.range(1, 60).map(lambda n: (tf.ones([n], tf.int32), 1.0))
model.compile("adam", "mse")
model.fit(texts.padded_batch(8, padded_shapes=([None], [])), verbose=0)
