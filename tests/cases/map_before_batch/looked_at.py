"""A few samples are looked at before the dataset is batched, which needs them one by one."""

import tensorflow as tf

(images, labels), _ = tf.keras.datasets.mnist.load_data()
scaled = tf.data.Dataset.from_tensor_slices((images, labels))
scaled = scaled.map(lambda image, label: (tf.cast(image, tf.float32) / 255.0, label))  # TFA301
for image, label in scaled.take(3):
    print(image.shape, label)
train = scaled.shuffle(1000).batch(32)
