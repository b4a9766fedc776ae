"""Parts by the numbers of the samples, and by shards, of what is shuffled anew in every pass."""

import tensorflow as tf

x, y = tf.random.normal([500, 4]), tf.random.normal([500])
rows = tf.data.Dataset.from_tensor_slices((x, y))


def is_test(number, row):
    return number % 5 == 0


def is_train(number, row):
    return not is_test(number, row)


def without_number(number, row):
    return row


numbered = rows.shuffle(500)  # TFA316
test = numbered.enumerate().filter(is_test).map(without_number).batch(32)
train = numbered.enumerate().filter(is_train).map(without_number).batch(32)
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, validation_data=test, epochs=3)

mixed = rows.shuffle(500, seed=1)  # TFA316
model.fit(mixed.shard(2, 0).batch(32), epochs=3)
model.evaluate(mixed.shard(2, 1).batch(32))
