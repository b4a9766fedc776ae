"""A model of a module that is not there is called, and what it gives drawn, after each batch."""

import cv2
import numpy as np
import tensorflow as tf
from painters import Painter

images = tf.zeros([64, 28, 28, 1])
painter = Painter(latent=8)
painter.compile(optimizer=tf.keras.optimizers.Adam(), loss="mse")


def show(batch, logs):
    pictures = np.asarray(painter(np.random.normal(size=(4, 8))))  # noqa: NPY002 # TFA801
    cv2.imshow("pictures", pictures[0])  # TFA801
    cv2.waitKey(1)


callback = tf.keras.callbacks.LambdaCallback(on_batch_end=show)
painter.fit(images, images, callbacks=[callback])
