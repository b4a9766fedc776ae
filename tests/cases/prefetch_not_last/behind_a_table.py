import tensorflow as tf


def pack(features, label):
    return tf.stack(list(features.values()), axis=1), label


def table(path, **options):
    return tf.data.experimental.make_csv_dataset(path, batch_size=32, label_name="y", **options)


train_ds = tf.data.experimental.make_csv_dataset("train.csv", 32, label_name="y", num_epochs=1)
train_ds = train_ds.map(pack)  # TFA305
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train_ds, epochs=5)

plain = tf.data.experimental.make_csv_dataset("train.csv", 32, label_name="y", num_epochs=1)
for features, label in plain:
    print(features, label)
behind = tf.data.experimental.make_csv_dataset("train.csv", 32, label_name="y", num_epochs=1)
model.fit(behind.map(pack).prefetch(1))
without = tf.data.experimental.make_csv_dataset(
    "train.csv", 32, label_name="y", num_epochs=1, prefetch_buffer_size=0
)
model.fit(without.map(pack))
model.fit(table("train.csv", prefetch_buffer_size=0).map(pack))
