"""What an old script imports is where it stops; the names that it would have bound are not told."""

import keras
import keras.backend as K
from keras.applications.mobilenet import relu6  # TFA903
from keras.engine.topology import Layer  # TFA903
from keras.layers import Dense, Input, merge  # TFA903
from keras.layers.advanced_activations import LeakyReLU, PReLU  # TFA903
from keras.layers.core import Dropout as Drop  # TFA903
from keras.models import Model
from keras.optimizers import adam_v2  # TFA903
from keras.utils import np_utils  # TFA903


class Scale(Layer):
    def call(self, x):
        return x * 2


def dice(y_true, y_pred):
    return K.sum(y_true * y_pred) / K.epsilon()  # TFA903


inputs = Input([4])
x = Drop(0.5)(LeakyReLU(0.2)(Dense(8)(inputs)))
model = Model(input=inputs, outputs=PReLU()(merge([x, inputs])))  # TFA903
model.compile(adam_v2.Adam(1e-3), dice)
labels = keras.utils.to_categorical([0, 1])
model.fit(labels, np_utils.to_categorical([0, 1]), nb_epoch=3)  # TFA903
