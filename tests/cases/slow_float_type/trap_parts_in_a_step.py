"""Steps that cast the batch, whose model gets what stands second, or something else besides."""

import tensorflow as tf
from tensorflow.keras.layers import Dense

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
rows = (x_train / 255.0).reshape(-1, 784)
data = tf.data.Dataset.from_tensor_slices((rows, rows.astype("float32"))).batch(32)

model = tf.keras.Sequential([Dense(784)])
loss_of = tf.keras.losses.MeanSquaredError()
optimizer = tf.keras.optimizers.Adam(3e-4)


@tf.function
def step(batch, target):
    images = tf.cast(batch, tf.float32)[:, :784]
    with tf.GradientTape() as tape:
        loss = loss_of(target, model(images, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


@tf.function
def second_step(batch, target):
    with tf.GradientTape() as tape:
        loss = loss_of(target, model(target[:, :784], training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for noisy, clean in data:
    step(noisy, clean)
    second_step(noisy, clean)
