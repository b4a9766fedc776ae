"""What a model of several outputs gives, of the first replica or of the first sample."""

import tensorflow as tf
from project.data import images
from project.networks import Reader

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    reader = Reader()
    optimizer = tf.keras.optimizers.SGD()
    loss_fn = tf.keras.losses.BinaryCrossentropy()


def train_step(batch):
    x, labels = batch
    with tf.GradientTape() as tape:
        scores, masks = reader(x, training=True)
        loss = loss_fn(labels, scores)
    gradients = tape.gradient(loss, reader.trainable_variables)
    optimizer.apply_gradients(zip(gradients, reader.trainable_variables))
    return scores, masks, loss


@tf.function
def distributed_step(batch):
    scores, masks, loss = strategy.run(train_step, args=(batch,))
    return (
        strategy.experimental_local_results(scores),
        strategy.experimental_local_results(masks),
        strategy.reduce(tf.distribute.ReduceOp.SUM, loss, axis=None),
    )


for step, batch in enumerate(strategy.experimental_distribute_dataset(images(64))):
    scores, masks, loss = distributed_step(batch)
    first = scores[0].numpy()  # TFA701
    if step % 1000 == 0:
        print(first.max(), masks[0].numpy().mean(), loss.numpy())
