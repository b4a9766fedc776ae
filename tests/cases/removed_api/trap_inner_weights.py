"""Layers of what is no model of Keras, and names that Keras 3 takes."""

from tensorflow import keras

from graphs import Node, make

node = Node(4)
model = make(8)
model.compile(keras.optimizers.Adam(), "binary_crossentropy")
model.get_layer("encoder").save_weights("encoder.weights.h5")
print(model.get_layer("encoder").input, model.layers[0].output)
node.get_layer("x").save_weights("x.h5")
