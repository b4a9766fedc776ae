"""Folds of data that is not shuffled, or in one order; several datasets, of which one trains."""

import tensorflow as tf

FOLDS = 3
x, y = tf.zeros([300, 4]), tf.zeros([300])
data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(300, reshuffle_each_iteration=False)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
for fold in range(FOLDS):
    parts = [data.shard(FOLDS, other) for other in range(FOLDS) if other != fold]
    train = parts[0].concatenate(parts[1]).shuffle(200)
    model.fit(train.batch(20), validation_data=data.shard(FOLDS, fold).batch(20))
sets = [tf.data.Dataset.from_tensor_slices((x, y)).shuffle(300).batch(20) for _ in range(2)]
model.fit(sets[0], validation_data=sets[1])
