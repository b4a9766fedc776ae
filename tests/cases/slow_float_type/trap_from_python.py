import numpy as np
import tensorflow as tf


def load(path):
    array = tf.numpy_function(lambda path: np.load(path), [path], tf.float64)
    array.set_shape([256])
    return tf.cast(array, tf.float32), 1.0


def load_single(path):
    array = tf.numpy_function(lambda path: np.load(path).astype("f4"), [path], tf.float32)
    return array, tf.numpy_function(lambda path: np.load(path).mean(), [path], tf.float64)


def samples():
    for index in range(100):
        yield np.random.rand(8), index % 2


def halve(x, y):
    return tf.cast(x, tf.float32) / 2, y


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
files = tf.data.Dataset.from_tensor_slices(["a.npy", "b.npy"])
model.fit(files.map(load).batch(2))
model.fit(files.map(load_single).batch(2))
model.fit(tf.data.Dataset.from_generator(samples, (tf.float64, tf.int32)).map(halve).batch(8))
few = (tf.TensorSpec([8], tf.float64), tf.TensorSpec([], tf.int32))
model.fit(tf.data.Dataset.from_generator(samples, output_signature=few).batch(8))
for x, y in tf.data.Dataset.from_generator(samples, (tf.float64, tf.int32)).batch(8):
    print(x.shape, y.shape)
