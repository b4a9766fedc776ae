"""Folders that are trained on one after another: each batch has samples of one class."""

import keras
import tensorflow as tf


def scale(images, labels):
    return tf.cast(images, tf.float32) / 255.0, labels


def batches(folder, **options):
    return keras.utils.image_dataset_from_directory(  # TFA308
        folder, image_size=(64, 64), shuffle=False, **options
    )


train_ds = batches("images/train", batch_size=16).map(scale, num_parallel_calls=tf.data.AUTOTUNE)
texts = keras.utils.text_dataset_from_directory("texts/train", shuffle=False)  # TFA308
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(train_ds.cache().prefetch(tf.data.AUTOTUNE), epochs=5)
words = keras.layers.TextVectorization(output_mode="multi_hot")
of_texts = keras.Sequential([words, keras.layers.Dense(1)])
of_texts.compile("adam", "mse")
of_texts.fit(texts, epochs=5)
