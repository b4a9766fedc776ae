"""Results of threads by name, and metrics by name that are read now and then."""

from concurrent.futures import ThreadPoolExecutor

import tensorflow as tf

KEYS = ["loss", "error"]
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
pool = ThreadPoolExecutor()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return {"loss": loss, "error": tf.reduce_mean(tf.abs(y))}


def train(data):
    means = {key: tf.keras.metrics.Mean() for key in KEYS}
    for step, (x, y) in enumerate(data):
        waiting = {key: pool.submit(len, key) for key in KEYS}
        for key, value in train_step(x, y).items():
            means[key].update_state(value)
        print({key: float(one.result()) for key, one in waiting.items()})
        print(float(waiting["loss"].result()))
        if step % 100 == 0:
            print({key: float(mean.result()) for key, mean in means.items()})
    print("%.4f %.4f" % tuple(means[key].result() for key in KEYS))


train(tf.data.Dataset.from_tensor_slices((tf.zeros([640, 2]), tf.zeros([640, 1]))).batch(8))
