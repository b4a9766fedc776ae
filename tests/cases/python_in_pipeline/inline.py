import tensorflow as tf

ds = tf.data.Dataset.range(8)
ds = ds.map(lambda i: tf.py_function(lambda v: v * 2, [i], tf.int64))  # TFA309
for value in ds.batch(2):
    print(value)
