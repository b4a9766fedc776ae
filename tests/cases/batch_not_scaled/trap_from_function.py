import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
PER_REPLICA = 16
GLOBAL_BATCH = PER_REPLICA * strategy.num_replicas_in_sync
GLOBAL_OF_TWO = 32


def dataset():
    return tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).repeat()


def asked(context):
    return dataset().batch(context.get_per_replica_batch_size(GLOBAL_BATCH))


def divided(context):
    return dataset().batch(GLOBAL_BATCH // context.num_replicas_in_sync)


def literal(context):
    return dataset().batch(PER_REPLICA)


def divided_by_hand(context):
    return dataset().batch(GLOBAL_OF_TWO // 2)


with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(strategy.distribute_datasets_from_function(asked), steps_per_epoch=4)
model.fit(strategy.distribute_datasets_from_function(divided), steps_per_epoch=4)
model.fit(strategy.distribute_datasets_from_function(literal), steps_per_epoch=4)
model.fit(strategy.distribute_datasets_from_function(divided_by_hand), steps_per_epoch=4)
