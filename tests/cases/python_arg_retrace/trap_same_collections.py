import tensorflow as tf

SETTINGS = {"first": 0.5, "second": 1.0}


@tf.function
def scaled(pair):
    x, by = pair
    return x * by


@tf.function
def weighted(x, weights):
    return x * weights["first"]


@tf.function
def named(x, name):
    return tf.reduce_sum(x, name=name)


x = tf.random.normal([32])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64]), tf.zeros([64]))).batch(8)
for step, batch in enumerate(dataset):
    scaled(batch)
    scaled((x, tf.cast(step, tf.float32)))
    weighted(x, SETTINGS)
    weighted(x, {"first": 0.5, "second": 1.0})
    named(x, f"sum_of_{len(SETTINGS)}")
for rate in [0.1, 0.01]:
    scaled((x, rate))
