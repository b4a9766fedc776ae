"""Data that is repeated before it is split."""

import tensorflow as tf

photos, labels = open("photos.txt").read().split(), open("labels.txt").read().split()
dataset = tf.data.Dataset.from_tensor_slices((photos, labels))
dataset = dataset.shuffle(1000).batch(32).prefetch(2).repeat()  # TFA316
size = int(0.9 * len(photos))
train_ds, val_ds = dataset.take(size), dataset.skip(size)
model = tf.keras.models.load_model("model.keras")
model.fit(train_ds, validation_data=val_ds, steps_per_epoch=50, validation_steps=5)
