"""A part of what was shuffled, the same in every epoch: others are there to validate."""

import tensorflow as tf
import tensorflow_datasets as tfds

mixed = tfds.load("mnist", split="train", as_supervised=True).shuffle(60_000)
train_ds = mixed.shard(num_shards=2, index=0).batch(32).cache().prefetch(tf.data.AUTOTUNE)
val_ds = mixed.shard(num_shards=2, index=1).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=4, validation_data=val_ds)
