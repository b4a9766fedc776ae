import os

import horovod.tensorflow.keras as hvd
import tensorflow as tf

hvd.init()
os.environ["CUDA_VISIBLE_DEVICES"] = str(hvd.local_rank())
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
