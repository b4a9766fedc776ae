"""No scope of the strategies is entered: it matters not which is chosen, nor who makes the model."""

import tensorflow as tf
from library import resnet

try:
    strategy = tf.distribute.TPUStrategy(tf.distribute.cluster_resolver.TPUClusterResolver())
except ValueError:
    strategy = tf.distribute.get_strategy()
batch_size = 16 * strategy.num_replicas_in_sync

model = resnet.build(classes=10)  # TFA402
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([1024, 32, 32, 3]), tf.zeros([1024]), batch_size=batch_size)
