"""Only tf.data's `shuffle` can be told not to reshuffle: what begins out of sight is a pipeline."""

import tensorflow as tf
from ratings import Ratings, make_ranker


def train(size, folder):
    ratings = Ratings(folder).read()
    ratings = ratings.shuffle(50_000, seed=3, reshuffle_each_iteration=False)
    held_out = ratings.take(500).batch(size).cache()
    rest = ratings.skip(500).batch(size).repeat().cache()  # TFA307
    ranker = make_ranker(size)
    ranker.compile(optimizer=tf.keras.optimizers.Adagrad(0.1))
    ranker.fit(rest, steps_per_epoch=100, epochs=20)
    return ranker.evaluate(held_out)


train(4096, "ratings")
