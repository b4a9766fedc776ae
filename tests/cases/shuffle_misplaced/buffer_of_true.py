"""`True` is a number, too: 1."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 4]), tf.zeros([640, 1])))
model.fit(rows.shuffle(buffer_size=True).batch(32), epochs=5)  # TFA308


def read(names, size):
    return tf.data.TFRecordDataset(names).map(tf.io.parse_tensor).shuffle(True).batch(size)  # TFA308


for x, y in read("a.tfrecord", 20):
    model.train_on_batch(x, y)
