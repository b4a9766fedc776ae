import tempfile

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
writer = tf.summary.create_file_writer(tempfile.mkdtemp())
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)

for step, x in enumerate(dataset):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    with writer.as_default():
        tf.summary.scalar("loss", loss, step=step)  # TFA802
        tf.summary.scalar("norm", tf.linalg.global_norm(gradients), step=step)
