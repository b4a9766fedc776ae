import tensorflow as tf

ds = tf.data.Dataset.range(64).batch(8).prefetch(2).repeat(2).take(4)
for batch in ds:
    print(batch)
