import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--steps", type=int, default=4)
parser.add_argument("--more", type=int)
args = parser.parse_args()


@tf.function
def attack(model, x, rounds):
    for _ in range(args.steps):
        x = x + tf.sign(model(x))
    for _ in range(args.more):
        x = x + tf.sign(model(x))
    for _ in range(rounds):
        x = x + tf.sign(model(x))
    return x
