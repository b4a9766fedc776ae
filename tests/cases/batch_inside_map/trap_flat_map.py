import tensorflow as tf

windows = tf.data.Dataset.range(20).window(5, shift=1, drop_remainder=True)
a = windows.flat_map(lambda w: w.batch(5))
b = windows.map(lambda w: w.batch(5)).flat_map(lambda w: w)
for x, y in zip(a, b):
    print(x, y)
