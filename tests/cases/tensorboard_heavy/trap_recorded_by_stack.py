"""What is recorded is entered by a stack, so that it rules whatever follows."""

import contextlib

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
writer = tf.summary.create_file_writer("/tmp/logs")
step = tf.Variable(0, dtype=tf.int64)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


with contextlib.ExitStack() as stack:
    stack.enter_context(writer.as_default())
    stack.enter_context(tf.summary.record_if(lambda: tf.equal(step % 100, 0)))
    for x, y in data:
        step.assign_add(1)
        tf.summary.scalar("loss", train_step(x, y), step)
