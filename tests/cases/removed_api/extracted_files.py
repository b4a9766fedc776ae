"""Where the files of an archive lie that Keras 3 has unpacked."""

import os
import pathlib

import tensorflow as tf
from tensorflow.keras.utils import get_file

URL = "https://example.org/cats_and_dogs.zip"

archive = tf.keras.utils.get_file("cats_and_dogs.zip", origin=URL, extract=True)
folder = os.path.join(os.path.dirname(archive), "cats_and_dogs_filtered")  # TFA903

flowers = get_file("flower_photos", "https://example.org/flower_photos.tgz", untar=True)  # TFA903
photos = tf.keras.utils.image_dataset_from_directory(flowers, batch_size=32)

path = get_file(fname="spa-eng.zip", origin="https://example.org/spa-eng.zip", extract=True)
text = pathlib.Path(path).parent / "spa-eng" / "spa.txt"  # TFA903

inside = get_file("birds.tar.gz", "https://example.org/birds.tar.gz", extract=True)
birds = os.path.join(inside, "birds")
table = get_file("iris.csv", "https://example.org/iris.csv")
beside = os.path.join(os.path.dirname(table), "names.csv")
packed = get_file("fish.zip", "https://example.org/fish.zip", extract=False)
where = os.path.dirname(packed)
print(folder, photos, text, birds, beside, where, os.path.dirname(__file__))
