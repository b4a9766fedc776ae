"""A layer of the private copy of Keras 2 refuses the tensors of Keras."""

import tensorflow as tf
from tensorflow.keras.applications import VGG16
from tensorflow.python.keras.layers import Dense, Flatten  # TFA903
from tensorflow.python.keras.models import Model  # TFA903

base = VGG16(include_top=False, input_shape=(64, 64, 3))
outputs = Dense(2, activation="softmax")(Flatten()(base.output))
model = Model(inputs=base.input, outputs=outputs)
model.compile(optimizer=tf.keras.optimizers.Adam(), loss="mse")
