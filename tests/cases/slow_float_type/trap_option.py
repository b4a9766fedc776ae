import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--double", action="store_true")
if parser.parse_args().double:
    tf.keras.backend.set_floatx("float64")
model = tf.keras.Sequential([tf.keras.layers.Dense(20, "tanh"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([100, 2]), tf.zeros([100, 1]))
