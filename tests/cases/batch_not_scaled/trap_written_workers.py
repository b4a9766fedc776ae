"""The batch is for all workers, whose number is written out."""

import tensorflow as tf
import tensorflow_datasets as tfds

batch_size_per_replica = 64
workers = 2
strategy = tf.distribute.MultiWorkerMirroredStrategy()
batch_size = batch_size_per_replica * workers

photos = tfds.load("cats_vs_dogs", split=tfds.Split.TRAIN, as_supervised=True).batch(batch_size)
with strategy.scope():
    model = tf.keras.applications.MobileNetV2(weights=None, classes=2)
    model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(photos)

flowers = tfds.load("tf_flowers", split=tfds.Split.TRAIN, as_supervised=True)
model.fit(flowers.batch(64 * 2))
BATCH = 16 * 4
model.fit(flowers.batch(BATCH))
cores = 8
model.fit(flowers.batch(32 * cores))
total_batch = 256
model.fit(flowers.batch(total_batch))
