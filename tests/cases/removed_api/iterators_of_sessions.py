"""A dataset that begins in a module out of sight, and an object that has an iterator of its own."""

import loaders
import tensorflow as tf

images, count = loaders.load_images()
images = images.map(lambda x: tf.cast(x, tf.float32) / 255)
batches = images.shuffle(1000).batch(32).prefetch(2)
iterator = batches.make_initializable_iterator()  # TFA903
reader = loaders.Reader("images")
print(iterator.get_next(), reader.make_one_shot_iterator(), reader.chunks().make_one_shot_iterator())
