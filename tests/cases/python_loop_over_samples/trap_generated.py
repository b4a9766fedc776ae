import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(4)])
history = np.zeros([1, 4])
for _ in range(100):
    history = np.concatenate([history, model(history[-1:])])
images = [np.zeros([np.random.randint(20, 40), 30, 3]) for _ in range(100)]
outputs = [model(image[None]) for image in images]
