"""Lines of a table: their columns stand beside each other in one sample, with one label each."""

import tensorflow as tf

NAMES = ["age", "height", "weight"]


def stacked(line):
    fields = tf.io.decode_csv(line, [0.0] * 4)
    return tf.stack(fields[:-1]), fields[-1]


def picked(line):
    fields = tf.io.decode_csv(line, record_defaults=[0.0] * 4)
    return tf.stack([fields[0], fields[2]]), fields[3]


def named(line):
    age, height, weight, label = tf.io.decode_csv(line, [0.0] * 4)
    return dict(zip(NAMES, (age, height, weight))), label


def split(path, count):
    rows = tf.data.TextLineDataset(path).skip(1).map(stacked)
    return rows.take(count).shuffle(200), rows.skip(count)


train, test = split("people.csv", 240)
model = tf.keras.Sequential([tf.keras.Input([3]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=2, validation_data=test.batch(8))  # TFA201
model.evaluate(test)  # TFA201
model.evaluate(tf.data.TextLineDataset("others.csv").map(picked))  # TFA201
model.evaluate(tf.data.TextLineDataset("others.csv").map(named))  # TFA201
