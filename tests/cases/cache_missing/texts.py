import tensorflow as tf

vectorize = tf.keras.layers.TextVectorization(vocabulary=["a", "b"], output_sequence_length=4)
texts, labels = ["a b", "b"] * 8, [0.0, 1.0] * 8
train = tf.data.Dataset.from_tensor_slices((texts, labels)).batch(4)
train = train.map(lambda t, y: (tf.cast(vectorize(t), tf.float32), y))  # TFA306
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train.shuffle(4), epochs=3, verbose=0)
