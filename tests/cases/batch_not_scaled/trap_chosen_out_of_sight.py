import sys

import cluster
import tensorflow as tf

if "--cluster" in sys.argv:
    strategy = cluster.strategy_of(sys.argv)
elif "--servers" in sys.argv:
    strategy = tf.distribute.ParameterServerStrategy(cluster.resolver())
else:
    strategy = tf.distribute.MirroredStrategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(data.shuffle(64).batch(16), epochs=2)
