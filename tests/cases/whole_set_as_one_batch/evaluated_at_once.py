"""Pipelines of one batch, which the model is evaluated on."""

import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., tf.newaxis] / 255.0
train_ds = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(64)
test_ds = tf.data.Dataset.from_tensor_slices((x_test, y_test)).batch(len(x_test))  # TFA206
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile("sgd", loss)
model.fit(train_ds, validation_data=test_ds)
print(model(x_test))  # TFA206

sounds = np.load("sounds.npz")
accuracy = tf.keras.metrics.SparseCategoricalAccuracy()
small = tf.data.Dataset.from_tensor_slices((sounds["x"], sounds["y"]))
for x, y in small.batch(batch_size=sounds["x"].shape[0]):  # TFA206
    accuracy.update_state(y, model(x, training=False))
once = tf.data.Dataset.from_tensors((sounds["x"], sounds["y"]))  # TFA206
model.fit(once, epochs=10)
