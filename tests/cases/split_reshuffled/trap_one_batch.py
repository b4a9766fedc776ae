"""One batch is looked at; another is skipped where training goes on."""

import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])
data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(100)
for images, _ in data.take(1):
    print(images.shape)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(data.skip(1), epochs=10)
