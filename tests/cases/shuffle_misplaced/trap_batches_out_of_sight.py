import tensorflow as tf
from loaders import get_dataset

train = get_dataset("train")
train = train.shuffle(10_000).batch(100)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=3)

characters = get_dataset("text")
sequences = characters.batch(101).shuffle(10_000).batch(64)
model.fit(sequences, epochs=3)
