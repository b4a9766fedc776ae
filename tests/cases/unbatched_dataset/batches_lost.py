"""The batches are made, and thrown away: to use them (TFA315) is enough."""

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(64)
dataset.batch(16)
dataset = dataset.prefetch(tf.data.AUTOTUNE)
model.fit(dataset)  # TFA201
