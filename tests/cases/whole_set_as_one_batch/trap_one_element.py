import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# The same batch again and again, to try the model out.
model.fit(tf.data.Dataset.from_tensors((x_train[:32], y_train[:32])).repeat(10))
model.fit(tf.data.Dataset.from_tensors((x_train, y_train)).unbatch().batch(32))
model.fit(x_train, y_train, batch_size=len(x_train) // 1000)

# What is written out is all there is.
inputs = np.asarray([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
labels = np.asarray([[0.0], [1.0], [1.0], [0.0]])
model.fit(tf.data.Dataset.from_tensors((inputs, labels)), epochs=3)
