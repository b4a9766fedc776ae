"""One batch is left out, and a model is validated with it."""

import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])
data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(100)  # TFA316
test_ds = data.take(1)
train_ds = data.skip(1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=10)
model.evaluate(test_ds)
