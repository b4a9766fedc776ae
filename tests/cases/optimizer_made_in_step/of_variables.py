"""An image that is optimised, and weights by plain SGD, which forgets nothing."""

import tensorflow as tf

inputs, targets = tf.random.normal([64, 8]), tf.random.normal([64, 1])


def optimise(image, epochs):
    image = tf.Variable(image)
    for _ in range(epochs):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(image))
        gradients = tape.gradient(loss, image)
        tf.optimizers.Adam().apply_gradients([(gradients, image)])  # TFA707
    return image


optimise(tf.ones([1, 8, 8, 3]), 100)

weights = tf.Variable(tf.zeros([8, 1]))
for _ in range(100):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((inputs @ weights - targets) ** 2)
    gradients = tape.gradient(loss, [weights])
    tf.keras.optimizers.SGD(0.1).apply_gradients(zip(gradients, [weights]))  # TFA707: low
