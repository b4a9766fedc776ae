"""Weights go through NumPy once an epoch, now and then, or before training; or stay where they are."""

import numpy as np
import tensorflow as tf


@tf.function
def clip(model):
    for weight in model.trainable_variables:
        weight.assign(tf.clip_by_value(weight, -0.01, 0.01))


def train(model, batches, epochs):
    for layer in model.layers:
        layer.set_weights([0.1 * w for w in layer.get_weights()])
    for _ in range(epochs):
        for number, (images, labels) in enumerate(batches):
            model.train_on_batch(images, labels)
            clip(model)
            if number % 500 == 0:
                for layer in model.layers:
                    layer.set_weights([np.clip(w, -1, 1) for w in layer.get_weights()])
        for layer in model.layers:
            layer.set_weights([np.clip(w, -1, 1) for w in layer.get_weights()])


def of_one_layer(model, batches):
    for images, labels in batches:
        model.train_on_batch(images, labels)
        for layer in model.layers:
            if isinstance(layer, tf.keras.layers.BatchNormalization):
                layer.set_weights([np.clip(w, -1, 1) for w in layer.get_weights()])


def towards_the_mean_of_tasks(model, tasks, rate=0.1):
    for batches in tasks:
        before = model.get_weights()
        for images, labels in batches:
            model.train_on_batch(images, labels)
        after = model.get_weights()
        model.set_weights([(1 - rate) * b + rate * a for b, a in zip(before, after)])


def with_seen(model, frozen, batches):
    for images, labels in batches:
        model.test_on_batch(images, labels)
        frozen.set_weights([np.clip(w, -1, 1) for w in frozen.get_weights()])


def with_a_server(model, client, batches):
    for images, labels in batches:
        before = client.weights()
        model.set_weights(before)
        model.train_on_batch(images, labels)
        client.update([b - a for b, a in zip(before, model.get_weights())])
