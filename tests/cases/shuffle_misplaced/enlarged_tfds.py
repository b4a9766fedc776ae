import tensorflow as tf
import tensorflow_datasets as tfds

SIDE = 160


def to_network(picture, label):
    return tf.image.resize(picture, (SIDE, SIDE)) / 127.5 - 1.0, label


letters = tfds.load("emnist/letters", split="train", as_supervised=True)
letters = letters.map(to_network).shuffle(5_000)  # TFA308
letters = letters.batch(64).prefetch(tf.data.AUTOTUNE)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(27)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(letters, epochs=3)
