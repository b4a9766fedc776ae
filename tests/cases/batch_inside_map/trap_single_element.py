import tensorflow as tf

windows = tf.data.Dataset.range(20).window(5, drop_remainder=True)
ds = windows.map(lambda w: tf.data.Dataset.get_single_element(w.batch(5)))
for x in ds:
    print(x)
