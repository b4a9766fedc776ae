import tensorflow as tf


def add_axis(x, y):
    return tf.expand_dims(x, 0), tf.expand_dims(y, 0)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
data = tf.data.Dataset.from_tensor_slices((tf.zeros([8, 3]), tf.zeros([8, 1])))
model.fit(data.map(add_axis))
model.fit(data.map(add_axis).map(lambda x, y: (x * 2.0, y)))
numbers = tf.data.Dataset.from_tensor_slices((tf.zeros([8, 3]), tf.zeros([8])))
model.fit(numbers.map(lambda x, y: (x[tf.newaxis], y)).map(lambda x, y: (x * 2.0, y)))
