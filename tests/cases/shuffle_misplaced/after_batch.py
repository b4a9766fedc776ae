import tensorflow as tf

x, y = tf.zeros([64, 4]), tf.zeros([64, 1])
train = tf.data.Dataset.from_tensor_slices((x, y))
train = train.batch(8)
train = train.shuffle(64)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train.prefetch(1), epochs=2, verbose=0)
