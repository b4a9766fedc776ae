"""Less common names of TensorFlow 1."""

import tensorflow as tf

summary = tf.Summary(value=[])  # TFA903
builder = tf.saved_model.Builder("out")  # TFA903
tags = [tf.saved_model.tag_constants.SERVING]  # TFA903
updates = tf.GraphKeys.UPDATE_OPS  # TFA903
noise = tf.distributions.Normal(0.0, 1.0)  # TFA903
queue = tf.FIFOQueue(8, tf.float32)  # TFA903
finite = tf.debugging.is_finite(tf.constant(1.0))  # TFA903
known = tf.math.is_finite(tf.constant(1.0))
written = tf.saved_model.save(tf.Module(), "out")
