import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(20, "tanh"), tf.keras.layers.Dense(1)])
tf.keras.backend.set_floatx("float64")
model.compile("adam", "mse")
model.fit(tf.zeros([100, 2]), tf.zeros([100, 1]))
