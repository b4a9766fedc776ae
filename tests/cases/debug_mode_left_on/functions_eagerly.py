import tensorflow as tf

tf.config.run_functions_eagerly(True)  # TFA506
tf.data.experimental.enable_debug_mode()  # TFA506

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
