"""The batch of one replica, which the strategy splits among all of them."""

import tensorflow as tf

GLOBAL_BATCH = 256
strategy = tf.distribute.MirroredStrategy()
per_replica = GLOBAL_BATCH // strategy.num_replicas_in_sync
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
data = tf.data.Dataset.from_tensor_slices((tf.zeros([2560, 8]), tf.zeros([2560, 1])))
model.fit(data.shuffle(2560).batch(per_replica))  # TFA403
with strategy.scope():
    other = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    other.compile("sgd", "mse")
x, y = tf.zeros([2560, 8]), tf.zeros([2560, 1])
other.fit(x, y, batch_size=int(GLOBAL_BATCH / strategy.num_replicas_in_sync))  # TFA403


def distributed(chosen, dataset, size):
    share = size // chosen.num_replicas_in_sync
    dataset = dataset.batch(share, drop_remainder=True).prefetch(tf.data.AUTOTUNE)  # TFA403
    return chosen.experimental_distribute_dataset(dataset)
