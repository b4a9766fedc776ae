"""What is recorded now and then stands in a `with`; what is written behind it is not."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
writer = tf.summary.create_file_writer("/tmp/logs")
step = tf.Variable(0, dtype=tf.int64)


@tf.function
def train_step(x, y):
    with tf.summary.record_if(tf.equal(step % 100, 0)):
        with tf.GradientTape() as tape:
            output = model(x, training=True)
            tf.summary.histogram("output", output)
            loss = tf.reduce_mean(tf.square(output - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    tf.summary.scalar("loss", loss)  # TFA802
    tf.summary.scalar("norm", tf.linalg.global_norm(gradients))
    return loss


tf.summary.experimental.set_step(step)
with writer.as_default():
    for x, y in data:
        step.assign_add(1)
        train_step(x, y)
