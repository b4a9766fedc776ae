"""Which of four textures an image shows: a tf.data pipeline with augmentation, in functions."""

import numpy as np
import tensorflow as tf

BATCH = 16
SIZE = 32


def textures(count):
    """Stripes across, stripes down, checks and noise, as bytes."""
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 4, count)
    grid = np.indices((SIZE, SIZE))
    period = rng.integers(3, 7, count)[:, None, None]
    phase = rng.integers(0, 7, count)[:, None, None]
    across, down = (grid[0] + phase) // period % 2, (grid[1] + phase) // period % 2
    noise = rng.integers(0, 2, (count, SIZE, SIZE))
    images = np.choose(labels[:, None, None], [across, down, across ^ down, noise])
    images = images * 160 + rng.integers(0, 95, images.shape)
    return images[..., None].astype(np.uint8), labels


def augment(image, label):
    return tf.image.random_flip_left_right(image), label


def normalize(image, label):
    return tf.cast(image, tf.float32) / 127.5 - 1.0, label


def make_dataset(images, labels, training):
    ds = tf.data.Dataset.from_tensor_slices((images, labels))
    ds = ds.map(normalize)
    if training:
        ds = ds.map(augment)
        ds = ds.cache()
        ds = ds.shuffle(1000)
    return ds.batch(BATCH)


def build_model():
    inputs = tf.keras.Input((SIZE, SIZE, 1))
    x = tf.keras.layers.Conv2D(8, 5, strides=2, activation="relu")(inputs)
    x = tf.keras.layers.Conv2D(16, 3, strides=2, activation="relu")(x)
    x = tf.keras.layers.GlobalAveragePooling2D()(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(4)(x))


def main():
    images, labels = textures(4_000)
    train = make_dataset(images[:3_200], labels[:3_200], training=True)
    valid = make_dataset(images[3_200:], labels[3_200:], training=False)
    model = build_model()
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss, metrics=["accuracy"])
    model.fit(train, validation_data=valid, epochs=2, verbose=2)


if __name__ == "__main__":
    main()
