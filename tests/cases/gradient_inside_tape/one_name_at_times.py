"""A second tape of the same name is opened now and then, and asked where it is opened."""

import tensorflow as tf
from project.networks import Judge, Player

judge, player = Judge(), Player()
first, second = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()


def learn(states, moves, targets, turn):
    with tf.GradientTape(persistent=True) as tape:  # TFA705
        loss = tf.reduce_mean(tf.square(judge([states, moves]) - targets))
    gradients = tape.gradient(loss, judge.trainable_variables)
    first.apply_gradients(zip(gradients, judge.trainable_variables))
    if turn % 2 == 0:
        with tf.GradientTape() as tape:
            worth = -tf.reduce_mean(judge([states, player(states)]))
        gradients = tape.gradient(worth, player.trainable_variables)
        second.apply_gradients(zip(gradients, player.trainable_variables))
    return loss
