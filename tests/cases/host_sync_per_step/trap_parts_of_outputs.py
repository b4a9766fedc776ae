"""Parts of what was drawn, and of outputs that are looked at now and then."""

import tensorflow as tf
from project.data import draw_batch, images
from project.networks import Reader

reader = Reader()
optimizer = tf.keras.optimizers.SGD()
loss_fn = tf.keras.losses.BinaryCrossentropy()


def train_step(size):
    with tf.GradientTape() as tape:
        x, labels = draw_batch(size)
        names = x[0].numpy()
        scores, masks = reader(x, training=True)
        loss = loss_fn(labels, scores)
    gradients = tape.gradient(loss, reader.trainable_variables)
    optimizer.apply_gradients(zip(gradients, reader.trainable_variables))
    return names, scores, masks


for step, _ in enumerate(images(64)):
    names, scores, masks = train_step(64)
    if step % 1000 == 0:
        print(names, scores[0].numpy(), masks[0].numpy())
