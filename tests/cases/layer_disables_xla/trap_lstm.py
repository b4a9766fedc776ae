import tensorflow as tf
from tensorflow.keras import layers

texts, labels = tf.constant(["good film", "bad film"] * 16), tf.constant([1, 0] * 16)
vectorize = layers.TextVectorization(1000, output_sequence_length=20)
vectorize.adapt(texts)
model = tf.keras.Sequential([
    vectorize,
    layers.Embedding(1000, 8),
    layers.Bidirectional(layers.LSTM(8)),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")
model.fit(texts, labels, verbose=0)
