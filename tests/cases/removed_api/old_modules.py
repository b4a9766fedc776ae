"""Arguments that are gone are found in layers of the old modules, too."""

from keras.layers.convolutional import Convolution2D  # TFA903
from keras.models import Sequential

model = Sequential()
model.add(Convolution2D(24, 5, 5, subsample=(2, 2), activation="relu"))  # TFA903
model.compile(loss="mse", optimizer="adam")
