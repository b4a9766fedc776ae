"""The name of a metric in the name of a checkpoint's file."""

import os

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
folder = os.environ["OUT"]
file = os.path.join(folder, "best-{epoch:02d}-{val_acc:.3f}.keras")  # TFA903
saver = tf.keras.callbacks.ModelCheckpoint(file, monitor="val_accuracy")
other = tf.keras.callbacks.ModelCheckpoint(folder + "/{epoch}-{acc:.2f}.keras")  # TFA903
right = tf.keras.callbacks.ModelCheckpoint(folder + "/{epoch}-{val_accuracy:.2f}.keras")
x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model.fit(x, y, batch_size=32, validation_data=(x, y), callbacks=[saver, other, right])
