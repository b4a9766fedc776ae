"""The loop over the optimizers is no loop of steps."""

import tensorflow as tf

from project import batches, network

models = {name: (network(name), tf.keras.optimizers.Adam()) for name in ("generator", "critic")}


@tf.function
def train_step(x):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean(models["critic"][0](models["generator"][0](x)))
    for model, optimizer in models.values():
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step in range(1000):
    loss = train_step(batches(step))
    print(f"{step}: {loss}")  # TFA701
