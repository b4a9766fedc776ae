"""One batch of each of many datasets."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")


def domain(seed):
    x = tf.random.stateless_normal([64, 4], [seed, 0])
    return tf.data.Dataset.from_tensor_slices((x, tf.zeros([64, 1]))).shuffle(64).batch(16)


domains = {seed: domain(seed) for seed in range(20)}
listed = list(domains.values())
for dataset in listed:
    x, y = next(iter(dataset))
    model.train_on_batch(x, y)
for name, dataset in domains.items():
    x, y = next(iter(dataset))
    model.train_on_batch(x, y)
for i in range(20):
    x, y = next(iter(listed[i]))
    model.train_on_batch(x, y)
for seed in range(20, 40):
    dataset = domain(seed)
    x, y = next(iter(dataset))
    model.train_on_batch(x, y)
