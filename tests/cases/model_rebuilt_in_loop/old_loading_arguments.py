"""What `fit` is told about the loading of data is no process for each model."""

import tensorflow as tf

x, y = tf.zeros([256, 8]), tf.zeros([256, 1])
for size in [2, 3, 4]:
    for layer in [tf.keras.layers.Dense(size), tf.keras.layers.Dense(2 * size)]:
        model = tf.keras.Sequential([layer, tf.keras.layers.Dense(1)])  # TFA704
        model.compile("adam", "mse")
        model.fit(x, y, epochs=3, workers=4, use_multiprocessing=True)
