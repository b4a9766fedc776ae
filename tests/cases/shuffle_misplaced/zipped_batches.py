"""What each part of a `zip` has batched stays together, wherever a shuffle puts it."""

import numpy as np
import tensorflow as tf

x, y = np.ones([640, 4], "float32"), np.arange(640)
images = tf.data.Dataset.from_tensor_slices(x).batch(32)
labels = tf.data.Dataset.from_tensor_slices(y).map(lambda i: i % 2).batch(32)
train = tf.data.Dataset.zip((images, labels)).shuffle(20).prefetch(1)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Dense(2, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train, epochs=3)
