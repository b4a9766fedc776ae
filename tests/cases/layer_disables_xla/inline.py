import tensorflow as tf

train_ds = tf.data.Dataset.from_tensor_slices((tf.zeros([32, 8, 8, 3]), tf.zeros([32]))).batch(8)
model = tf.keras.Sequential([
    tf.keras.layers.Rescaling(1.0 / 255, input_shape=(8, 8, 3)),
    tf.keras.layers.RandomCrop(6, 6),  # TFA504
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(train_ds)
