import tensorflow as tf
from agents.memory import Memory
from agents.networks import critic_network


class Agent:
    def __init__(self, inputs, batch_size=64):
        self.memory = Memory(100_000, inputs)
        self.batch_size = batch_size
        self.critic = critic_network(inputs)
        self.optimizer = tf.keras.optimizers.Adam(1e-3)

    def learn(self):  # TFA601
        if self.memory.count < self.batch_size:
            return
        states, targets = self.memory.sample_buffer(self.batch_size)
        states = tf.convert_to_tensor(states)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.critic(states)))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))
