import tensorflow as tf


class Prepare:
    def __init__(self, size, crop=0):
        self.size, self.crop = size, crop

    def __call__(self, image):
        if self.crop > 1:
            return tf.image.random_crop(image, [32, 32, 3])
        if self.crop > 0:
            scaled = stretch(image, scale=(self.crop, 1.0), method="area")
            return tf.image.random_flip_left_right(scaled)
        return tf.image.resize(image, self.size)


def stretch(image, scale, method):
    return tf.image.resize(image, [int(64 * scale[0]), int(64 * scale[1])], method=method)


prepare = Prepare((32, 32))
images = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 64, 64, 3])).map(prepare).batch(8)  # TFA302: info
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(images.map(lambda batch: (batch, batch[:, 0, 0, :1])))
