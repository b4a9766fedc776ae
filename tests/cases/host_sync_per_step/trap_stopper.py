import tensorflow as tf

from helpers import Patience

net = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((net(x) - y) ** 2)
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))
    return loss


def minimise(x, y, steps=10_000):
    patience = Patience(delta=0.001)
    for i in range(steps):
        loss = step(x, y)
        patience(loss=loss.numpy(), step=i)
        if patience.is_over:
            break


def minimise_by_answer(batches, stopper):
    for x, y in batches:
        loss = step(x, y)
        enough = stopper.update(float(loss))
        if enough:
            return


def minimise_by_method(batches, stopper):
    for x, y in batches:
        stopper.record(step(x, y).numpy())
        if not stopper.goes_on():
            break
