"""A loss that is written out, of labels and outputs."""

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([
        tf.keras.Input([8]),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    optimizer = tf.keras.optimizers.SGD(0.1)
batch = 32 * strategy.num_replicas_in_sync
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(batch)
data = strategy.experimental_distribute_dataset(data)


def focal(y, p):
    found = -y * (1 - p) ** 2 * tf.math.log(p + 1e-7)
    missed = -(1 - y) * p**2 * tf.math.log(1 - p + 1e-7)
    return tf.reduce_mean(found + missed)  # TFA409


def step(x, y):
    with tf.GradientTape() as tape:
        loss = focal(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def train(batches):
    for x, y in batches:
        strategy.run(step, args=(x, y))


train(data)
