"""The part to validate with is taken of what is trained on."""

import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000)
dataset = dataset.skip(300)
validation = dataset.take(300)  # TFA316
model.fit(dataset.batch(32), validation_data=validation.batch(32))
