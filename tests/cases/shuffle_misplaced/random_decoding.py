import tensorflow as tf


def load(path):
    image = tf.image.resize(tf.io.decode_png(tf.io.read_file(path), channels=3), [64, 64])
    return tf.image.random_flip_left_right(image)


def pictures(pattern):
    return tf.data.Dataset.list_files(pattern).map(load).shuffle(2000).batch(8)  # TFA308


for batch in pictures("*.png"):
    print(batch.shape)
