import tensorflow as tf

for member in range(1):
    for units in (16, 32):
        model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
