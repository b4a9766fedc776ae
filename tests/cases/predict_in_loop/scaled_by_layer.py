"""A callback that predicts with the model it was given, from what a layer made."""

import numpy as np
import tensorflow as tf


class Gallery(tf.keras.callbacks.Callback):
    def __init__(self, model=None, batch=None):
        super().__init__()
        self.batch = batch
        self._model = model

    def on_epoch_end(self, epoch, logs=None):
        scaled = tf.keras.layers.Rescaling(1 / 255)(self.batch)
        shown = [self.enlarge(image) for image in scaled]
        np.save(f"{epoch}.npy", shown)

    def enlarge(self, image):
        return self._model.predict(np.expand_dims(image, 0), batch_size=1)[0]  # TFA204
