"""The first loop only asks for gradients; the step is that of the second."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])


def perturb(x, steps, optimizer=None):
    moved = tf.identity(x)
    if optimizer is None:
        for _ in range(steps):
            with tf.GradientTape() as tape:
                tape.watch(moved)
                loss = tf.reduce_mean(model(moved))
            moved = moved + tf.sign(tape.gradient(loss, moved)) * 0.1
        return moved
    change = tf.Variable(tf.zeros_like(x))
    for _ in range(steps):
        with tf.GradientTape() as inner:  # TFA601
            loss = tf.reduce_mean(model(x + change))
        optimizer.apply_gradients([(inner.gradient(loss, change), change)])
    return x + change


for start in range(0, 64, 16):
    perturb(tf.zeros([64, 8])[start : start + 16], 20, tf.keras.optimizers.SGD())
