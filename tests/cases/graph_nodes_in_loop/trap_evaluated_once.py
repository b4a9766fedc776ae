"""An `eval` behind the loop, one of NumPy's or pandas' kin, and one of an eager TensorFlow."""

import numpy as np
import pandas as pd
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
frame = pd.DataFrame({"a": np.zeros(8), "b": np.ones(8)})
parts = []
for column in frame.columns:
    for _ in range(20):
        parts.append(tf.reduce_mean(tf.constant(frame.eval("a + b").to_numpy())))
with tf.Session():
    print(tf.add_n(parts).eval())
for size in range(40):
    with tf.Session():
        print(tf.reduce_sum(tf.ones([size])).eval())
