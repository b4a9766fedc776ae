"""Some pictures of the test set, shown when the training is over."""

import tensorflow as tf
from pictures import load_pair, show

STEPS = 200
sharp = tf.data.Dataset.list_files("sharp/*.png").shuffle(5_000)
sharp = sharp.map(lambda path: tf.py_function(load_pair, [path], [tf.float32, tf.float32]))  # TFA309
blurred = tf.data.Dataset.list_files("blurred/*.png")
blurred = blurred.map(lambda path: tf.py_function(load_pair, [path], [tf.float32, tf.float32]))
network = tf.keras.models.load_model("network.keras")
network.compile("adam", "mse")
network.fit(sharp.batch(8), epochs=STEPS)
for before, after in blurred.batch(4).take(2):
    show(before, after, network(before))
for before, after in blurred.batch(16):
    show(before, after, network(before))
    break
