import tensorflow as tf
from tensorflow import keras
from tqdm import tqdm

BATCH_SIZE = 32


class Interactions(keras.layers.Layer):
    def build(self, input_shape):
        self.factors = self.add_weight(shape=(input_shape[1], 4))

    def call(self, inputs):
        products = []
        for i in tqdm(range(BATCH_SIZE)):  # TFA205
            sample = inputs[i]
            pairs = []
            for first in range(sample.shape[0]):
                for second in range(first + 1, sample.shape[0]):
                    weight = tf.reduce_sum(self.factors[first] * self.factors[second])
                    pairs.append(weight * sample[first] * sample[second])
            products.append(tf.stack(pairs))
        return tf.stack(products)


class Walk(keras.layers.Layer):
    """What a sample's later steps need of its earlier ones, no other sample needs."""

    def call(self, inputs):
        ends = []
        for i in range(inputs.shape[0]):  # TFA205
            state = tf.zeros([8])
            for step in range(12):
                state = tf.tanh(tf.add(inputs[i][step], state))
            ends.append(state)
        return tf.stack(ends)
