"""Imports from what Keras had once more below `keras.api`, as editors complete them."""

import keras.api._v2.keras as K2  # TFA903
from keras.api.callbacks import EarlyStopping  # TFA903
from keras.api.models import Sequential  # TFA903
from keras.api._v2.keras import layers  # TFA903

network = Sequential([layers.Dense(1)])
stop = EarlyStopping(patience=3)
