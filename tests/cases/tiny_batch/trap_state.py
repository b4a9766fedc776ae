import numpy as np
from keras.layers import LSTM, Dense, Input
from keras.models import Sequential

model = Sequential([Input((20, 1), batch_size=1), LSTM(8, stateful=True), Dense(1)])
model.compile("adam", "mse")
model.fit(np.zeros([640, 20, 1]), np.zeros([640, 1]), batch_size=1, shuffle=False)
