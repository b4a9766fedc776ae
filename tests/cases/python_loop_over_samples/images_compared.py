"""Images that are compared pair by pair, though the measures take batches."""

import numpy as np
import tensorflow as tf

images = tf.zeros([64, 24, 24, 3]), tf.zeros([64, 48, 48, 3])
dataset = tf.data.Dataset.from_tensor_slices(images).batch(16, drop_remainder=True)
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, 3, padding="same", activation="relu"),
    tf.keras.layers.Conv2DTranspose(3, 3, strides=2, padding="same"),
])
model.compile("adam", "mse")
model.fit(dataset, epochs=10)


def quality(first, second):
    return tf.image.psnr(first, second, max_val=255).numpy()


scores, likenesses = [], []
for small, large in dataset:
    made = model(small, training=False)
    for i in range(16):  # TFA205
        scores.append(tf.image.psnr(large[i], made[i], max_val=1.0))
    for one, other in zip(large, made):  # TFA205
        likenesses.append(float(tf.image.ssim(one, other, max_val=1.0)))
    shown = tf.cast(255 * large, tf.uint8)
    for i in range(16):  # TFA205
        scores.append(quality(shown[i], tf.cast(255 * made[i], tf.uint8)))
    likenesses.append(np.mean([
        tf.image.ssim(large[i], made[i], 1.0).numpy()
        for i in range(len(large))  # TFA205
    ]))
print(np.mean(scores), np.mean(likenesses))
