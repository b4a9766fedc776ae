"""What is given for a parameter that is annotated as a model is one."""

import tensorflow as tf
from networks import build_network


def train(model: tf.keras.Model, dataset: tf.data.Dataset, epochs: int) -> None:
    for epoch in range(epochs):
        model.fit_on(dataset)
        model.save_weights(f"checkpoints/{epoch}.ckpt")  # TFA903


train(build_network(4), tf.data.Dataset.range(8), epochs=3)
