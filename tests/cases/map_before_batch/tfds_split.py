import tensorflow as tf
import tensorflow_datasets as tfds


def scale(image, label):
    image = tf.cast(image, tf.float32)
    image /= 255
    return image, label


datasets, info = tfds.load("mnist", with_info=True, as_supervised=True)
train_ds = datasets["train"].map(scale).cache().shuffle(10_000).batch(64)
test_ds = datasets["test"].map(scale).batch(64)  # TFA301
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=test_ds)
