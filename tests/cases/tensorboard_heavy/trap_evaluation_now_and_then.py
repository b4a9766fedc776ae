import tempfile

import tensorflow as tf

EVERY = 100
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)


@tf.function
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def evaluate(step):
    if step % EVERY != 0:
        return
    tf.summary.scalar("loss", tf.reduce_mean(model(tf.zeros([8, 8]))), step=step)


with tf.summary.create_file_writer(tempfile.mkdtemp()).as_default():
    for step, x in enumerate(dataset):
        train_step(x)
        evaluate(step)
