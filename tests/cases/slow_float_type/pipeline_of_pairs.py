import numpy as np
import tensorflow as tf

(x, y), _ = tf.keras.datasets.fashion_mnist.load_data()
x = x[..., np.newaxis] / 255.0
image, label = tf.keras.Input([28, 28, 1]), tf.keras.Input([1])
hidden = tf.keras.layers.Flatten()(image)
hidden = tf.keras.layers.Concatenate()([hidden, label])
model = tf.keras.Model([image, label], tf.keras.layers.Dense(10)(hidden))
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
dataset = tf.data.Dataset.from_tensor_slices(((x, y[:, np.newaxis]), y))  # TFA507
model.fit(dataset.shuffle(1000).batch(64))
