"""Three parts: the rest is split again, and nobody gets all of it."""

import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000)  # TFA316
rest = dataset.skip(300)
test, train = rest.take(300), rest.skip(300)
model.fit(train.batch(32))
model.evaluate(test.batch(32))
