"""A set whose images have one size throughout: to make them smaller goes for a whole batch."""

import tensorflow as tf
import tensorflow_datasets as tfds


def preprocess_img(image, label):
    image = tf.cast(image, tf.float32) / 255.0
    return tf.image.resize(image, [150, 150]), label


train, test = tfds.load("rock_paper_scissors", split=["train", "test"], as_supervised=True)
train = train.map(preprocess_img, num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
train = train.batch(32).prefetch(tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(3)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, epochs=3)
