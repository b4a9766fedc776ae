import argparse
import contextlib

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--distribute", default="none")
options = parser.parse_args()


def strategy_for(kind):
    if kind == "mirrored":
        return tf.distribute.MirroredStrategy()
    return tf.distribute.get_strategy()


def train(strategy, rows):
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
    model.fit(rows.batch(32), epochs=2)  # TFA403


several = tf.distribute.MirroredStrategy() if options.distribute == "several" else None
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
train(strategy_for(options.distribute), data.shuffle(64))
with several.scope() if several else contextlib.nullcontext():
    other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    other.compile("sgd", "mse")
other.fit(data.shuffle(64).batch(16))  # TFA403
