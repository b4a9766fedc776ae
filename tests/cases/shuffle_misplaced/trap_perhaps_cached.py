"""A helper that caches before it shuffles, if it is told where; the cache must stay in front."""

import os

import tensorflow as tf

SCRATCH = os.environ["SCRATCH"]


def picture(path):
    return tf.image.resize(tf.io.decode_jpeg(tf.io.read_file(path)), [256, 256])


def ready(pictures, size, kept=True):
    if kept:
        if isinstance(kept, str):
            pictures = pictures.cache(kept)
        else:
            pictures = pictures.cache()
    else:
        print("decoded again in every epoch")
    pictures = pictures.shuffle(2_000)
    return pictures.batch(size)


leaves = tf.data.Dataset.list_files("leaves/*.jpg").map(picture)
model = tf.keras.models.load_model("leaves.keras")
model.compile("adam", "mse")
model.fit(ready(leaves, 32, kept=os.path.join(SCRATCH, "leaves")))
