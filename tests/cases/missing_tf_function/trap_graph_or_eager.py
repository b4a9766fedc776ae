"""The step is a graph for the replicas, or in a loop of its own that shows what that gains."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def distributed_step(x, y):
    strategy.run(train_step, args=(x, y))


for x, y in data:
    if strategy.num_replicas_in_sync > 1:
        distributed_step(x, y)
    else:
        train_step(x, y)

for x, y in data:
    train_step(x, y)
for x, y in data:
    distributed_step(x, y)
