import tensorflow as tf


class Data:
    def augment(self, image, label):
        image = tf.image.random_flip_left_right(image)
        return tf.image.random_brightness(image, 0.1), label

    def load(self, x, y):
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        ds = ds.map(self.augment)  # TFA302
        return ds.batch(8)


for images, _ in Data().load(tf.zeros([32, 8, 8, 3]), tf.range(32)):
    print(images.shape)
