"""A map of one part of a `zip` may stand behind the batch as well, on that part of each pair."""

import tensorflow as tf

images = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 28, 28], tf.uint8))
labels = tf.data.Dataset.from_tensor_slices(tf.zeros([640], tf.int32))
scaled = images.map(lambda image: tf.cast(image, tf.float32) / 255.0)  # TFA301
classes = labels.map(lambda label: tf.one_hot(label, 10))  # TFA301
train = tf.data.Dataset.zip((scaled, classes)).shuffle(640).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", "mse")
model.fit(train)
