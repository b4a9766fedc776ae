"""Folders that are read in order, whose samples are shuffled, or which are only looked at."""

import tensorflow as tf

utils = tf.keras.utils
one = utils.image_dataset_from_directory("a", image_size=(96, 96), batch_size=None, shuffle=False)
again = utils.image_dataset_from_directory("b", image_size=(96, 96), shuffle=False).unbatch()
val_ds = utils.image_dataset_from_directory("c", image_size=(96, 96), shuffle=False).shuffle(9)
single = utils.image_dataset_from_directory("d", image_size=(96, 96), batch_size=1, shuffle=False)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(one.shuffle(900).batch(32), validation_data=val_ds, epochs=20)
model.fit(again.shuffle(900).batch(32), epochs=20)
model.fit(single.shuffle(900), epochs=20)
