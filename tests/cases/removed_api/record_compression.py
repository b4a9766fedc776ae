"""How records are compressed was a constant in TensorFlow 1."""

import tensorflow as tf

options = tf.io.TFRecordOptions(tf.io.TFRecordCompressionType.GZIP)  # TFA903
plain = tf.io.TFRecordOptions(compression_type="GZIP")
