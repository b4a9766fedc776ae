import tensorflow as tf

with tf.device("/CPU:0"):
    data = tf.data.Dataset.from_tensor_slices((tf.zeros([512, 8]), tf.zeros([512, 1]))).batch(64)
    embedding = tf.keras.layers.Embedding(100_000, 64)
    metric = tf.keras.metrics.Mean()

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(data)
