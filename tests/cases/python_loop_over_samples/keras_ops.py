"""`keras.ops.map` runs a loop, as `tf.map_fn` does, which it calls."""

import keras
from keras import layers, ops


class Gram(layers.Layer):
    def call(self, maps):
        def gram(one):
            flat = ops.reshape(one, (-1, one.shape[-1]))
            return ops.matmul(ops.transpose(flat), flat)

        return ops.map(gram, maps)  # TFA205


def correlation(y_true, y_pred):
    def distance(pair):
        true, guess = (part - ops.mean(part) for part in pair)
        return 1 - ops.sum(true * guess) / ops.norm(true) / ops.norm(guess)

    return ops.mean(ops.map(distance, (y_true, y_pred)))  # TFA205


inputs = keras.Input((8, 8, 3))
outputs = layers.Dense(5)(layers.Flatten()(Gram()(inputs)))
model = keras.Model(inputs, outputs)
model.compile("adam", correlation)
