import tensorflow as tf


def halve(x, y):
    return x / 2, y


strategy = tf.distribute.MirroredStrategy()
features, labels = tf.random.normal([512, 6]), tf.random.normal([512, 1])
pairs = tf.data.Dataset.from_tensor_slices((features, labels)).shuffle(512).batch(64)
pairs = pairs.prefetch(2).map(halve)  # TFA305
shared = strategy.experimental_distribute_dataset(pairs)
for x, y in shared:
    print(x, y)

# Nothing but the strategy comes behind this one.
ready = tf.data.Dataset.from_tensor_slices((features, labels)).batch(64).prefetch(2)
for x, y in strategy.experimental_distribute_dataset(ready):
    print(x, y)
