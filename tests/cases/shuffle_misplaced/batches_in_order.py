"""Folders that are read in order, and whose batches are shuffled."""

import tensorflow as tf

utils = tf.keras.utils
train_ds = utils.image_dataset_from_directory("train", image_size=(96, 96), shuffle=False)
train_ds = train_ds.shuffle(40)  # TFA308: medium
train_ds = train_ds.map(lambda x, y: (x / 255.0, y)).prefetch(tf.data.AUTOTUNE)
texts = utils.text_dataset_from_directory("texts", batch_size=16, shuffle=False)
texts = texts.map(lambda x, y: (tf.strings.length(x), y)).shuffle(100)  # TFA308: medium
test_ds = utils.image_dataset_from_directory("test", image_size=(96, 96), shuffle=False)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=test_ds, epochs=20)
model.fit(texts, epochs=20)
