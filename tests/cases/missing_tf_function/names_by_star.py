from common.names import *


class Agent:
    def __init__(self, network, optimizer, memory):
        self.network = network
        self.optimizer = optimizer
        self.memory = memory

    def update(self, size):  # TFA601
        states, targets = self.memory.sample(size)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.network(states)))
        gradients = tape.gradient(loss, self.network.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.network.trainable_weights))

    def learn(self, env, episodes=1000):
        for _ in range(episodes):
            state, done = env.reset(), False
            while not done:
                state, done = env.step(self.network(state))
                self.update(32)
