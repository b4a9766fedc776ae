import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
train = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(10_000).batch(64)  # TFA507
test = tf.data.Dataset.from_tensor_slices((x_test, y_test)).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, validation_data=test)
