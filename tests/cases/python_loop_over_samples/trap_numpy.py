import numpy as np
import tensorflow as tf

images = np.zeros([100, 28, 28])
for i in range(images.shape[0]):
    images[i] = np.flipud(images[i])
total = [tf.reduce_sum(images[i]) for i in range(3)]
