"""Functions that do something else to a batch than to its samples."""
import tensorflow as tf

images = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8, 8, 3]))
pairs = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.range(64)))
COUNTS = []


def by_value(x):
    if tf.reduce_sum(x) > 0.0:
        return x
    return -x


def by_shape(x):
    return x / tf.cast(tf.shape(x)[0], tf.float32)


def fixed_shape(x):
    x.set_shape([8, 8, 3])
    return x * 2.0


def counted(x):
    COUNTS.append(1)
    return x * 2.0


@tf.function(input_signature=[tf.TensorSpec([8, 8, 3])])
def signed(x):
    return x * 2.0


def stored(x):
    table = {"x": x}
    table["x"] = tf.reduce_sum(x)
    return table


def looped(x):
    for _ in range(3):
        x = x - tf.reduce_mean(x)
    return x


a = images.map(by_value).batch(8)
b = images.map(by_shape).batch(8)
c = images.map(fixed_shape).batch(8)
d = images.map(counted).batch(8)
e = images.map(signed).batch(8)
f = images.map(stored).batch(8)
g = images.map(looped).batch(8)
h = images.map(lambda x: tf.reduce_mean(x)).batch(8)
i = images.map(lambda x: x[0]).batch(8)
j = images.map(lambda x: x[:, :, 0]).batch(8)
k = images.map(lambda x: tf.transpose(x, [2, 0, 1])).batch(8)
l = images.map(lambda x: tf.reshape(x, [-1])).batch(8)
m = images.map(lambda x: tf.image.random_brightness(x, 0.1)).batch(8)
n = images.map(lambda x: x + tf.random.uniform([])).batch(8)
o = images.map(lambda x: tf.expand_dims(x, 0)).batch(8)
p = images.map(lambda x: (x, 1.0)).batch(8)
q = images.map(lambda x: x + tf.zeros([8, 8, 3])).map(lambda x: x + tf.zeros([2, 8, 8, 3])).batch(8)
r = images.map(lambda x: tf.concat([x, tf.zeros([8, 8, 1])], axis=-1)).batch(8)
s = images.map(lambda x: tf.image.random_crop(x, [4, 4, 3])).batch(8)
t = pairs.map(lambda x, y: x * tf.cast(y, tf.float32)).batch(8)
u = pairs.map(lambda x, y: (x * [1.0], tf.cast(y, tf.float32) * [1.0, 2.0])).batch(8)
