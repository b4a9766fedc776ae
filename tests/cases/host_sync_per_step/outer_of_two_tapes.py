"""Tasks are learned in an inner loop; the outer tape has an update of its own."""

import tensorflow as tf

from tasks import draw_tasks

learner = tf.keras.Sequential([tf.keras.Input([1]), tf.keras.layers.Dense(40), tf.keras.layers.Dense(1)])
fast, slow = tf.keras.optimizers.SGD(0.01), tf.keras.optimizers.Adam(0.001)
mse = tf.keras.losses.MeanSquaredError()


def learn(tasks):
    losses = []
    with tf.GradientTape() as outer:
        for support, query in tasks:
            kept = learner.get_weights()
            for _ in range(3):
                with tf.GradientTape() as inner:
                    loss = mse(support[1], learner(support[0]))
                steps = inner.gradient(loss, learner.trainable_variables)
                fast.apply_gradients(zip(steps, learner.trainable_variables))
            losses.append(mse(query[1], learner(query[0])))
        total = tf.reduce_mean(tf.stack(losses))
    learner.set_weights(kept)
    gradients = outer.gradient(total, learner.trainable_variables)
    slow.apply_gradients(zip(gradients, learner.trainable_variables))
    return total, len(losses)


for number in range(20_000):
    loss, count = learn(draw_tasks(4))
    print("{}: {:.3f} of {}".format(number, loss, count))  # TFA701
