"""Loops with an iteration for each batch, which all take the first one."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(16)

right = 0
for _ in range(len(data)):
    x, y = next(iter(data))  # TFA311
    right += int(tf.reduce_sum(tf.cast(model.predict(x) > 0.5, tf.int32)))


def check(test):
    for _ in range(len(test)):
        x, y = test.as_numpy_iterator().next()  # TFA311
        print(model.predict(x), y.astype(int))


def shown(test, others):
    for number in range(len(others)):
        x, y = test.as_numpy_iterator().next()
        print(number, model.predict(x))
