"""Squares of differences by `**`, of a model that is not there."""

import tensorflow as tf
from flows import Flow, make_network

strategy = tf.distribute.MirroredStrategy()
flow = Flow()
with strategy.scope():
    model = make_network()
    optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step(batch):
    def step(images):
        with tf.GradientTape() as tape:
            at, points, wanted = flow.sample(images)
            loss = tf.reduce_mean((model(at, points, training=True) - wanted) ** 2)  # TFA409
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    strategy.run(step, args=(batch,))


data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8, 8, 3])).batch(64)
for batch in strategy.experimental_distribute_dataset(data):
    train_step(batch)
