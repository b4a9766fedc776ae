"""`record_if(True)` records in every step, as nothing else would."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
optimizer = tf.keras.optimizers.Adam(0.01)
data = tf.data.Dataset.from_tensor_slices(tf.zeros([6400, 8])).shuffle(64).batch(8)


def loss_of(original):
    return tf.reduce_mean((model(original) - original) ** 2)


@tf.function
def train(original):
    with tf.GradientTape() as tape:
        loss = loss_of(original)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


writer = tf.summary.create_file_writer("logs")
with writer.as_default():
    with tf.summary.record_if(True):
        for epoch in range(10):
            for step, batch in enumerate(data):
                train(batch)
                tf.summary.scalar("loss", loss_of(batch), step=step)  # TFA802
                pictures = tf.reshape(batch, [-1, 2, 4, 1])
                tf.summary.image("original", pictures, max_outputs=10, step=step)  # TFA802
