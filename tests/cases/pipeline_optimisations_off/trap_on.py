import tensorflow as tf

options = tf.data.Options()
options.autotune.enabled = True
options.deterministic = False
options.threading.private_threadpool_size = 8
options.experimental_optimization.map_fusion = False
ds = tf.data.Dataset.range(64).batch(8).with_options(options)
