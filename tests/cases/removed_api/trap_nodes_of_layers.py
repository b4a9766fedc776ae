"""Methods of these names that are no layer's, and names that Keras 3 takes."""

from tensorflow import keras

from graphs import Node, make

node = Node(4)
print(node.get_input_at(0), make(3).get_output_at(1))
model = make(8)
model.compile(keras.optimizers.Adam(), "binary_crossentropy")
model.get_layer("encoder").save_weights("encoder.weights.h5")
print(model.get_layer("encoder").input, model.layers[0].output)
node.get_layer("x").save_weights("x.h5")
