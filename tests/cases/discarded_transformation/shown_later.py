import tensorflow as tf


def prepare(rows, training):
    if training:
        rows.shuffle(1000)  # TFA315
    return rows.map(lambda x: x / 255.0, num_parallel_calls=tf.data.AUTOTUNE).batch(32)


class Trainer:
    def __init__(self, model):
        self.model = model

    def train(self, dataset):
        dataset.repeat(2)  # TFA315
        self.model.fit(dataset.batch(32).prefetch(tf.data.AUTOTUNE))
