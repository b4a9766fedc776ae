import tensorflow as tf

resolver = tf.distribute.cluster_resolver.TFConfigClusterResolver()
options = tf.distribute.experimental.CommunicationOptions(bytes_per_pack=50 * 1024 * 1024)
noise = tf.zeros([8, 8])
strategy = tf.distribute.MultiWorkerMirroredStrategy(resolver, options)  # TFA406
print(strategy.num_replicas_in_sync, noise)
