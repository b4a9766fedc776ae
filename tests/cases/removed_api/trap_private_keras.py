"""What the private copy of Keras 2 still has, and Keras 3 has no more."""

import numpy as np
from tensorflow.python.keras.layers import Dense, Input  # TFA903
from tensorflow.python.keras.models import Model, Sequential  # TFA903
from tensorflow.python.keras.optimizer_v2.adam import Adam  # TFA903
from tensorflow.python.keras.utils.data_utils import Sequence  # TFA903
from tensorflow.python.keras.utils.np_utils import to_categorical  # TFA903

print(Sequence)
model = Sequential([Dense(2, input_shape=(4,))])
model.compile(Adam(lr=1e-3), "mse")
model.train_on_batch(np.zeros((8, 4)), to_categorical(np.zeros(8), 2))
print(model.predict_on_batch(np.zeros((8, 4))), model.optimizer.lr)
inputs = Input(shape=(4,))
other = Model(inputs, Dense(2)(inputs))
other.compile(Adam(lr=1e-3), "mse")
print(other.optimizer.get_weights())
