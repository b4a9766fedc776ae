"""What only some kinds of layers have, in every version: to ask for it tells no version."""

import keras
import keras.backend as K
import tensorflow as tf

base = keras.applications.DenseNet121(include_top=False, weights=None)
for layer in base.layers:
    if hasattr(layer, "moving_mean") and hasattr(layer, "moving_variance"):
        layer.trainable = True
        K.get_value(layer.moving_mean)  # TFA903
    elif hasattr(layer, "gamma"):
        print(layer.output_shape)  # TFA903
    else:
        layer.trainable = False

model = tf.keras.Model(base.input, tf.keras.layers.Flatten()(base.output))
