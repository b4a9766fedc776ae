# tensorflow: 2.11
"""`list` takes all elements, and has nothing to do meanwhile."""

import tensorflow as tf

pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)
rows = list(pairs.map(lambda *parts: parts[0]).unbatch())
