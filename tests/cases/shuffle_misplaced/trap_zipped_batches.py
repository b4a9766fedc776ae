"""What is zipped was shuffled, batched, or comes from code that is not seen."""

import tensorflow as tf
from company.data import sentences

x = tf.zeros([640, 8])
shuffled = tf.data.Dataset.from_tensor_slices(x).shuffle(640, seed=1)
batched = tf.data.Dataset.from_tensor_slices(x).batch(8)
a = tf.data.Dataset.zip((shuffled, shuffled)).batch(32).shuffle(20)
b = tf.data.Dataset.zip((batched, batched)).batch(2).shuffle(20)
c = tf.data.Dataset.zip((sentences, sentences)).batch(32).shuffle(20)
model = tf.keras.Sequential([tf.keras.layers.Dense(8)])
model.compile("sgd", "mse")
for ds in (a, b, c):
    model.fit(ds)
