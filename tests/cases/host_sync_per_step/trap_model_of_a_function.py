"""Something else that a function is given reads the batch, or the model is asked once an epoch."""

import numpy as np
import tensorflow as tf


@tf.function
def train_step(images, model, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(images, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(epochs, train_dataset, test_images, model, optimizer, count):
    for epoch in range(epochs):
        seen = 0.0
        for images, labels in train_dataset:
            train_step(images, model, optimizer)
            seen += np.sum(count(labels))
        print(epoch, seen, np.mean(model(test_images, training=False)))
