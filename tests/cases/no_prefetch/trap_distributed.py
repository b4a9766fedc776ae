import tensorflow as tf

strategy = tf.distribute.get_strategy()
ds = strategy.experimental_distribute_dataset(tf.data.Dataset.range(64).batch(8))


@tf.function
def total():
    found = tf.constant(0, tf.int64)
    for batch in ds:
        found += tf.reduce_sum(batch)
    return found


def unknown(data):
    for batch in data:
        print(batch)


print(total())
