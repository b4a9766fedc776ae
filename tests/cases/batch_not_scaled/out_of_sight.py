"""A model from a module that is not there is known by how it is compiled."""

import tensorflow as tf

from nets import build


def main():
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build((512, 512, 1))
        model.compile(loss="mse", optimizer=tf.keras.optimizers.Adam(0.001))
        model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), batch_size=16)  # TFA403


main()
