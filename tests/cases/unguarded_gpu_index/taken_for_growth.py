import tensorflow as tf

card = tf.config.list_physical_devices("GPU")[0]  # TFA105
tf.config.experimental.set_memory_growth(card, True)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
