"""Arrays that scikit-learn mixes, splits and scales keep the type of their numbers."""

import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.utils import shuffle
from tensorflow import keras

(images, labels), _ = keras.datasets.mnist.load_data()
images, labels = shuffle(images, labels)
x_train, x_test, y_train, y_test = train_test_split(images / 255.0, labels, test_size=0.2)

data = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(64)  # TFA507
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)

scaled = StandardScaler().fit_transform(images.reshape(-1, 784))
pairs = tf.data.Dataset.from_tensor_slices((scaled, labels)).batch(64)  # TFA507
flat = keras.Sequential([keras.layers.Dense(10)])
flat.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
flat.fit(pairs)
