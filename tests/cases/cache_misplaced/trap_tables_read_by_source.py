"""Tables that are cached in the order of their files, are shuffled again, or have an end."""

import tensorflow as tf

read = tf.data.experimental.make_csv_dataset
settings = {"label_name": "y", "num_epochs": 1, "shuffle": False}


def pack(features, label):
    return tf.stack(list(features.values()), axis=-1), label


in_order = read("train.csv", 64, label_name="y", num_epochs=1, shuffle=False).map(pack).cache()
again = read("train.csv", 64, label_name="y", num_epochs=1).map(pack).cache().shuffle(100)
part = read("train.csv", 64, label_name="y").take(50).map(pack).cache()
told = read("train.csv", 64, **settings).map(pack).cache()
held_out = read("test.csv", 64, label_name="y", num_epochs=1).map(pack).cache()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(in_order, epochs=20, validation_data=held_out)
model.fit(again, epochs=20)
model.fit(part, epochs=20)
model.fit(told, epochs=20)
model.fit(read("train.csv", 64, label_name="y").map(pack), epochs=20, steps_per_epoch=100)
