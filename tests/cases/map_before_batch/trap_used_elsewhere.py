import tensorflow as tf

from reports import show_mistakes


def scale(x, y):
    return tf.cast(x, tf.float32) / 255.0, y


def load(x, y):
    ds = tf.data.Dataset.from_tensor_slices((x, y))
    return ds.map(scale)


(x, y), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
train = load(x, y).shuffle(100).batch(32)
test = load(x_test, y_test)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", "mse")
model.fit(train, epochs=2)
show_mistakes(model, test)
