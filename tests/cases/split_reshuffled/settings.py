"""`**SETTINGS` give the keyword already, and Python takes it once."""

import tensorflow as tf

SETTINGS = {"reshuffle_each_iteration": True}
x, y = tf.zeros([100, 2]), tf.zeros([100, 1])
dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(100, **SETTINGS)  # TFA316
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(dataset.take(80).batch(8), validation_data=dataset.skip(80).batch(8), epochs=3)
