import tensorflow as tf
from tensorflow.keras import layers

images, labels = tf.zeros([640, 32, 32, 3]), tf.zeros([640], tf.int32)


def scale(image, label):
    image = layers.Rescaling(1 / 255)(image)
    return tf.keras.layers.Resizing(24, 24)(image), label


def normalize(image, label):
    return tf.math.l2_normalize(image, axis=-1), label


ds = tf.data.Dataset.from_tensor_slices((images, labels))
for x, y in ds.map(scale, num_parallel_calls=tf.data.AUTOTUNE).batch(64):  # TFA301
    print(x, y)
for x, y in ds.map(normalize).shuffle(640).batch(64):  # TFA301
    print(x, y)
