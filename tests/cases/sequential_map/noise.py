"""Noise that is told that a model trains draws random numbers; without it nothing is drawn."""

import tensorflow as tf

images = tf.zeros([64, 16, 16, 1])
labels = tf.zeros([64, 1])
noise = tf.keras.Sequential([tf.keras.layers.GaussianNoise(0.1)])
data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(16)
train = data.map(lambda x, y: (noise(x, training=True), y))  # TFA302
valid = data.map(lambda x, y: (noise(x, training=False), y))

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, validation_data=valid, epochs=2)
