import tensorflow as tf
import tensorflow_datasets as tfds

digits = tfds.load("mnist", as_supervised=True)
digits["train"] = digits["train"].shuffle(10_000).batch(64)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(digits["train"])
model.evaluate(digits["test"])  # TFA201
