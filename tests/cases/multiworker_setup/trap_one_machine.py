import tensorflow as tf

# Not a MultiWorkerMirroredStrategy: it needs no cluster and may come late.
x = tf.zeros([8, 8])
strategy = tf.distribute.MirroredStrategy()
