import tensorflow as tf
from tensorflow.keras import layers

texts, labels = tf.constant(["good film", "bad film"] * 16), tf.constant([1, 0] * 16)
vectorize = layers.TextVectorization(1000, output_sequence_length=20)
vectorize.adapt(texts)
inputs = tf.keras.Input([20], dtype="int64")
x = layers.GlobalAveragePooling1D()(layers.Embedding(1000, 8)(inputs))
model = tf.keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
model.compile("adam", "binary_crossentropy")
model.fit(vectorize(texts), labels, verbose=0)

export = tf.keras.Sequential([tf.keras.Input([1], dtype="string"), vectorize, model])
export.compile(loss="binary_crossentropy", metrics=["accuracy"])
export.evaluate(tf.expand_dims(texts, -1), labels, verbose=0)
