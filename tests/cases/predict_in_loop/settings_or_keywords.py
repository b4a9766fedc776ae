import gymnasium
import numpy as np
import tensorflow as tf


def make(states, actions):
    net = tf.keras.Sequential([tf.keras.layers.Dense(24), tf.keras.layers.Dense(actions)])
    net.compile("adam", "mse")
    return net


class Settings:
    rows = 32

    def __init__(self, env):
        self.env = env

    @property
    def net(self):
        return make(4, self.env.action_space.n)


class Memory:
    def __init__(self, size):
        self.seen = 0
        self.states = np.zeros((size, 4), dtype=np.float32)

    def some(self, rows):
        at = np.random.choice(self.seen, rows, replace=False)
        return self.states[at]


class Player:
    def __init__(self, *args, **kwargs):
        if len(args) == 1 and isinstance(args[0], Settings):
            self.rows = args[0].rows
            self.memory = Memory(10_000)
            self.net = args[0].net
        else:
            self.rows = kwargs["rows"]
            self.memory = Memory(kwargs["size"])
            self.net = kwargs["net"]

    def learn(self):
        states = self.memory.some(self.rows)
        marks = self.net.predict(states)  # TFA204
        self.net.train_on_batch(states, 0.9 * marks)


env = gymnasium.make("CartPole-v1")
player = Player(Settings(env))
for game in range(150):
    done = False
    while not done:
        _, _, done, _, _ = env.step(0)
        player.learn()
