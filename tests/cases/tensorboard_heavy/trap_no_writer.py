"""Nothing is written by a writer that never becomes the one that summaries take."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(32)
writer = tf.summary.create_file_writer("logs")


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


number = 0
for epoch in range(2):
    for x, y in data:
        loss = step(x, y)
        tf.summary.scalar("loss", loss, step=number)
        number += 1
