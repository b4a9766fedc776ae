import tensorflow as tf
from agents.networks import critic_network


class Agent:
    def __init__(self, inputs):
        self.critic = critic_network(inputs)
        self.optimizer = tf.keras.optimizers.Adam(1e-3)

    def learn(self, buffer):
        states, targets = buffer.sample(64)
        self.update(tf.convert_to_tensor(states), tf.convert_to_tensor(targets))

    def update(self, states, targets):  # TFA601
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(targets - self.critic(states)))
        gradients = tape.gradient(loss, self.critic.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))
