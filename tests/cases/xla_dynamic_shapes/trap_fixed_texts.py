import tensorflow as tf
from tensorflow.keras import layers

texts = tf.constant(["good film", "a very bad film"] * 8)
vectorizer = layers.TextVectorization(max_tokens=100, output_sequence_length=10)
bag_of_words = layers.TextVectorization(max_tokens=100, output_mode="multi_hot")
vectorizer.adapt(texts)
bag_of_words.adapt(texts)
data = tf.data.Dataset.from_tensor_slices((texts, [1.0, 0.0] * 8)).batch(2)

first = tf.keras.Sequential([layers.Embedding(100, 8), layers.Flatten(), layers.Dense(1)])
first.compile("adam", "mse")
first.fit(data.map(lambda x, y: (vectorizer(x), y)), verbose=0)

second = tf.keras.Sequential([layers.Dense(1)])
second.compile("adam", "mse")
second.fit(data.map(lambda x, y: (bag_of_words(x), y)), verbose=0)
