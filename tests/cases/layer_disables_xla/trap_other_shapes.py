"""Heights and widths that change in every step are nothing for XLA anyway."""

import tensorflow as tf

layers = tf.keras.layers
model = tf.keras.Sequential([
    layers.RandomRotation(0.1), layers.RandomHeight(0.1), layers.RandomWidth(0.1),
    layers.Conv2D(8, 3), layers.GlobalAveragePooling2D(), layers.Dense(2),
])
model.compile("adam", "mse")
model.fit(tf.zeros([64, 32, 32, 3]), tf.zeros([64, 2]), epochs=2)
