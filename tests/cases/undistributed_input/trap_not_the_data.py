import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
dataset = tf.data.Dataset.range(64).batch(16)
distributed = strategy.experimental_distribute_dataset(dataset)


@tf.function
def step(batch, number):
    return tf.reduce_sum(batch) * number


# Once, so that the variables are made.
strategy.run(step, args=(next(iter(dataset)), tf.constant(0, tf.int64)))
for epoch in range(3):
    for batch in distributed:
        strategy.run(step, args=(batch, tf.constant(epoch, tf.int64)))
