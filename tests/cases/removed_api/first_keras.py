from keras.layers import GRU, LSTM, Convolution2D, Dense, MaxPooling1D
from keras.models import Sequential

model = Sequential()
model.add(LSTM(8, init="uniform"))  # TFA903
model.add(LSTM(8, inner_activation="sigmoid"))  # TFA903
model.add(GRU(8, U_regularizer="l2"))  # TFA903
model.add(Dense(8, bias=False))  # TFA903
model.add(MaxPooling1D(2, stride=2))  # TFA903
model.add(Convolution2D(8, 3, b_constraint=None))  # TFA903
