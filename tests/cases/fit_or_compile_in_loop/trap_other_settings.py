import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
for rate in [1e-2, 1e-3, 1e-4]:
    model.compile(tf.keras.optimizers.Adam(rate), "mse")
    model.fit(x, y, epochs=10, verbose=0)
