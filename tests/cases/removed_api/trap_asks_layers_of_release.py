"""What layers have with some versions only is asked for, and used where it is there."""

import keras
import keras.backend as K

base = keras.applications.DenseNet121(include_top=False, weights=None)
for layer in base.layers:
    if hasattr(layer, "output_shape") and hasattr(layer, "moving_mean"):
        print(layer.name, layer.output_shape, K.get_value(layer.moving_mean))
    if hasattr(K, "get_value") and hasattr(layer, "gamma"):
        print(layer.name, K.get_value(layer.gamma))
