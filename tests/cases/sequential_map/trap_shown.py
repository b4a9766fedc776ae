import tensorflow as tf

texts = tf.data.Dataset.from_tensor_slices(["one two", "three"] * 500)
vectorize = tf.keras.layers.TextVectorization(vocabulary=["one", "two"])
shown = texts.batch(32).map(vectorize)
noisy = tf.data.Dataset.from_tensor_slices(tf.zeros([500, 8])).batch(32)
noisy = noisy.map(lambda x: x + tf.random.normal(tf.shape(x)))

for batch in shown.take(2):
    print(batch)
for batch in noisy.take(1):
    print(batch)
