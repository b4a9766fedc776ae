"""Elements that are only taken apart: calling the function in parallel would gain nothing."""

import tensorflow as tf

pairs = tf.data.Dataset.from_tensor_slices((tf.range(8), tf.range(8)))
for number in pairs.map(lambda x, y: y).map(lambda x: x).batch(4):
    print(number)
