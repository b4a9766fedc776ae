"""Steps for other scripts to call, which may take only one of them."""

import tensorflow as tf

body = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
head = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def whole_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(head(body(x)) - y))
    variables = body.trainable_variables + head.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


@tf.function
def head_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(head(body(x)) - y))
    variables = head.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


@tf.function
def body_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(body(x) - y))
    variables = body.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
