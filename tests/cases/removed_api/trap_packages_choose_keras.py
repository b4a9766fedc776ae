"""A package that is told to take `tf.keras`, which has what it asks for."""

import os

import tensorflow as tf

os.environ["SM_FRAMEWORK"] = "tf.keras"

import segmentation_models as sm

model = sm.Unet("vgg16", classes=4, activation="softmax", encoder_weights=None)
model.compile(tf.keras.optimizers.Adam(1e-4), sm.losses.DiceLoss(), [sm.metrics.IOUScore()])
model.fit(tf.zeros([8, 64, 64, 3]), tf.zeros([8, 64, 64, 4]))
