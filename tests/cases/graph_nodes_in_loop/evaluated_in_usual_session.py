"""A tensor's `eval` runs the session that `with` entered, also without being told so."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
images = np.zeros([40, 32, 32, 3], "float32")
image = tf.placeholder(tf.float32, [32, 32, 3])
small = tf.image.resize(image, [16, 16])

with tf.Session() as session:
    resized = []
    for one in images:
        half = tf.image.resize(one, [16, 16])  # TFA902
        resized.append(half.eval())
    flipped = [small.eval({image: one}) for one in images]
    for one in images:
        resized.append(small.eval(feed_dict={image: one}))

session = tf.Session()
for one in images:
    resized.append(tf.image.resize(one, [16, 16]).eval(session=session))  # TFA902
