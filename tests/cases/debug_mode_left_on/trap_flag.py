import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--eager", action="store_true")
arguments = parser.parse_args()
if arguments.eager:
    tf.config.run_functions_eagerly(True)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse", run_eagerly=arguments.eager)
