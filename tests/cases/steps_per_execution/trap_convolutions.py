import tensorflow as tf

(x, y), _ = tf.keras.datasets.cifar10.load_data()
model = tf.keras.Sequential(
    [tf.keras.layers.Conv2D(64, 3), tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)]
)
model.compile("adam", "mse")
model.fit(x, y)
