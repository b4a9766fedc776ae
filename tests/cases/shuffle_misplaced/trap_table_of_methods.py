"""What a key chooses among an object's methods, the object asks for later: only files are shuffled."""

import tensorflow as tf


class Data:
    def __init__(self, config):
        self.config = config

    def files(self):
        return tf.data.Dataset.list_files("data/*.records", shuffle=False)

    def synthetic(self):
        return tf.data.Dataset.from_tensors(tf.zeros([8])).repeat()

    def build(self):
        builders = {"files": self.files, "synthetic": self.synthetic}
        data = builders[self.config.builder]()
        if self.config.builder == "files":
            data = data.shuffle(16)
        return data


def train(model, config):
    model.fit(Data(config).build().batch(32), steps_per_epoch=100)
