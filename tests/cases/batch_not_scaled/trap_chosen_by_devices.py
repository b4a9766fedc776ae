"""A batch that follows the number of devices, or is that of all replicas on one way."""

import argparse
import sys

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--distributed", action="store_true")
args = parser.parse_args()
gpus = tf.config.list_physical_devices("GPU")
strategy = tf.distribute.MirroredStrategy()
x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
data = tf.data.Dataset.from_tensor_slices((x, y))

batch = 256 if len(gpus) > 1 else 64
if args.distributed:
    large = 512
else:
    large = 64
if "--all" in sys.argv:
    other = 64 * strategy.num_replicas_in_sync
else:
    other = 64

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(data.batch(batch))
model.fit(data.batch(large))
model.fit(data.batch(other))
