import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
train = tf.data.Dataset.from_tensor_slices((x_train / 255.0, y_train)).batch(64)
train = train.map(lambda x, y: (tf.cast(x, tf.float32), y))
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", "mse")
model.fit(train)
