"""Single batches that are small, looked at, or of another length than the data."""

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer, make_moons

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
few = tf.data.Dataset.from_tensor_slices((x_test[:100], y_test[:100])).batch(100)
model.fit(x_train, y_train, validation_data=few)
ds = tf.data.Dataset.from_tensor_slices((x_test, y_test))
model.evaluate(ds.batch(len(x_test) // 50))
for x, y in ds.batch(len(x_test)):
    print(x.shape, np.bincount(y))
print(model(x_test[:10, ..., None]), model(x_test[0][..., None]))

x, y = load_breast_cancer(return_X_y=True)
one = tf.keras.Sequential([tf.keras.layers.Dense(1, "sigmoid")])
one.compile("adam", "binary_crossentropy")
one.fit(x, y, batch_size=len(x), epochs=100)
points, side = make_moons(n_samples=800, noise=0.1)
one.fit(points, side, batch_size=len(points), epochs=100)
