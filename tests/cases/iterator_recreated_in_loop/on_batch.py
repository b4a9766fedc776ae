import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
step = 0
while step < 3:
    x, y = data.as_numpy_iterator().next()  # TFA311
    model.train_on_batch(x, y)
    z, w = next(data.as_numpy_iterator())  # TFA311
    model.train_on_batch(z, w)
    step += 1
