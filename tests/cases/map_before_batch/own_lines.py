import tensorflow as tf

images = tf.zeros([640, 28, 28], tf.uint8)


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


source = tf.data.Dataset.from_tensor_slices(images)
train_ds = (
    source.map(scale)  # TFA301
    .shuffle(buffer_size=640)
    .batch(64)
)
