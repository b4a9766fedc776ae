"""The rates stand in lists and dicts that loops go through."""

import tensorflow as tf

widths = {"units_0": 64, "units_1": 32, "rate_0": 0.2, "rate_1": 0.1}
stages = [
    {"units": 64, "recurrent_dropout": 0.1, "return_sequences": True},
    {"units": 32, "recurrent_dropout": 0.2, "return_sequences": False},
]


def by_number():
    model = tf.keras.Sequential([tf.keras.Input([20, 4])])
    for i in range(2):
        model.add(
            tf.keras.layers.GRU(
                widths["units_" + str(i)],
                recurrent_dropout=widths[f"rate_{i}"],  # TFA001
                return_sequences=True,
            )
        )
    return model


def by_stage():
    model = tf.keras.Sequential([tf.keras.Input([20, 4])])
    for stage in stages:
        model.add(tf.keras.layers.LSTM(**stage))  # TFA001
    return model


def by_default(units=(64, 32), rates=(0.3,)):
    rates = list(rates * len(units))
    model = tf.keras.Sequential([tf.keras.Input([20, 4])])
    for n, rate in zip(units[:-1], rates[:-1]):
        model.add(tf.keras.layers.LSTM(n, recurrent_dropout=rate, return_sequences=True))  # TFA001
    model.add(tf.keras.layers.LSTM(units[-1], recurrent_dropout=rates[-1]))  # TFA001
    return model


for model in (by_number(), by_stage()):
    model.compile("adam", "mse")
    model.fit(tf.zeros([32, 20, 4]), tf.zeros([32, 20, 32]))
