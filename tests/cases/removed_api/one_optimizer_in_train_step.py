"""The optimizer that `compile` was given updates one part of the model after another."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class ActorCritic(keras.Model):
    def __init__(self, actions):
        super().__init__()
        self.actor = keras.Sequential([layers.Dense(64, "relu"), layers.Dense(actions)])
        self.critic = keras.Sequential([layers.Dense(64, "relu"), layers.Dense(1)])

    def call(self, states):
        return self.actor(states)

    def train_step(self, data):
        states, rewards = data
        with tf.GradientTape(persistent=True) as tape:
            values = self.critic(states, training=True)
            critic_loss = tf.reduce_mean(tf.square(rewards - values))
            chosen = tf.nn.log_softmax(self.actor(states, training=True))
            actor_loss = -tf.reduce_mean(chosen * tf.stop_gradient(rewards - values))
        gradients = tape.gradient(critic_loss, self.critic.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.critic.trainable_variables))
        gradients = tape.gradient(actor_loss, self.actor.trainable_variables)
        self.optimizer.apply_gradients(  # TFA903
            zip(gradients, self.actor.trainable_variables)
        )
        return {"critic": critic_loss, "actor": actor_loss}


agent = ActorCritic(4)
agent.compile(optimizer="adam")
agent.fit(tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.ones([640, 1]))).batch(32))
