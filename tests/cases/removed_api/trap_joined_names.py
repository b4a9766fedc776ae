"""Parts that are joined to an ending of Keras' own, or end in something that is not known."""

import os
import sys

import tensorflow as tf

net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
folder, name = sys.argv[1:3]
net.save_weights("/".join([folder, "best.weights.h5"]))
net.save_weights(".".join([folder, "weights", "h5"]))
net.save_weights("".join([folder, ".h5"]))
net.save_weights("/".join([folder, name]))
net.save_weights("/".join(part for part in (folder, "best.ckpt")))
net.save_weights(os.path.abspath(name))
net.save_weights(os.path.abspath(os.path.join(folder, "best.weights.h5")))
