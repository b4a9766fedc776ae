"""The samples come from out of sight; only a strategy distributes datasets."""

import tensorflow as tf
from company.data import get_dataset
from company.devices import get_strategy


def main(files, held_out, model, optimizer, loss_fn):
    strategy = get_strategy("GPU")
    with strategy.scope():
        dataset = get_dataset(files).shuffle(5000)  # TFA316
        train = dataset.skip(held_out).batch(64)
        test = dataset.take(held_out).batch(64)
        train = strategy.experimental_distribute_dataset(train)
        test = strategy.experimental_distribute_dataset(test)

        @tf.function
        def step(inputs):
            return strategy.run(lambda x, y: loss_fn(y, model(x)), args=inputs)

        for inputs in train:
            step(inputs)
        for inputs in test:
            step(inputs)
