# tensorflow: 1.15
"""Variables on the CPU, towers on the GPUs: the devices of a graph are those of its making."""

import tensorflow as tf
from keras.layers import Dense
from keras.models import Sequential

with tf.device("/cpu:0"):
    global_step = tf.train.get_or_create_global_step()
model = Sequential([Dense(8, input_shape=(8,)), Dense(1)])
model.compile("adam", "mse")
with tf.device("/cpu:0"):
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), steps_per_epoch=1)
print(tf.Session().run(global_step))
