import tensorflow as tf
import random

x, y = tf.zeros([64, 4]), tf.zeros([64, 1])
names = ["a", "b"]
random.shuffle(names)
val = tf.data.Dataset.from_tensor_slices((x, y)).batch(8).shuffle(8)
single = tf.data.Dataset.from_tensor_slices((x, y)).batch(1).shuffle(64)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(single, validation_data=val, verbose=0)
