import tensorflow as tf
from tensorflow.keras import layers

SIZE = 24
prepare = tf.keras.Sequential([layers.Resizing(SIZE, SIZE), layers.Rescaling(1.0 / 255)])
scale = tf.keras.Sequential()
scale.add(layers.Rescaling(1.0 / 127.5, offset=-1))
(images, labels), (test_images, test_labels) = tf.keras.datasets.cifar10.load_data()

train_ds = tf.data.Dataset.from_tensor_slices((images, labels))
train_ds = train_ds.map(lambda x, y: (prepare(x), y), num_parallel_calls=4)  # TFA301
train_ds = train_ds.batch(32).prefetch(tf.data.AUTOTUNE)
test_ds = tf.data.Dataset.from_tensor_slices((test_images, test_labels))
test_ds = test_ds.map(lambda x, y: (scale(x), y))  # TFA301
test_ds = test_ds.batch(32).prefetch(tf.data.AUTOTUNE)
