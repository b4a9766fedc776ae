import numpy as np
import tensorflow as tf

first = tf.strings.substr(["kernel", "bias"], 0, 3)
spectrum = tf.signal.fft(tf.complex([1.0, 2.0], [0.0, 0.0]))
left = np.setdiff1d([1, 2, 3], [2])
options = tf.io.SparseFeature(["row"], "value", tf.float32, [8])
tf.debugging.assert_all_finite(tf.constant([1.0]), "finite")
