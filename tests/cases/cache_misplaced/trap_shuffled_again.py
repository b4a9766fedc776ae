import tensorflow as tf


def build(x, y):
    ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(64)
    ds = ds.cache()
    return ds.shuffle(64).batch(8)


def preview(x):
    ds = tf.data.Dataset.from_tensor_slices(x).cache()
    for sample in ds.take(1):
        print(sample)
    return ds.batch(8)


class Cache:
    def cache(self):
        return self


Cache().cache()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(build(tf.zeros([64, 4]), tf.zeros([64, 1])), epochs=2, verbose=0)
model.predict(preview(tf.zeros([64, 4])), verbose=0)
