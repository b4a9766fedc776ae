"""A function that makes a strategy by its name, and is asked for that of several GPUs."""

import sys

import tensorflow as tf


def get_strategy(name, tpu=""):
    if name == "mirrored":
        return tf.distribute.MirroredStrategy()
    if name == "tpu":
        resolver = tf.distribute.cluster_resolver.TPUClusterResolver(tpu)
        return tf.distribute.TPUStrategy(resolver)
    if name == "servers":
        return tf.distribute.ParameterServerStrategy(resolver_of(tpu))
    return tf.distribute.get_strategy()


def main(size=16):
    strategy = get_strategy("mirrored")
    train = tf.keras.utils.image_dataset_from_directory("data", batch_size=size)  # TFA403
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)])
        model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(train, epochs=3)
    chosen = get_strategy(sys.argv[1])  # perhaps one that does not split batches
    with chosen.scope():
        model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(5)])
        model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(tf.keras.utils.image_dataset_from_directory("data", batch_size=32), epochs=3)


if __name__ == "__main__":
    main()
