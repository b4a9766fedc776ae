"""A tensor, unlike an array or a list, has rows also for an index that is a tensor itself."""

import numpy as np
import tensorflow as tf

STEPS = 200
betas = tf.constant(np.linspace(1e-4, 0.02, STEPS), tf.float32)
alphas = 1.0 - betas
alphas_bar = tf.math.cumprod(alphas)
net = tf.keras.layers.Dense(8)
net.build((None, 8))


@tf.function
def sample(n):
    x = tf.random.normal([n, 8])
    for t in reversed(range(STEPS)):  # TFA605
        x = (x - betas[t] / tf.sqrt(1 - alphas_bar[t]) * net(x)) / tf.sqrt(alphas[t])
    return x


class Sampler:
    def __init__(self):
        self.gains = tf.linspace(0.0, 1.0, STEPS)

    @tf.function
    def run(self, x):
        for t in range(STEPS):  # TFA605
            x = x + self.gains[t] * tf.tanh(x)
        return x


sampler = Sampler()
print(sample(tf.constant(4)).shape, sampler.run(tf.ones([4])))
