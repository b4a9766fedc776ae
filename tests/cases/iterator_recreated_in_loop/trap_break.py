"""Loops that end in `break`: once an epoch, for fixed data, under a condition, and at another loop."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 4]), tf.zeros([640, 1])))
shuffled, fixed = pairs.shuffle(640).batch(8), pairs.batch(8)

for epoch in range(50):
    for x, y in shuffled:
        model.train_on_batch(x, y)
        break
for step in range(400):
    for x, y in fixed:
        model.train_on_batch(x, y)
        break
for step in range(400):
    for x, y in shuffled:
        if float(model.train_on_batch(x, y)) < 0.1:
            break
for x, y in shuffled:
    model.train_on_batch(x, y)
    break
