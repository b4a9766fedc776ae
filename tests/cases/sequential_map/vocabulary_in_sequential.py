"""A `Sequential` that begins with a vocabulary is called in a map: only one element at a time."""

import tensorflow as tf

titles = tf.constant(["one", "two", "three"] * 100)
lookup = tf.keras.layers.StringLookup(vocabulary=["one", "two"])
tower = tf.keras.Sequential([lookup, tf.keras.layers.Embedding(3, 8)])
added = tf.keras.Sequential()
added.add(tf.keras.layers.TextVectorization(output_sequence_length=4, vocabulary=["one", "two"]))
plain = tf.keras.Sequential([tf.keras.layers.Rescaling(0.5)])
numbers = tf.data.Dataset.from_tensor_slices(tf.zeros([300, 8]))

for batch in tf.data.Dataset.from_tensor_slices(titles).batch(32).map(tower):  # TFA302
    print(batch.shape)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
words = tf.data.Dataset.from_tensor_slices((titles, tf.zeros([300, 1])))
model.fit(words.batch(32).map(lambda text, y: (tf.cast(added(text), tf.float32), y)))  # TFA302
other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
other.compile("adam", "mse")
other.fit(numbers.batch(32).map(lambda x: (plain(x), x[:, :1])))  # TFA302: info
