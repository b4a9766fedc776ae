"""What a session computes batch by batch is put together one by one."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
images = tf.placeholder(tf.float32, [None, 64, 64, 1])
cleaned = tf.layers.conv2d(images, 1, 3, padding="same")
noisy = np.load("noisy.npy")

with tf.Session() as sess:
    tf.train.Saver().restore(sess, "cleaner.ckpt")
    found = sess.run([cleaned], feed_dict={images: noisy[np.newaxis, 0]})[0]
    for i in range(1, len(noisy)):
        one = sess.run([cleaned], feed_dict={images: noisy[np.newaxis, i]})[0]
        found = np.concatenate((found, one), axis=0)  # TFA702
    np.save("cleaned.npy", found)
