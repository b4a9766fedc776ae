"""The text of a tensor has its value in it; so does what NumPy makes of a layer's result."""

import numpy as np
import tensorflow as tf
from project.data import patches
from project.networks import Cleaner

cleaner = Cleaner(16)
adam = tf.keras.optimizers.Adam()
squash = tf.keras.layers.Softmax()


@tf.function
def improve(noisy, clean):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.abs(cleaner(noisy) - clean))
    gradients = tape.gradient(loss, cleaner.trainable_variables)
    adam.apply_gradients(zip(gradients, cleaner.trainable_variables))
    return loss


hits = 0.0
for noisy, clean in patches(32):
    loss = improve(noisy, clean)
    print("loss: " + str(loss))  # TFA701
    hits += np.mean(squash(cleaner(noisy)))  # TFA701
