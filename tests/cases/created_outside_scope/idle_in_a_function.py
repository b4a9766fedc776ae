"""The same in a main function, of a GAN that trains batch by batch."""

import numpy as np
import tensorflow as tf
from tensorflow import keras


def build():
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def main():
    strategy = tf.distribute.MirroredStrategy(["GPU:0", "GPU:1"])  # TFA402: high
    print(strategy)
    discriminator = build()
    for step in range(1000):
        discriminator.train_on_batch(np.ones([32, 8]), np.ones([32, 1]))


if __name__ == "__main__":
    main()
