"""One step an epoch, other data in each iteration, and a batch that stays the same."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")


def data(seed):
    x = tf.random.stateless_normal([64, 4], [seed, 0])
    return tf.data.Dataset.from_tensor_slices((x, tf.zeros([64, 1])))


shuffled = data(0).shuffle(64).batch(8)
fixed = data(1).shuffle(64, reshuffle_each_iteration=False).batch(8)
for epoch in range(50):
    for x, y in shuffled.take(1):
        model.train_on_batch(x, y)
for step in range(500):
    for x, y in fixed.take(1):
        model.train_on_batch(x, y)
    for x, y in data(step).shuffle(64).batch(8).take(1):
        model.train_on_batch(x, y)
