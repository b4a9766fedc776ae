"""The buffer holds all rows there are, though a batch is larger."""

import tensorflow as tf

points, heights = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [[1.0], [2.0], [3.0]]
few = tf.data.Dataset.from_tensor_slices((points, heights)).shuffle(8).repeat().batch(32)
many = tf.data.Dataset.from_tensor_slices((tf.zeros([20, 2]), tf.zeros([20, 1])))
many = many.shuffle(20).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(few, steps_per_epoch=10, epochs=5)
model.fit(many, epochs=5)
