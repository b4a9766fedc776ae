import os
import pathlib

import tensorflow as tf

folder = pathlib.Path(os.environ.get("FLOWERS", "flowers"))


def load(path):
    label = tf.strings.split(path, os.path.sep)[-2] == "roses"
    image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    return tf.image.resize(image, [64, 64]), tf.cast(label, tf.int32)


files = tf.data.Dataset.list_files(str(folder / "*" / "*"))
train_ds = files.skip(100).map(load).shuffle(100).batch(32)
val_ds = files.take(100).map(load)
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(8, 3),
    tf.keras.layers.GlobalMaxPooling2D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", tf.keras.losses.BinaryCrossentropy(from_logits=True))
if folder.exists():
    model.fit(train_ds, validation_data=val_ds, epochs=2)  # TFA201
