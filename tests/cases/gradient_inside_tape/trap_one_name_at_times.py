"""The persistent tape is asked twice, or may be asked again where the other one was not opened."""

import tensorflow as tf
from project.networks import Judge, Player

judge, player = Judge(), Player()


def learn(states, moves, targets, turn):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean(tf.square(judge([states, moves]) - targets))
        worth = -tf.reduce_mean(judge([states, player(states)]))
    gradients = tape.gradient(loss, judge.trainable_variables)
    others = tape.gradient(worth, player.trainable_variables)
    if turn % 2 == 0:
        with tf.GradientTape() as tape:
            again = tf.reduce_mean(judge([states, player(states)]))
        others = tape.gradient(again, player.trainable_variables)
    return gradients, others


def look(states, turn):
    with tf.GradientTape(persistent=True) as tape:
        worth = tf.reduce_mean(judge([states, player(states)]))
    slopes = tape.gradient(worth, player.trainable_variables)
    if turn % 2 == 0:
        with tf.GradientTape() as tape:
            worth = tf.reduce_mean(judge([states, player(states)]))
        slopes = tape.gradient(worth, player.trainable_variables)
    return slopes, tape.gradient(worth, judge.trainable_variables)
