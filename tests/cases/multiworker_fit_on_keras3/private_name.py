"""The class that TensorFlow calls MultiWorkerMirroredStrategy, by its name within."""

import tensorflow as tf
from tensorflow.python.distribute.collective_all_reduce_strategy import CollectiveAllReduceStrategy

strategy = CollectiveAllReduceStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
batch = 16 * strategy.num_replicas_in_sync
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), batch_size=batch)  # TFA407
