import tensorflow as tf


def scale(image, label):
    image = tf.cast(image, tf.float64) / 255.0  # TFA507
    return image, label


images, labels = tf.zeros([5000, 32, 32, 3], tf.uint8), tf.zeros([5000], tf.int32)
data = tf.data.Dataset.from_tensor_slices((images, labels))
data = data.batch(32).map(scale, num_parallel_calls=tf.data.AUTOTUNE).prefetch(2)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
