"""Summaries that are recorded in every hundredth step only."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01)
writer = tf.summary.create_file_writer("logs")
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(8)
for step, (x, y) in enumerate(dataset):
    with writer.as_default(step=step), tf.summary.record_if(step % 100 == 0):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        tf.summary.scalar("loss", loss)
