"""Variables that a graph takes from models, or that are TensorFlow's; what it only reads."""

import tensorflow as tf


def network():
    inputs = tf.keras.Input([4])
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))


actor, target = network(), network()


@tf.function
def update_models(target_model, model, tau):
    for a, b in zip(target_model.variables, model.variables):
        a.assign(b * tau + a * (1 - tau))


@tf.function
def update_known(tau):
    for a, b in zip(target.variables, actor.variables):
        a.assign(b * tau + a * (1 - tau))


@tf.function
def add(variables, values):
    for variable, value in zip(variables, values):
        variable.assign_add(value)


@tf.function
def size_of(variables):
    return tf.add_n([tf.reduce_sum(tf.square(variable)) for variable in variables])


def eagerly(target_weights, weights):
    for a, b in zip(target_weights, weights):
        a.assign(b)


counts = [tf.Variable(0.0), tf.Variable(0.0)]
for _ in range(100):
    update_models(target, actor, 0.005)
    update_known(0.005)
    add(counts, [1.0, 2.0])
    print(size_of(actor.trainable_variables))
    eagerly(target.variables, actor.variables)
