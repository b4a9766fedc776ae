"""Each iteration tries another batch size, with a model and an optimizer of its own."""

import tensorflow as tf


def seconds_of(size):
    tf.keras.backend.clear_session()
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD(0.1)
    x = tf.ones([size, 4])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(x))
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    step()
    start = tf.timestamp()
    for _ in range(3):
        step()
    return tf.timestamp() - start


size = 8
while size < 64:
    print(size, seconds_of(size))
    size *= 2
