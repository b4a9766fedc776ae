import sys

import tensorflow as tf
import tensorflow_datasets as tfds

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
single = tfds.load("mnist", split="train", batch_size=1, as_supervised=True)
model.fit(single.shuffle(1000), epochs=5)
unknown = tfds.load("mnist", split="train", batch_size=int(sys.argv[1]), as_supervised=True)
model.fit(unknown.shuffle(1000), epochs=5)
mixed = tfds.load("mnist", split="train", batch_size=32, shuffle_files=True, as_supervised=True)
model.fit(mixed.shuffle(1000), epochs=5)
again = tfds.load("mnist", split="train", batch_size=1000, as_supervised=True)
model.fit(again.unbatch().shuffle(1000).batch(32), epochs=5)
