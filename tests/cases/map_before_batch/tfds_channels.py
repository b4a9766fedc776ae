import tensorflow as tf
import tensorflow_datasets as tfds

MEAN = [0.4914, 0.4822, 0.4465]
STD = [0.2023, 0.1994, 0.2010]


def normalise(image, label):
    image = tf.cast(image, tf.float32) / 255.0
    return (image - MEAN) / STD, label


train_ds, test_ds = tfds.load("cifar10", split=["train", "test"], as_supervised=True)
test_ds = test_ds.map(normalise, num_parallel_calls=tf.data.AUTOTUNE).batch(100)  # TFA301
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds.shuffle(10_000).batch(64), validation_data=test_ds)
