"""The model that a function is given, and trains, is asked once more for what NumPy then reads."""

import numpy as np
import tensorflow as tf


def top(images, labels, model, k):
    scores = tf.keras.layers.Softmax()(model(images))
    right = tf.nn.in_top_k(tf.cast(labels, tf.int32), scores, k=k)
    return np.sum(right) / right.shape[0]  # TFA701


@tf.function
def train_step(images, model, optimizer):
    with tf.GradientTape() as tape:
        first = model(tf.image.random_flip_left_right(images), training=True)
        second = model(tf.image.random_flip_up_down(images), training=True)
        loss = tf.reduce_mean(tf.square(first - second))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(epochs, train_dataset, model, optimizer):
    for epoch in range(epochs):
        right = 0.0
        losses = []
        for images, labels in train_dataset:
            losses.append(train_step(images, model, optimizer))
            right += top(images, labels, model, 5)
        print(epoch, right, tf.reduce_mean(losses))
