import numpy as np
import tensorflow as tf


class Tagger:
    def __init__(self, network, labels):
        self.network = network
        self.labels = labels

    @tf.function
    def scores(self, batch):
        return tf.nn.softmax(self.network(batch, training=False))

    def tag(self, data):
        found = None
        for batch, _ in data:
            scores = self.scores(batch)
            found = scores if found is None else tf.concat([found, scores], axis=0)  # TFA702
        return found

    def best(self, data):
        best = np.array([])
        for batch in data:
            scores = self.network(batch, training=False)
            best = np.append(best, np.argmax(scores.numpy(), axis=1))  # TFA702
        return self.labels[best]
