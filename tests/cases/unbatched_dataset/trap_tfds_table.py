import tensorflow as tf
import tensorflow_datasets as tfds

digits = tfds.load("mnist", as_supervised=True)
digits["train"] = digits["train"].shuffle(10_000).batch(64)
digits["valid"] = digits.pop("test").batch(64)
letters = tfds.load("emnist", as_supervised=True)
for split in letters:
    letters[split] = letters[split].batch(64)

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(47)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(digits["train"], validation_data=digits["valid"])
model.fit(letters["train"], validation_data=letters["test"])
