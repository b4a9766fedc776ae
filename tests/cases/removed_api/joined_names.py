"""Names of files that are joined of parts, or made whole paths."""

import os
import sys

import tensorflow as tf

net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
folder = sys.argv[1]
net.save_weights("/".join([folder, "best.ckpt"]))  # TFA903
net.save_weights(os.sep.join([folder, "best"]))  # TFA903
net.save_weights(os.path.sep.join((folder, "best.h5")))  # TFA903
net.save_weights(os.path.abspath(os.path.join(folder, "best")))  # TFA903
