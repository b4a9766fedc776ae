import tensorflow as tf
from tensorflow import keras


class Patches(keras.layers.Layer):
    def __init__(self, size):
        super().__init__()
        self.output_shape = (size, size)


base = keras.applications.VGG16(include_top=False, input_shape=(64, 64, 3))
print(base.output_shape, base.input_shape)
model = keras.Sequential([base, keras.layers.Flatten(), keras.layers.Dense(1)])
print(model.layers[0].output_shape, Patches(3).output_shape)
for layer in model.layers:
    if hasattr(layer, "output_shape"):
        print(layer.output_shape)
try:
    print([layer.output_shape for layer in base.layers])
except AttributeError:
    print([layer.output.shape for layer in base.layers])
print(tf.keras.layers.Dense(1)(base.output).shape)
