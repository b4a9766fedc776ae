"""What a model made of each batch of a set out of sight, compared pair by pair."""

import tensorflow as tf


class Enlarger:
    def __init__(self):
        image = tf.keras.Input([256, 256, 3])
        enlarged = tf.keras.layers.Conv2DTranspose(3, 3, strides=2, padding="same")(image)
        self.model = tf.keras.Model(image, enlarged)
        self.model.compile("adam", "mse")

    def train(self, train_dataset, val_dataset):
        self.model.fit(train_dataset, validation_data=val_dataset, epochs=20)

    def test(self, test_dataset):
        total, count = 0.0, 0
        for small, large in test_dataset:
            made = self.model.predict_on_batch(small)
            for one, other in zip(made, large):  # TFA205
                total += tf.image.psnr(other, one, max_val=1.0).numpy()
                total += tf.image.ssim(other, one, max_val=1.0).numpy()
                count += 1
        return total / count
