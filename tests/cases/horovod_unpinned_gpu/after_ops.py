"""TensorFlow has started: the devices cannot be chosen behind `hvd.init` any more."""

import horovod.tensorflow.keras as hvd
import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
hvd.init()  # TFA408
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
model.fit(x, y)
