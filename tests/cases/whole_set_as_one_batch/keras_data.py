import sys

import tensorflow as tf


def main():
    (x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
    x_train, x_test = x_train / 255.0, x_test / 255.0
    model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
    model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(x_train, y_train, epochs=2, steps_per_epoch=10)  # TFA206
    model.evaluate(x_test, y_test, steps=5)  # TFA206


if "mnist" in sys.argv:
    main()
