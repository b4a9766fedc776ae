import tensorflow as tf

AUGMENT = False  # may be turned


def load(size, augment):
    def load_fn(name):
        image = tf.io.decode_jpeg(tf.io.read_file(name), 3)
        if augment:
            image = tf.image.random_flip_left_right(image)
        return tf.image.resize_with_crop_or_pad(image, size, size)

    return load_fn


train = tf.data.Dataset.list_files("train/*.jpg", shuffle=False).map(load(64, AUGMENT))
train = train.cache().batch(4).prefetch(1)  # TFA307
for images in train:
    print(images.shape)
