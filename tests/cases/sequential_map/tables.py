from tensorflow.data import AUTOTUNE, Dataset
import tensorflow as tf

lookup = tf.keras.layers.StringLookup(vocabulary=["a", "b"])
table = tf.lookup.StaticHashTable(
    tf.lookup.KeyValueTensorInitializer(["a", "b"], [1, 2]), default_value=0
)
words = ["a", "b"] * 16
first = Dataset.from_tensor_slices(words).batch(4).map(lambda w: lookup(w), None)  # TFA302
second = Dataset.from_tensor_slices(words).batch(4).map(  # TFA302
    table.lookup,  # the ids of words
    num_parallel_calls=1,
).prefetch(AUTOTUNE)
third = Dataset.from_tensor_slices(words).batch(4).map(lambda w: table.lookup(w))  # TFA302
for a, b, c in tf.data.Dataset.zip((first, second, third)):
    print(a, b, c)
