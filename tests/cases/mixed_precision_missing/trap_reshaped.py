import tensorflow as tf
from tensorflow.keras import layers

# The one wide layer has two inputs.
decoder = tf.keras.Sequential(
    [
        tf.keras.Input((2,)),
        layers.Dense(7 * 7 * 64, activation="relu"),
        layers.Reshape((7, 7, 64)),
        layers.Conv2DTranspose(32, 3, strides=2, padding="same", activation="relu"),
        layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"),
    ]
)
decoder.compile("adam", "mse")
decoder.fit(tf.zeros([64, 2]), tf.zeros([64, 28, 28, 1]))
