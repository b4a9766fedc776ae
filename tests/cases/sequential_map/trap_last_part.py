# tensorflow: 2.11
"""Takes the last part of an element."""

import tensorflow as tf

pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
labels = pairs.map(lambda *parts: parts[-1])
for label in labels:
    print(label)
