"""A number that the loss needs is a tensor, made as the script begins."""

import argparse
import os

import tensorflow as tf
from tensorflow.keras import backend as K

SMOOTH = K.constant(1.0)
parser = argparse.ArgumentParser()
parser.add_argument("--gpu", default="0")
os.environ["CUDA_VISIBLE_DEVICES"] = parser.parse_args().gpu  # TFA102


def dice_loss(y_true, y_pred):
    return 1 - (K.sum(y_true * y_pred) + SMOOTH) / (K.sum(y_true + y_pred) + SMOOTH)


model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", dice_loss)
