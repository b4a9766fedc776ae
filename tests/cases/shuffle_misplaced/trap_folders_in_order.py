"""Folders in order that are no classes, are shuffled behind, or are not trained on in epochs."""

import keras
import tensorflow as tf


def pictures(folder, **options):
    return keras.utils.image_dataset_from_directory(
        folder, image_size=(64, 64), shuffle=False, **options
    )


def pair(images):
    return images, images


model = keras.Sequential([keras.layers.Dense(3)])
model.compile("adam", "mse")
train_ds = pictures("images/train").unbatch().shuffle(5000).batch(32)
model.fit(train_ds, validation_data=pictures("images/val"), epochs=5)
model.fit(pictures("images/all", label_mode=None).map(pair, tf.data.AUTOTUNE), epochs=5)
model.fit(pictures("images/all", labels=[0, 1, 0, 1]), epochs=5)
model.fit(pictures("images/one"), epochs=1)
model.evaluate(pictures("images/test"))
