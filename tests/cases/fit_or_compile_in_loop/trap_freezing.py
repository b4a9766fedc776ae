import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)])
for layer in reversed(model.layers):
    layer.trainable = True
    model.compile("adam", "mse")
    model.fit(x, y, epochs=10, verbose=0)
