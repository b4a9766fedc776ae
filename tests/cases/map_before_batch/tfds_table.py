import tensorflow as tf
import tensorflow_datasets as tfds


def scale(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


def load(batch_size, forever=True):
    parts = tfds.load("mnist", as_supervised=True)
    if forever:
        parts["train"] = parts["train"].repeat()
    parts["train"] = parts["train"].map(scale)  # TFA301
    parts["train"] = parts["train"].batch(batch_size)
    parts["valid"] = parts.pop("test")
    parts["valid"] = parts["valid"].map(scale)  # TFA301
    parts["valid"] = parts["valid"].batch(batch_size)
    return parts
