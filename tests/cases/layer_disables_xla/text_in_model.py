import tensorflow as tf
from keras import Sequential, layers

texts, labels = tf.constant(["good film", "bad film"] * 16), tf.constant([1, 0] * 16)

vectorize = layers.TextVectorization(1000, output_sequence_length=20)  # TFA504
vectorize.adapt(texts)

model = Sequential()
model.add(vectorize)
model.add(layers.Embedding(1000, 8))
model.add(layers.GlobalAveragePooling1D())
model.add(layers.Dense(1, activation="sigmoid"))
model.compile("adam", "binary_crossentropy", jit_compile="auto")
model.fit(texts, labels, epochs=2, verbose=0)
