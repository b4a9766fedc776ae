"""An optimizer that `getattr` takes out of Keras' module by a name that the script is given."""

import sys

from tensorflow import keras
from tensorflow.keras import optimizers

model = keras.Sequential([keras.Input([4]), keras.layers.Dense(1)])
model.compile(getattr(optimizers, sys.argv[1])(lr=1e-3), "mse")  # TFA903
finer = getattr(keras.optimizers, sys.argv[1])(lr=1e-4, momentum=0.9)  # TFA903
model.compile(finer, "mse")
