"""`stateful` of layers that are not recurrent."""

import tensorflow as tf
from tensorflow.keras.layers import LSTM, Dense, Input
from tensorflow.keras.models import Model, Sequential

model = Sequential()
model.add(Input(batch_shape=(1, None, 1)))
model.add(LSTM(50, stateful=True, return_sequences=True))
model.add(Dense(1))
for layer in model.layers:
    if layer.stateful:  # TFA903
        layer.reset_states()


def reset(network):
    for part in network.layers:
        if part.stateful == True:  # TFA903 # noqa: E712
            part.reset_states()


tensor = Input(batch_shape=(4, 10, 1))
functional = Model(tensor, Dense(1)(LSTM(8, stateful=True)(tensor)))
reset(functional)
recurrent = [layer for layer in functional.layers if layer.stateful]  # TFA903

dense = tf.keras.layers.Dense(1)
print(dense.stateful)  # TFA903
