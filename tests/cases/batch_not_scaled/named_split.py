"""Of a data set by TensorFlow Datasets, whose split is said by name, by a part or by an option."""

import argparse

import tensorflow as tf
import tensorflow_datasets as tfds

parser = argparse.ArgumentParser()
parser.add_argument("--split", default="train")
options = parser.parse_args()
SHARE = 80

strategy = tf.distribute.MirroredStrategy()


def train(photos):
    with strategy.scope():
        model = tf.keras.applications.MobileNetV2(weights=None, classes=2)
        model.compile("sgd", "sparse_categorical_crossentropy")
    model.fit(photos)


train(tfds.load("cats_vs_dogs", split=tfds.Split.TRAIN, as_supervised=True).batch(64))  # TFA403
train(tfds.load("cats_vs_dogs", split=f"train[:{SHARE}%]", as_supervised=True).batch(64))  # TFA403
cats, info = tfds.load("cats_vs_dogs", split=options.split, with_info=True, as_supervised=True)
train(cats.batch(64))  # TFA403
