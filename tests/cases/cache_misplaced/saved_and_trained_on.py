"""What is saved is trained on as well: the noise of the first epoch is that of all."""

import tensorflow as tf

(pictures, _), _ = tf.keras.datasets.mnist.load_data()


def blur(picture):
    picture = tf.cast(picture[..., tf.newaxis], tf.float32) / 255.0
    return picture + tf.random.normal(tf.shape(picture), stddev=0.2), picture


data = tf.data.Dataset.from_tensor_slices(pictures).map(blur, num_parallel_calls=tf.data.AUTOTUNE)
data = data.cache()  # TFA307
data.save("noisy")
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu", padding="same"),
    tf.keras.layers.Conv2D(1, 3, padding="same"),
])
model.compile("adam", "mse")
model.fit(data.shuffle(1000).batch(64), epochs=10)
