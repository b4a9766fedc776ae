"""A layer no longer tells what it got where it was called, and is a model where it saves weights."""

from tensorflow import keras

from networks import make

model = make(8)
model.compile(keras.optimizers.Adam(), "binary_crossentropy")
inner = keras.Model(
    model.get_input_at(0),  # TFA903
    model.get_layer("features").get_output_at(0),  # TFA903
)
dense = keras.layers.Dense(4)
print(dense.get_output_shape_at(0))  # TFA903
print(model.layers[1].get_input_shape_at(0))  # TFA903
model.get_layer("encoder").save_weights("encoder.h5")  # TFA903
model.layers[-1].save_weights("decoder_weights.h5")  # TFA903
