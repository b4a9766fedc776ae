import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse", run_eagerly=False)
tf.config.run_functions_eagerly(True)
print(model(tf.zeros([1, 8])).numpy())
tf.config.run_functions_eagerly(False)
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
