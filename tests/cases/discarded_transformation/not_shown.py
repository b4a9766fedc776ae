"""Decks and tables that change in place, and a generator of random numbers."""

import tensorflow as tf


def deal(deck, table, rng, rows):
    deck.shuffle(52)
    table.filter("player")
    rng.shuffle(rows)
    dataset = tf.data.Dataset.from_tensor_slices(rows).shuffle(52)
    return deck, table, dataset.batch(4).prefetch(tf.data.AUTOTUNE)


def order(batches, kept):
    batches.shuffle(8)
    kept.map(lambda x: x, num_parallel_calls=tf.data.AUTOTUNE).prefetch(2)  # TFA315
    return batches.batch(8)
