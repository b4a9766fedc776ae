"""Models of modules out of sight, compiled with an optimizer for each of their networks."""

import os

import tensorflow as tf
from agents import Agent, Learner
from networks import GAN, ActorCritic
from tensorflow.keras.optimizers import Adam

images = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 28, 28, 1])).batch(64)
gan = GAN(latent_dim=128)
gan.compile(d_optimizer=Adam(1e-4), g_optimizer=Adam(1e-4), loss_fn=tf.keras.losses.Hinge())
gan.fit(images, epochs=5)
gan.save_weights("gan.h5")  # TFA903


class Trainer(Learner):
    def __init__(self, rate, folder):
        super().__init__()
        self.folder = folder
        self.model = ActorCritic(n_critics=3)
        self.model.compile(
            actor_optimizer=Adam(rate, clipnorm=1.0),
            critic_optimizer=tf.keras.optimizers.RMSprop(rate),
        )

    def save(self):
        self.model.save_weights(os.path.join(self.folder, "actor_critic.h5"))  # TFA903


class Player(Agent):
    """Keeps its networks, and how it saves them, to itself."""

    def compile(self, actor_optimizer, critic_optimizer):
        self.optimizers = actor_optimizer, critic_optimizer


player = Player()
player.compile(actor_optimizer=Adam(), critic_optimizer=Adam())
player.save_weights("player.h5")
agent = Agent("CartPole-v1")
agent.compile(Adam(1e-3), metrics=["mae"])
agent.save_weights("agent.h5")
lone = Agent("Pong-v5")
lone.compile(actor_optimizer=Adam(1e-3))
lone.save_weights("lone.h5")
Trainer(1e-3, "out").save()
