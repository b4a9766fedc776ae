import tensorflow as tf

ds = tf.data.Dataset.range(64).batch(8).prefetch(2).take(4)


@tf.function
def total():
    found = tf.constant(0, tf.int64)
    for batch in ds:
        found += tf.reduce_sum(batch)
    return found


print(total())
for batch in ds:
    print(batch)
