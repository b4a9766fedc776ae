import numpy as np
import tensorflow as tf

real = np.zeros([64, 8])
critic = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
critic.compile("adam", "mse")
generator = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(8)])
both = tf.keras.Sequential([generator, critic])
both.compile("adam", "mse")
for start in range(0, 64, 4):
    critic.train_on_batch(real[start : start + 4], np.ones([4, 1]))
    both.train_on_batch(np.zeros([4, 4]), np.ones([4, 1]))
