import sys

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
data = tf.data.Dataset.from_tensor_slices((tf.zeros([8, 3]), tf.zeros([8, 1])))
if len(sys.argv) < 9:
    data = data.batch(4)
model.fit(data)
