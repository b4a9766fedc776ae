"""A step in a graph that writes now and then: by its own count, or as the loop lets it."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01)
writer = tf.summary.create_file_writer("logs")


@tf.function
def train_step(x, y, step):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    with writer.as_default():
        if step % 100 == 0:
            tf.summary.scalar("loss", loss, step=step)
    return loss


step = tf.constant(0, tf.int64)
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(8)
for epoch in range(3):
    for x, y in dataset:
        train_step(x, y, step)
        step += 1
