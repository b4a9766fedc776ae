import logging

import tensorflow as tf
from network import build, loss_fn

model = build()
optimizer = tf.keras.optimizers.Adam()


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
        if model.losses:
            loss += tf.math.add_n(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(dataset):
    for step, (x, y) in enumerate(dataset):
        loss = train_step(x, y)
        logging.info("step {}, loss {}".format(step, loss))  # TFA701
