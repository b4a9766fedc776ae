"""Steps that divide the batches, or leave most of an epoch; that end before; data that goes on."""

import argparse
import sys

import numpy as np
import tensorflow as tf

x, y = np.zeros([2048, 12]), np.zeros([2048, 1])
train = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(2048).batch(64)
model = tf.keras.Sequential([tf.keras.Input([12]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=3, steps_per_epoch=16)
model.fit(train, epochs=9, steps_per_epoch=18)
model.fit(train, epochs=2, steps_per_epoch=15)
model.fit(train, epochs=1, steps_per_epoch=15)
model.fit(train, epochs=3, steps_per_epoch=40)
model.fit(train, epochs=int(sys.argv[1]), steps_per_epoch=15)
model.fit(train.repeat(), epochs=3, steps_per_epoch=15)
model.fit(train.repeat(2), epochs=3, steps_per_epoch=15)
model.fit(train.take(30), epochs=3, steps_per_epoch=15)

parser = argparse.ArgumentParser()
parser.add_argument("--rows", type=int, default=2048)
drawn = np.random.rand(parser.parse_args().rows, 12)
drawn = tf.data.Dataset.from_tensor_slices((drawn, drawn[:, :1])).batch(64)
model.fit(drawn, epochs=3, steps_per_epoch=15)
