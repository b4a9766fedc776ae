"""Methods that are called by the names of variables, which no fix may change."""

import keras

net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(2)])
net.compile("adam", "mse", metrics=[keras.metrics.MeanSquaredError()])
train = net.fit_generator
train(keras.utils.image_dataset_from_directory("pictures"))  # TFA903
error = keras.metrics.MeanSquaredError()
forget = error.reset_states
forget()  # TFA903
