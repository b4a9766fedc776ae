"""The number comes from an option that is 0 unless it is given."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--gpu", type=int, default=0)
parser.add_argument("--resume", action="store_true")
args = parser.parse_args()

gpus = tf.config.list_physical_devices("GPU")
tf.config.set_visible_devices(gpus[args.gpu], "GPU")  # TFA105
if args.resume:
    print("resuming")

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, batch_size=32, epochs=5)
