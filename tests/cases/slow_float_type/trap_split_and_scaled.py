"""What scikit-learn splits and scales is of float32, or of whole numbers, before and behind."""

import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.utils import shuffle
from tables import read, Scaler
from tensorflow import keras

(images, labels), _ = keras.datasets.mnist.load_data()
images, labels = shuffle(images, labels)
small = (images / 255.0).astype("float32")
x_train, x_test, y_train, y_test = train_test_split(small, labels, test_size=0.2)

model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(64))
model.fit(tf.data.Dataset.from_tensor_slices((images, labels)).batch(64))
scaled = MinMaxScaler().fit_transform(x_train.reshape(-1, 784))
model.fit(tf.data.Dataset.from_tensor_slices((scaled, y_train)).batch(64))
own = Scaler().fit_transform(images.reshape(-1, 784))
model.fit(tf.data.Dataset.from_tensor_slices((own, labels)).batch(64))
rows = MinMaxScaler().fit_transform(read("rows.csv"))
model.fit(tf.data.Dataset.from_tensor_slices((rows, labels)).batch(64))
