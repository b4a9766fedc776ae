# tensorflow: 2.11
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.legacy.Adam(1e-3, decay=1e-5), "mse")
