"""A logger writes the loss down, and Keras' backend averages it."""

import logging

import tensorflow as tf
from tensorflow.keras import backend as K

logger = logging.getLogger("training")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
means = []
for number, (x, y) in enumerate(dataset):
    with tf.GradientTape() as tape:
        loss = tf.keras.losses.MSE(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    logger.info("step %d: %s", number, loss)  # TFA701
    means.append(K.mean(loss).numpy())  # TFA701
    logger.info("step %d of %d", number, len(dataset))
    rate = 0.1 * optimizer.iterations.numpy() ** -0.5  # TFA701
    means.append(rate)
