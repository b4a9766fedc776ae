import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([layers.Conv3D(8, 3), layers.Flatten(), layers.Dense(2)])
model.compile("adam", "mse")
model.fit(tf.zeros([100, 32, 32, 32, 1]), tf.zeros([100, 2]), batch_size=2)
