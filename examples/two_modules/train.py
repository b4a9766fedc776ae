"""Three clusters of points, told apart on every GPU of the machine."""

import numpy as np
import tensorflow as tf
from model import build

BATCH_SIZE = 32


def clusters(count):
    rng = np.random.default_rng(11)
    labels = rng.integers(0, 3, count)
    centres = np.array([[0, 0], [2, 2], [0, 3]], "float32")
    points = centres[labels] + rng.normal(0, 0.7, (count, 2))
    return points.astype("float32"), labels


def main():
    x, y = clusters(9_000)
    train = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(9_000).batch(BATCH_SIZE)
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build()
    model.fit(train, epochs=2, verbose=2)


if __name__ == "__main__":
    main()
