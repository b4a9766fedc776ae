import tempfile

import tensorflow as tf

images = tf.data.Dataset.from_tensor_slices(tf.zeros([4, 8, 8, 1])).batch(1)
with tf.summary.create_file_writer(tempfile.mkdtemp()).as_default():
    for step, image in enumerate(images):
        tf.summary.image("example", image, step=step)
