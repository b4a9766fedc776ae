"""Models that get their layers one by one: by a function, or behind the optimizer."""

import tensorflow as tf

BATCH = 64
strategy = tf.distribute.MirroredStrategy()
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(BATCH)
dataset = strategy.experimental_distribute_dataset(dataset)


def build():
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Input([8]))
    model.add(tf.keras.layers.Dense(8, activation="relu"))
    model.add(tf.keras.layers.Dense(8))
    return model


def late():
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Dense(8, activation="relu"))
    model.add(tf.keras.layers.Dense(8))
    return model


with strategy.scope():
    first_optimizer = tf.keras.optimizers.Adam()
    first = build()
    second = build()
    second_optimizer = tf.keras.optimizers.Adam()
    second.add(tf.keras.layers.Dense(8))
    # Without the shape of its input, a model has no variables yet.
    third = late()
    third_optimizer = tf.keras.optimizers.Adam()


def step(x):
    with tf.GradientTape(persistent=True) as tape:
        losses = [tf.reduce_sum(tf.square(m(x))) / BATCH for m in (first, second, third)]
    for_first = tape.gradient(losses[0], first.trainable_variables)
    first_optimizer.apply_gradients(zip(for_first, first.trainable_variables))  # TFA410
    for_second = tape.gradient(losses[1], second.trainable_variables)
    second_optimizer.apply_gradients(zip(for_second, second.trainable_variables))  # TFA410
    for_third = tape.gradient(losses[2], third.trainable_variables)
    third_optimizer.apply_gradients(zip(for_third, third.trainable_variables))  # TFA410


@tf.function
def distributed(x):
    strategy.run(step, args=(x,))


for x in dataset:
    distributed(x)
