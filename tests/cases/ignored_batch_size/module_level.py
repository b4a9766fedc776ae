import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
val = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(
    train,
    batch_size=64,  # TFA202
    epochs=1,
    validation_data=val,
    validation_batch_size=16,  # TFA202
)
