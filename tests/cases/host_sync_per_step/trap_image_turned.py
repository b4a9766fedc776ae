"""The image is turned by SciPy before each step, which needs the array that the last one gave."""

import numpy as np
import scipy.ndimage
import tensorflow as tf

network = tf.keras.applications.VGG16(include_top=False)
optimizer = tf.keras.optimizers.Adam(0.1)
picture = np.random.rand(1, 224, 224, 3).astype("float32")
for _ in range(300):
    picture = scipy.ndimage.rotate(picture, 1, axes=(1, 2), reshape=False)
    shown = tf.Variable(picture)
    with tf.GradientTape() as tape:
        loss = -tf.reduce_mean(network(shown)[..., 7])
    gradients = tape.gradient(loss, [shown])
    optimizer.apply_gradients(zip(gradients, [shown]))
    picture = shown.numpy()
