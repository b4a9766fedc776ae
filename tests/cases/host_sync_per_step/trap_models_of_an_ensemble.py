"""Reads behind the models of an ensemble: every so many batches, or each has its own epoch."""

import numpy as np
import tensorflow as tf

from company.models import Stager

models = [Stager(weight=weight) for weight in (1.0, 1.1, 1.2)]
optimizer = tf.keras.optimizers.SGD()
x, y = np.zeros((640, 8)), np.zeros((640, 1))
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)


@tf.function
def train_step(model, x, y):
    with tf.GradientTape() as tape:
        loss, scores = model((x, y), training=True)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss, scores


for epoch in range(20):
    for step, (batch, labels) in enumerate(dataset):
        losses = [train_step(model, batch, labels)[0] for model in models]
        for model in models:
            loss, scores = train_step(model, batch, labels)
            losses.append(loss)
        if step % 50 == 0:
            print(epoch, step, tf.reduce_mean(losses).numpy())

for epoch in range(20):
    for model in models:
        for batch, labels in dataset:
            loss, scores = train_step(model, batch, labels)
        print(epoch, loss.numpy())

for epoch in range(20):
    losses = []
    for model in models:
        loss, scores = train_step(model, x, y)
        losses.append(loss)
    print(epoch, tf.reduce_mean(losses).numpy())
