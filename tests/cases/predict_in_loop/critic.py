"""The critic's few steps are taken in each of many steps."""

import sys

import numpy as np
import tensorflow as tf


def train(generator, critic, both, images, batches):
    for _ in range(batches):
        for _ in range(5):
            noise = np.random.normal(size=(32, 16))
            fake = generator.predict(noise)  # TFA204
            critic.train_on_batch(fake, -np.ones((32, 1)))
            rows = np.random.randint(0, len(images), 32)
            critic.train_on_batch(images[rows], np.ones((32, 1)))
        both.train_on_batch(np.random.normal(size=(32, 16)), np.ones((32, 1)))


def demonstrate(generator):
    for _ in range(5):
        print(generator.predict(np.random.normal(size=(32, 16))))


painter = tf.keras.Sequential([tf.keras.Input([16]), tf.keras.layers.Dense(8)])
judge = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
judge.compile("sgd", "mse")
pair = tf.keras.Sequential([painter, judge])
pair.compile("sgd", "mse")
train(painter, judge, pair, np.load(sys.argv[1]), int(sys.argv[2]))
demonstrate(painter)
