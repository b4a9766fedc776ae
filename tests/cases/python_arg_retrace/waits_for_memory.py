import random

import tensorflow as tf


class Agent:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.optimizer = tf.keras.optimizers.Adam(1e-3)

    @tf.function
    def learn(self, states, epsilon):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.model(states)) * epsilon
        grads = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))
        return loss


agent, epsilon, memory = Agent(), 1.0, []
for step in range(10000):
    memory.append([random.random() for _ in range(4)])
    if len(memory) > 64:
        agent.learn(tf.constant(random.sample(memory, 32)), epsilon)  # TFA603
        epsilon = max(0.01, epsilon * 0.995)
    if step % 1000 == 0:
        agent.learn(tf.constant(memory[:32]), epsilon)
    if epsilon > 3:
        agent.learn(tf.constant(memory[:32]), epsilon)
