"""Each batch is for all models of an ensemble, and what their steps gave is read behind them."""

import numpy as np
import tensorflow as tf

from company.models import Stager

models = [Stager(weight=weight) for weight in (1.0, 1.1, 1.2)]
optimizers = [tf.keras.optimizers.Adam() for _ in models]
dataset = tf.data.Dataset.from_tensor_slices((np.zeros((640, 8)), np.zeros((640, 1)))).batch(32)


@tf.function
def train_step(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss, scores = model((x, y), training=True)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss, scores


for epoch in range(20):
    total = 0.0
    for step, (x, y) in enumerate(dataset):
        losses = []
        for model, optimizer in zip(models, optimizers):
            loss, scores = train_step(model, optimizer, x, y)
            losses.append(loss)
        total += tf.reduce_mean(losses).numpy()  # TFA701
    print(epoch, total)
