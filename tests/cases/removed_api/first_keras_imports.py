import keras
from keras import backend as K
from keras import losses
from keras.applications.imagenet_utils import _obtain_input_shape  # TFA903
from keras.initializations import glorot_uniform  # TFA903
from keras.layers import Dense, Lambda
from keras.losses import kullback_leibler_divergence  # TFA903
from keras.metrics import fbeta_score  # TFA903
from keras.models import Input, Model  # TFA903
from keras.preprocessing.image import random_rotation  # TFA903
from keras.regularizers import l1l2  # TFA903
from keras.utils.visualize_util import plot  # TFA903

inputs = keras.Input([8])
outputs = Dense(1)(Lambda(K.softmax)(inputs))  # TFA903
model = keras.Model(inputs, outputs)
model.compile("adam", loss=losses.mse, metrics=["mae"])  # TFA903
