"""A graph that is given variables of Keras 3 has tensors."""

import tensorflow as tf


def network():
    inputs = tf.keras.Input([4])
    return tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))


actor, target = network(), network()
optimizer = tf.keras.optimizers.Adam()


@tf.function
def update_target(target_weights, weights, tau):
    for a, b in zip(target_weights, weights):
        a.assign(b * tau + a * (1 - tau))  # TFA903


@tf.function
def first_of(weights):
    weights[0].assign_add(tf.ones([4, 1]))  # TFA903


class Agent:
    def __init__(self):
        self.critic = network()

    def learn(self, states, wanted):
        self.step(states, wanted, self.critic.trainable_variables)

    @tf.function
    def step(self, states, wanted, variables):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(wanted - self.critic(states)))
        gradients = tape.gradient(loss, variables)  # TFA903
        optimizer.apply_gradients(zip(gradients, variables))  # TFA903


agent = Agent()
for _ in range(100):
    update_target(target.variables, actor.variables, 0.005)
    first_of(weights=actor.weights)
    agent.learn(tf.zeros([8, 4]), tf.zeros([8, 1]))
