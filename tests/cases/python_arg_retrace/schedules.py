import argparse
import math
import random

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--warmup", type=int, default=1000)
args = parser.parse_args()


def cosine(step, steps):
    return 0.5 * (1 + math.cos(math.pi * step / steps))


@tf.function
def scaled(x, by):
    return x * by


class Agent:
    def __init__(self):
        self.steps = 0

    def learn(self, x):
        self.steps += 1
        return scaled(x, self.steps)  # TFA603


agent = Agent()
for step in range(10000):
    x = tf.random.normal([32])
    scaled(x, min(1.0, step / args.warmup))  # TFA603
    scaled(x, cosine(step, 10000))  # TFA603
    scaled(x, float(step) / 10000)  # TFA603
    scaled(x, np.random.beta(0.2, 0.2))  # TFA603
    scaled(x, random.uniform(0.5, 1.5))  # TFA603
    agent.learn(x)
