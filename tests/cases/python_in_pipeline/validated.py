import numpy as np
import tensorflow as tf


def reader(files):
    def read():
        for file in files:
            yield np.load(file), 1

    return read


def load(path):
    return np.load(path).astype("float32")


def load_slowly(path):
    return np.load(path)["x"].astype("float32")



train = tf.data.Dataset.from_generator(reader(["a"]), (tf.float32, tf.int32), ((8,), ()))  # TFA309
val = tf.data.Dataset.from_generator(reader(["b"]), (tf.float32, tf.int32), ((8,), ()))  # TFA309: medium
model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train.batch(16), validation_data=val.batch(16), epochs=10)

y = tf.data.Dataset.from_tensor_slices([0, 1])
paths = tf.data.Dataset.from_tensor_slices(["a", "b"])
first = paths.map(lambda p: tf.numpy_function(load, [p], tf.float32))  # TFA309: high
other = paths.map(lambda p: tf.numpy_function(load_slowly, [p], tf.float32))  # TFA309: medium
model.fit(tf.data.Dataset.zip((first, y)).batch(16), epochs=10)
model.fit(tf.data.Dataset.zip((first, y)).batch(16), validation_data=tf.data.Dataset.zip((other, y)).batch(16), epochs=10)

# It is evaluated once.
test = tf.data.Dataset.from_generator(reader(["c"]), (tf.float32, tf.int32), ((8,), ()))
model.evaluate(test.batch(16))
