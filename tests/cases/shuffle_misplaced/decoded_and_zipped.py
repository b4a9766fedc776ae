import glob

import tensorflow as tf

names = glob.glob("pictures/*/*.jpg")
labels = [int("cat" in name) for name in names]


def load(name):
    image = tf.io.decode_jpeg(tf.io.read_file(name), channels=3)
    return tf.image.resize(image, [256, 256]) / 255.0


images = tf.data.Dataset.from_tensor_slices(names).map(load)
train = tf.data.Dataset.zip((images, tf.data.Dataset.from_tensor_slices(labels)))
train = train.shuffle(2000).repeat().batch(32)  # TFA308
for batch in train.take(100):
    print(batch[0].shape)
