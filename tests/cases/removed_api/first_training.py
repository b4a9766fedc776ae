"""What `tf.train`, `tf.image` and others had in TensorFlow 1."""

import tensorflow as tf

step = tf.Variable(0)
rate = tf.train.polynomial_decay(0.1, step, 1000)  # TFA903
optimizer = tf.train.FtrlOptimizer(rate)  # TFA903
images = tf.image.resize_bicubic(tf.zeros([4, 8, 8, 3]), [16, 16])  # TFA903
patches = tf.image.extract_image_patches(images, [1, 2, 2, 1], [1, 2, 2, 1], [1, 1, 1, 1], "VALID")  # TFA903
drawn = tf.random.multinomial(tf.zeros([1, 3]), 1)  # TFA903
