"""Names that end in a text which may be an ending of Keras' own, whatever the form fills it with."""

import sys

import tensorflow as tf

net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
ending = sys.argv[1]
net.save_weights(f"weights/net{ending:4}")
net.save_weights("weights/net{:4}".format(ending))
net.save_weights(f"weights/net_{ending:04}")
