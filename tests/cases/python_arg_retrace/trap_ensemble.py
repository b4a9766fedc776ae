"""One trace for each member of the ensemble, and none in the steps that follow."""

import tensorflow as tf


@tf.function
def part_of(batch, number):
    return batch[:, number]


class Ensemble:
    def __init__(self, members):
        self.members = members
        self.networks = [tf.keras.layers.Dense(1) for _ in range(members)]

    def answers(self, batch):
        return tf.stack([self.networks[n](part_of(batch, n)) for n in range(self.members)])
