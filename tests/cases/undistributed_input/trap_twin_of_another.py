import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()


@tf.function
def look_at(batch):
    return strategy.run(tf.reduce_mean, args=(batch,))


def show(train_batches, other_batches):
    # The others come from out of sight, and may be distributed already.
    train_batches = strategy.experimental_distribute_dataset(train_batches)
    for batch, other in zip(train_batches, other_batches):
        print(look_at(batch), look_at(other))
