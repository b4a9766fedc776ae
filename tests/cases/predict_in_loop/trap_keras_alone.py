# keras: 2
# tensorflow: 2.3
"""Keras 2.3 fed its arrays to a graph: `predict` set up no pipeline."""

import numpy as np
from keras.layers import Dense
from keras.models import Sequential

model = Sequential([Dense(1, input_shape=(4,))])
for row in np.zeros([1000, 4]):
    print(model.predict(row.reshape(1, 4)))
