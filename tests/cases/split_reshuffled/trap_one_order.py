import tensorflow as tf

files = tf.data.Dataset.list_files("*.png", shuffle=False)
files = files.shuffle(1000, reshuffle_each_iteration=False)
train_files = files.skip(200)
val_files = files.take(200)

by_place = tf.data.Dataset.range(100).shuffle(100, 7, False)
first, second = by_place.take(50), by_place.skip(50)

unknown = tf.data.Dataset.range(100).shuffle(100, reshuffle_each_iteration=again)
first, second = unknown.take(50), unknown.skip(50)

options = {"reshuffle_each_iteration": False}
hidden = tf.data.Dataset.range(100).shuffle(100, **options)
first, second = hidden.take(50), hidden.skip(50)
