"""A package that takes the package `keras` unless a variable of the environment says otherwise."""

import segmentation_models as sm  # TFA903
import tensorflow as tf
from segmentation_models.losses import DiceLoss

sm.set_framework("tf.keras")  # too late: the import has raised
model = sm.Unet("vgg16", classes=4, activation="softmax", encoder_weights=None)
model.compile(tf.keras.optimizers.Adam(1e-4), DiceLoss(), [sm.metrics.IOUScore(threshold=0.5)])
model.fit(tf.zeros([8, 64, 64, 3]), tf.zeros([8, 64, 64, 4]))
