import tensorflow as tf

options = tf.data.Options()
options.autotune.enabled = False  # TFA312
options.threading.private_threadpool_size = 1  # TFA312
ds = tf.data.Dataset.range(64).map(lambda x: x * 2).batch(8).with_options(options)
for batch in ds:
    print(batch)
