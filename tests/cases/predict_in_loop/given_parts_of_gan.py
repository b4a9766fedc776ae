"""A module that trains the parts of a GAN which others build and hand to it."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(3)


def codes(size, rows):
    return np.random.randn(size * rows).reshape(rows, size)


def drawn(pictures, rows):
    return pictures[np.random.randint(0, len(pictures), rows)], np.ones((rows, 1))


def invented(generator, size, rows):
    return generator.predict(codes(size, rows), verbose=0), np.zeros((rows, 1))  # TFA204


def translated(b_model, pictures):
    return b_model.predict(pictures), np.zeros((len(pictures), 1))  # TFA204


def teach(generator, critic, both, pictures, size=100, rounds=2000, rows=64):
    for _ in range(rounds):
        critic.train_on_batch(*drawn(pictures, rows // 2))
        critic.train_on_batch(*invented(generator, size, rows // 2))
        both.train_on_batch(codes(size, rows), np.ones((rows, 1)))


def keep(pool, pictures):
    for picture in pictures:
        if len(pool) < 50:
            pool.append(picture)
        else:
            pool[np.random.randint(50)] = picture
    return np.asarray(pool[-len(pictures) :])


def teach_pairs(b_model, critic, both, horses, zebras, rounds=2000):
    pool = []
    for _ in range(rounds):
        real, truth = drawn(horses, 1)
        other, _ = drawn(zebras, 1)
        fake, false = translated(b_model, other)
        fake = keep(pool, fake)
        both.train_on_batch([real, other], [truth, other])
        critic.train_on_batch(real, truth)
        critic.train_on_batch(fake, false)
