"""Each iteration takes a step, and sometimes more: as long as one network is far ahead."""

import tensorflow as tf

first = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
second = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer, other = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)
writer = tf.summary.create_file_writer("/tmp/logs")


def step(x):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean(tf.square(first(x, training=True)))
        rival = tf.reduce_mean(tf.square(second(x, training=True) - 1.0))
    gradients = tape.gradient(loss, first.trainable_variables)
    optimizer.apply_gradients(zip(gradients, first.trainable_variables))
    gradients = tape.gradient(rival, second.trainable_variables)
    other.apply_gradients(zip(gradients, second.trainable_variables))
    return loss, rival


@tf.function
def balanced(x):
    loss, rival = step(x)
    while loss / rival < 0.1:
        loss, rival = step(x)
    return loss, rival


for epoch in range(10):
    for number, x in enumerate(data):
        loss, rival = balanced(x)
        with writer.as_default():
            tf.summary.scalar("loss", loss, epoch * 20 + number)  # TFA802
            tf.summary.scalar("rival", rival, epoch * 20 + number)
