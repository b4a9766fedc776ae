"""Decorators that read a configuration or take the time compile nothing."""

from functools import wraps
from time import perf_counter

import hydra
import tensorflow as tf
from project.networks import Tagger


def timed(function):
    @wraps(function)
    def inner(*args, **options):
        start = perf_counter()
        result = function(*args, **options)
        print(perf_counter() - start)
        return result

    return inner


def step(tagger, optimizer, words, tags):  # TFA601
    with tf.GradientTape() as tape:
        loss = tf.keras.losses.sparse_categorical_crossentropy(tags, tagger(words))
    gradients = tape.gradient(loss, tagger.trainable_variables)
    optimizer.apply_gradients(zip(gradients, tagger.trainable_variables))


@timed
def train(tagger, data, epochs):
    optimizer = tf.keras.optimizers.Adam()
    for _ in range(epochs):
        for words, tags in data:
            step(tagger, optimizer, words, tags)


@hydra.main(config_path="conf", config_name="tagger")
def main(settings):
    data = tf.data.experimental.load(settings.path).batch(settings.batch)
    train(Tagger(settings.size), data, settings.epochs)


if __name__ == "__main__":
    main()
