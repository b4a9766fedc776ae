"""One of the rates is 0, or what is picked is not known."""

import sys

import tensorflow as tf

rates = {"rate_0": 0.0, "rate_1": 0.1, "width_0": 8}
some = [0.0, 0.2]
ways = {"slow": {"recurrent_dropout": 0.2}, "fast": {"dropout": 0.2}}
for name in sys.argv:
    rates[name] = rates[name + name]


def build(which, own=(0.0, 0.1)):
    model = tf.keras.Sequential([tf.keras.Input([20, 4])])
    layer = tf.keras.layers.LSTM
    model.add(layer(8, recurrent_dropout=rates["rate_" + which], return_sequences=True))
    model.add(layer(8, recurrent_dropout=own[int(which)], return_sequences=True))
    for rate in some:
        model.add(layer(8, recurrent_dropout=rate, return_sequences=True))
    model.add(layer(8, **ways[which]))
    return model


model = build(sys.argv[1])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 20, 4]), tf.zeros([32, 8]))
