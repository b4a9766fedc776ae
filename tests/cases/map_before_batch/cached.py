import tensorflow as tf


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


ds = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8, 8, 3], tf.uint8))
ds = ds.map(scale)  # TFA301
ds = ds.batch(16).cache().prefetch(tf.data.AUTOTUNE)
for batch in ds:
    print(batch.shape)
