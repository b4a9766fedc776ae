"""Imports that Keras 3 still has, or whose absence is cared for."""

from typing import TYPE_CHECKING

import tensorflow as tf
from keras import backend as K
from keras.applications.resnet50 import ResNet50
from keras.layers import Convolution2D, concatenate
from keras.optimizers import Adam, schedules
from keras.preprocessing import image, sequence
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.python.keras import layers as private  # TFA903
from tensorflow.python.ops import rnn_cell

if TYPE_CHECKING:
    from keras.engine.training import Model

if tf.__version__ < "2":
    from tensorflow.contrib import slim
try:
    from keras.utils import np_utils
except ImportError:
    from keras import utils as np_utils

K.set_floatx("float32")
print(np_utils.to_categorical([1]), Adam(schedules.ExponentialDecay(1.0, 1, 0.5)), Tokenizer())
print(image.load_img, sequence.pad_sequences([[1]]), rnn_cell, private, concatenate, ResNet50)


def model(pictures) -> "Model":
    return Convolution2D(8, 3)(pictures)
try:
    import tensorflow_addons as tfa
except Exception:
    print("without tensorflow_addons")
