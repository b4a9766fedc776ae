import horovod.tensorflow.keras as hvd
import tensorflow as tf
from company.devices import one_gpu_each

hvd.init()
one_gpu_each(hvd)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
