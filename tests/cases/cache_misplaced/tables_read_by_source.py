"""Sources that shuffle tables and begin anew behind their end, by themselves."""

import tensorflow as tf

read = tf.data.experimental.make_csv_dataset
columns = {"x": tf.io.FixedLenFeature([], tf.float32), "y": tf.io.FixedLenFeature([], tf.float32)}


def pack(features, label):
    return tf.stack(list(features.values()), axis=-1), label


once = read("train.csv", batch_size=64, label_name="y", num_epochs=1)
once = once.map(pack).cache().prefetch(tf.data.AUTOTUNE)  # TFA307
endless = read("train.csv", 64, label_name="y").map(pack).cache()  # TFA307
in_order = read("train.csv", 64, label_name="y", shuffle=False).map(pack).cache()  # TFA307
examples = tf.data.experimental.make_batched_features_dataset(
    "train.tfrecord", 64, columns, label_key="y", num_epochs=1
).cache()  # TFA307
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(once, epochs=20)
model.fit(endless, epochs=20, steps_per_epoch=100)
model.fit(in_order, epochs=20, steps_per_epoch=100)
model.fit(examples.map(pack), epochs=20)
