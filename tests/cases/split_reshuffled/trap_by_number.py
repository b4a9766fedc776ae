"""Parts in one order, of what is shuffled behind, by what is in the samples, or one part only."""

import tensorflow as tf

x, y = tf.random.normal([500, 4]), tf.random.normal([500])
rows = tf.data.Dataset.from_tensor_slices((x, y))


def is_test(number, row):
    return number % 5 == 0


def is_train(number, row):
    return not is_test(number, row)


def without_number(number, row):
    return row


once = rows.shuffle(500, reshuffle_each_iteration=False)
test = once.enumerate().filter(is_test).map(without_number).batch(32)
train = once.enumerate().filter(is_train).map(without_number).batch(32)
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, validation_data=test, epochs=3)

low = rows.shuffle(500).filter(lambda row, target: target < 0).batch(32)
model.fit(low, validation_data=rows.batch(32), epochs=3)

anew = rows.shuffle(500)
model.fit(anew.filter(lambda row, target: target < 0).batch(32), epochs=3)
model.evaluate(anew.filter(lambda row, target: target >= 0).batch(32))

first = rows.shard(2, 0).shuffle(250).batch(32)
model.fit(first, epochs=3)
model.evaluate(rows.shard(2, 1).shuffle(250).batch(32))

worker = rows.shuffle(500)
model.fit(worker.shard(4, 0).batch(32), epochs=3)
model.fit(worker.enumerate().filter(is_train).map(without_number).batch(32), epochs=3)
