"""A number of Python, and a tensor that is made when the loss is asked."""

import argparse
import os

import tensorflow as tf
from tensorflow.keras import backend as K

SMOOTH = K.epsilon()
parser = argparse.ArgumentParser()
parser.add_argument("--gpu", default="0")
os.environ["CUDA_VISIBLE_DEVICES"] = parser.parse_args().gpu


def dice_loss(y_true, y_pred):
    smooth = K.constant(SMOOTH)
    return 1 - (K.sum(y_true * y_pred) + smooth) / (K.sum(y_true + y_pred) + smooth)


model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", dice_loss)
