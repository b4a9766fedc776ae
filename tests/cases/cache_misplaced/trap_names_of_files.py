import tensorflow as tf

paths, labels = tf.io.gfile.glob("cats/*.jpg"), [0] * 1000


def read(path, label):
    return tf.io.read_file(path), label


def decode(data, label):
    return tf.image.resize(tf.io.decode_jpeg(data, channels=3), (64, 64)), label


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
model.compile("adam", "sparse_categorical_crossentropy")

# The bytes of the files are less than the images.
ds = tf.data.Dataset.from_tensor_slices((paths, labels)).map(read).cache().map(decode).batch(32)
model.fit(ds, epochs=10)

# What is read is cached as well.
ds = tf.data.Dataset.from_tensor_slices((paths, labels)).cache()
ds = ds.map(read).map(decode).cache().batch(32)
model.fit(ds, epochs=10)

# One epoch reads them once.
ds = tf.data.Dataset.from_tensor_slices((paths, labels)).cache().map(read).map(decode).batch(32)
model.fit(ds, epochs=1)

# Arrays, and a function that reads no file.
x, y = tf.zeros([640, 8]), tf.zeros([640], tf.int32)
ds = tf.data.Dataset.from_tensor_slices((x, y)).cache().map(lambda a, b: (a / 2, b)).batch(32)
model.fit(ds, epochs=10)

# The records are cached, and an interleave of what no file holds.
files = tf.data.Dataset.list_files("records/*.tfrecord")
ds = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=4).cache().batch(32)
model.fit(ds, epochs=10)
rows = tf.data.Dataset.from_tensor_slices(x).cache()
ds = rows.interleave(lambda row: tf.data.Dataset.from_tensors((row, 0)).repeat(4)).batch(32)
model.fit(ds, epochs=10)
