"""The batch of one replica where each is given its own, or where another strategy is meant."""

import tensorflow as tf

GLOBAL_BATCH = 256
strategy = tf.distribute.MirroredStrategy()
per_replica = GLOBAL_BATCH // strategy.num_replicas_in_sync
data = tf.data.Dataset.from_tensor_slices((tf.zeros([2560, 8]), tf.zeros([2560, 1])))


def share(context):
    return data.batch(per_replica)


own = strategy.distribute_datasets_from_function(share)
whole = strategy.experimental_distribute_dataset(
    data.batch(per_replica * strategy.num_replicas_in_sync)
)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(data.batch(GLOBAL_BATCH), steps_per_epoch=2560 // strategy.num_replicas_in_sync // 8)
alone = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
alone.compile("sgd", "mse")
alone.fit(data.batch(per_replica))


def distributed(chosen, other, dataset, size):
    share = size // other.num_replicas_in_sync
    return chosen.experimental_distribute_dataset(dataset.batch(share))
