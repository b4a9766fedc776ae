import tensorflow as tf

if __name__ == "__main__":
    tf.config.experimental_run_functions_eagerly(True)  # TFA506
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
