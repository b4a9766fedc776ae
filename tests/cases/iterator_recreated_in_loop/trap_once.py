import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1]))).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, y = next(iter(data))
model(x)
iterator = iter(data.repeat())
for step in range(3):
    x, y = next(iterator)
    model.train_on_batch(x, y)
