import tempfile

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
writer = tf.summary.create_file_writer(tempfile.mkdtemp())
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)

with writer.as_default():
    for step, x in enumerate(dataset):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(gradients, model.trainable_variables)
        if step % 100 == 0:
            tf.summary.histogram("gradient", gradients[0], step=step)
    tf.summary.histogram("kernel", model.weights[0], step=step)
