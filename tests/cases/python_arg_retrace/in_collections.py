import tensorflow as tf


@tf.function
def scaled(pair):
    x, by = pair
    return x * by


@tf.function
def weighted(x, weights):
    return x * weights["first"]


@tf.function
def named(x, name):
    return tf.reduce_sum(x, name=name)


@tf.function
def step(x, rate):
    return x * rate


x = tf.random.normal([32])
rate = 1.0
for i in range(100):
    scaled((x, i))  # TFA603
    weighted(x, {"first": i / 100, "second": 1.0})  # TFA603
    named(x, f"sum_{i}")  # TFA603
    step(x, rate)  # TFA603
    rate = max(0.01, rate * 0.99)

for rate in [0.1, 0.05, 0.02, 0.01, 0.005, 0.002]:
    for _ in range(100):
        step(x, rate)  # TFA603
