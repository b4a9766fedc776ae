"""What is predicted beside training steps, but not in their loop, or not by what they train."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(3)


def teach(generator, critic, both, pictures, epochs=50, rows=64, size=100):
    for epoch in range(epochs):
        for _ in range(len(pictures) // rows):
            both.train_on_batch(np.random.randn(rows, size), np.ones((rows, 1)))
        shown = generator.predict(np.random.randn(16, size))
        np.save(f"epoch{epoch}.npy", shown)


def distil(forest, student, rows_of, rounds=1000):
    for step in range(rounds):
        rows = rows_of(step)
        student.train_on_batch(rows, forest.predict(rows))


def score(model, tables):
    return [model.predict(table) for table in tables]
