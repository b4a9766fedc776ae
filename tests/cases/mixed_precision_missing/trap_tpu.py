import tensorflow as tf
from tensorflow.keras import layers

resolver = tf.distribute.cluster_resolver.TPUClusterResolver()
tf.config.experimental_connect_to_cluster(resolver)
tf.tpu.experimental.initialize_tpu_system(resolver)
strategy = tf.distribute.TPUStrategy(resolver)
with strategy.scope():
    model = tf.keras.Sequential([layers.Conv2D(256, 3), layers.Flatten(), layers.Dense(10)])
    model.compile("adam", "mse")
model.fit(tf.zeros([16, 32, 32, 3]), tf.zeros([16, 10]))
