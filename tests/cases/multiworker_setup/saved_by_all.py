"""All workers save to one path."""

import numpy as np
import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def main():
    with strategy.scope():
        model = build()
    for epoch in range(3):
        model.fit(np.ones([64, 8]), np.ones([64, 1]), batch_size=16)  # TFA407
        model.save_weights(f"out/{epoch}.weights.h5")  # TFA406
    model.save("out/model.keras")  # TFA406


main()
