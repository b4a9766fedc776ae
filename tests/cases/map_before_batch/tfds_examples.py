"""Examples as dicts: of MNIST it is known that all of them have the same shapes."""
import tensorflow as tf
import tensorflow_datasets as tfds


def scale(example, offset: float = 0.5):
    image = tf.cast(example["image"], tf.float32)
    return tf.math.subtract(image / 255.0, offset), example["label"]


def read(name):
    train, test = tfds.load(name=name, split=["train", "test"])
    train = train.shuffle(1000).map(scale).batch(128)  # TFA301
    return train, test.map(scale).batch(128)  # TFA301


train_ds, test_ds = read("mnist:3.*.*")
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, validation_data=test_ds)
