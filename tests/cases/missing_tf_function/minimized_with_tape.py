"""`minimize` takes the gradients itself, though the loss was made of arrays, too."""

import numpy as np
import tensorflow as tf
from project.networks import Potential

# tf.compat.v1.disable_eager_execution()  # it was a graph once: sess = tf.Session()
potential = Potential(width=64)
optimizer = tf.keras.optimizers.legacy.Adam(1e-3)
paths = np.random.randn(256, 101, 4).astype("float32")

for n in range(1, 101):
    with tf.GradientTape() as tape:  # TFA601
        misfit = potential(paths[:, n]) - np.square(paths[:, n - 1]).sum(axis=1)
        loss = tf.norm(misfit)
    optimizer.minimize(loss, potential.trainable_variables, tape=tape)
