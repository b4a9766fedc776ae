"""Keras 2 gives variables of TensorFlow, which a graph knows."""

import tensorflow as tf
import tf_keras


def network():
    inputs = tf_keras.Input([4])
    return tf_keras.Model(inputs, tf_keras.layers.Dense(1)(inputs))


actor, target = network(), network()
optimizer = tf_keras.optimizers.Adam()


@tf.function
def update_target(target_weights, weights, tau):
    for a, b in zip(target_weights, weights):
        a.assign(b * tau + a * (1 - tau))


@tf.function
def first_of(weights):
    weights[0].assign_add(tf.ones([4, 1]))


class Agent:
    def __init__(self):
        self.critic = network()

    def learn(self, states, wanted):
        self.step(states, wanted, self.critic.trainable_variables)

    @tf.function
    def step(self, states, wanted, variables):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(wanted - self.critic(states)))
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables))


agent = Agent()
for _ in range(100):
    update_target(target.variables, actor.variables, 0.005)
    first_of(weights=actor.weights)
    agent.learn(tf.zeros([8, 4]), tf.zeros([8, 1]))
