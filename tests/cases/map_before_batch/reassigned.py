import tensorflow as tf


def load(images, labels, batch_size=16, training=True):
    ds = tf.data.Dataset.from_tensor_slices((images, labels))
    # Bring the pixels to [-1, 1].
    ds = ds.map(lambda x, y: (tf.cast(x, tf.float32) / 127.5 - 1.0, y))  # TFA301
    ds = ds.shuffle(64, seed=3)
    ds = ds.batch(batch_size)
    return ds.prefetch(2)


if __name__ == "__main__":
    pixels = tf.cast(tf.random.uniform([64, 8, 8, 3]) * 255, tf.uint8)
    for images, _ in load(pixels, tf.range(64)):
        tf.debugging.assert_type(images, tf.float32)
