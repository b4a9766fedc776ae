"""A model of one machine's GPUs."""

import tensorflow as tf

CLUSTER = False
if CLUSTER:
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
else:
    strategy = tf.distribute.MirroredStrategy()
single = tf.distribute.MirroredStrategy()
with single.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.save("out/model.keras")
