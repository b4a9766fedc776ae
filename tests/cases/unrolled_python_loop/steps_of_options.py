import argparse

import tensorflow as tf
from tqdm import tqdm

parser = argparse.ArgumentParser()
parser.add_argument("--attack-steps", type=int, default=40)
args = parser.parse_args()


class Denoiser(tf.keras.Model):
    def __init__(self, timesteps=1000):
        super().__init__()
        self.timesteps = timesteps
        self.network = tf.keras.layers.Dense(8)

    def call(self, x):
        return self.network(x)

    @tf.function
    def sample(self, count):
        x = tf.random.normal([count, 8])
        for _ in reversed(range(self.timesteps)):  # TFA605
            x -= 0.01 * self.network(x)
        return x


@tf.function
def attack(model, x):
    for _ in tqdm(range(args.attack_steps)):  # TFA605
        x = x + 0.01 * tf.sign(model(x))
    return x


@tf.function
def settle(x, weights, rounds=40, rate=0.1):
    for _ in range(rounds):  # TFA605
        x = x - rate * tf.matmul(x, weights)
    return x


model = Denoiser()
print(attack(model, model.sample(4)))
