"""What `partial` binds to a loss is a symbolic tensor still when the loss is called."""

from functools import partial

import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model


def distance(y_true, y_pred, wanted, weight=1.0):
    return weight * K.mean(K.square(y_pred - wanted))


def of_labels(y_true, y_pred, unread, weight=1.0):
    return weight * K.mean(K.square(y_pred - y_true))


image = Input([8])
style = Input([8])
extract = Dense(4)
wanted = extract(style)
outputs = Dense(4)(image)
near = partial(distance, wanted=wanted, weight=5.0)

model = Model([image, style], [outputs, outputs])
model.compile("sgd", loss=["mse", near])  # TFA903
one = Model([image, style], outputs)
one.compile("sgd", partial(distance, wanted=extract(style)))  # TFA903

constant = tf.constant([0.0, 1.0, 2.0, 3.0])
one.compile("sgd", loss=partial(distance, wanted=constant, weight=0.5))
one.compile("sgd", loss=partial(of_labels, unread=wanted))
one.compile("sgd", loss=partial(of_labels, unread=None, weight=2.0))
one.fit([np.zeros([8, 8]), np.zeros([8, 8])], np.zeros([8, 4]))
