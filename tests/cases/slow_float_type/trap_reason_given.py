import tensorflow as tf

# The sums below need more precision than TF32 has.
tf.config.experimental.enable_tensor_float_32_execution(False)
model = tf.keras.Sequential([tf.keras.layers.Dense(20, "tanh"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([100, 2]), tf.zeros([100, 1]))
