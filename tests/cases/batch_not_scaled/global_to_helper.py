"""The function of one replica is given the batch that losses are averaged over."""

import functools

import tensorflow as tf

GLOBAL_BATCH = 256
BATCH = 64
strategy = tf.distribute.MirroredStrategy()


def batches(context, batch_size):
    dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
    return dataset.repeat().batch(batch_size)  # TFA403


def averaged_over(context):
    return tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(
        BATCH  # TFA403
    )


with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
    model.compile("adam", "mse")
give = functools.partial(batches, batch_size=GLOBAL_BATCH)
model.fit(strategy.distribute_datasets_from_function(give), steps_per_epoch=10)


def replica_step(x, y):
    with tf.GradientTape() as tape:
        errors = tf.reduce_sum(tf.square(model(x) - y), axis=-1)
        loss = tf.nn.compute_average_loss(errors, global_batch_size=BATCH)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def step(x, y):
    strategy.run(replica_step, args=(x, y))


for x, y in strategy.distribute_datasets_from_function(averaged_over):
    step(x, y)
