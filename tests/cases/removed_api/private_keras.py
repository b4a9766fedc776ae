"""Of the private copy of Keras there is no longer all; a script for TensorFlow 1 it is not."""

import tensorflow as tf
from tensorflow.python.keras.applications.vgg16 import VGG16  # TFA903
from tensorflow.python.keras.layers import Dense, LSTM  # TFA903
from tensorflow.python.keras.models import Model  # TFA903
from tensorflow.python.keras.utils import Sequence  # TFA903

base = VGG16(include_top=False, pooling="avg")
model = Model(base.input, Dense(2)(base.output))
model.compile("adam", "mse")
model.fit_generator(Sequence(), epochs=2)
model.evaluate(Sequence())
print(LSTM(4))
tf.assign(tf.Variable(1), 2)  # TFA903
