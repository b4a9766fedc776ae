import random

import gymnasium
import numpy as np
import tensorflow as tf

environment = gymnasium.make("CartPole-v1")


class Agent:
    def __init__(self):
        self.actor = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.actor.compile("adam", "mse")
        self.memory = []
        checkpoint = tf.train.Checkpoint(actor=self.actor)
        self.manager = tf.train.CheckpointManager(checkpoint, "saved", max_to_keep=3)

    def replay(self, size):
        states, actions = map(np.stack, zip(*random.sample(self.memory, size)))
        self.actor.fit(states, actions, epochs=1, verbose=0)
        self.actor.save_weights("actor.weights.h5")  # TFA803

    def play(self):
        for episode in range(1000):
            state, over = environment.reset()[0], False
            while not over:
                action = np.argmax(self.actor(state[None])[0])
                state, reward, over, _, _ = environment.step(action)
                self.memory.append((state, action))
                if len(self.memory) > 64:
                    self.replay(64)
                self.manager.save()  # TFA803
                if over:
                    self.actor.save("finished.keras")
            self.actor.save("actor.keras")


class Rounds:
    """Learns from whole games, and saves after each of them."""

    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")

    def game(self):
        state, over, states = environment.reset()[0], False, []
        while not over:
            state, _, over, _, _ = environment.step(0)
            states.append(state)
        return np.stack(states)

    def play(self):
        for _ in range(1000):
            states = self.game()
            self.model.train_on_batch(states, states)
            self.model.save("rounds.keras")


Agent().play()
Rounds().play()
