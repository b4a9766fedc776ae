"""An actor and a critic without a memory: they learn from each step, and are asked in each."""

import keras
import numpy as np
from keras.layers import Dense, Input


class ActorCritic:
    def __init__(self, moves=4):
        self.moves = moves
        self.actor, self.critic = self.build()

    def build(self):
        actor = keras.Sequential([Input([12]), Dense(self.moves, activation="softmax")])
        critic = keras.Sequential([Input([12]), Dense(1)])
        actor.compile("adam", "categorical_crossentropy")
        critic.compile("adam", "mse")
        return actor, critic

    def policy(self, state):
        chances = self.actor.predict(state)[0]  # TFA204
        return np.random.choice(self.moves, p=chances)

    def worth(self, state):
        return self.critic.predict(state)  # TFA204

    def learn(self, state, action, reward, next_state, done):
        wanted = reward + 0.9 * self.worth(next_state) * (1 - done)
        gain = wanted - self.worth(state)
        targets = np.zeros((1, self.moves))
        targets[0, action] = gain.item()
        self.actor.train_on_batch(state, targets)
        self.critic.train_on_batch(state, wanted)


class Driver:
    """Imitates what somebody else did."""

    def __init__(self):
        self.model = keras.Sequential([Input([80, 90, 1]), keras.layers.Flatten(), Dense(5)])

    def get_action(self, state):
        pixels = np.array([np.expand_dims(crop(state), axis=2)])
        steering = self.model.predict(pixels)  # TFA204
        steering *= np.array([0.3, 1, 1, 1, 1])
        return int(np.argmax(steering))


class Trader:
    def __init__(self, window):
        self.model = keras.Sequential([Input([window]), Dense(3)])
        self.policy = keras.Sequential([Input([window]), Dense(3, activation="softmax")])

    def trade(self, state):
        if np.random.rand() < 0.1:
            return np.random.randint(3)
        worths = self.model.predict(state)  # TFA204
        return np.argmax(worths[0])

    def get_action(self, state):
        chances = self.policy.predict(state, batch_size=1).flatten()  # TFA204
        return np.random.choice(3, 1, p=chances)[0]


def crop(pixels):
    return pixels[:80, :90].mean(axis=2)
