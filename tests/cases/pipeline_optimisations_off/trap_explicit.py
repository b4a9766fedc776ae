import tensorflow as tf

options = tf.data.Options()
options.autotune.enabled = False
ds = tf.data.Dataset.range(64).map(lambda x: x * 2, num_parallel_calls=4).batch(8)
ds = ds.prefetch(2).with_options(options)
for batch in ds:
    print(batch)
