"""Pictures for a look, made behind the steps of each epoch, whatever the epochs are called."""

import numpy as np
import tensorflow as tf

generator = tf.keras.Sequential([tf.keras.Input([10]), tf.keras.layers.Dense(64)])
critic = tf.keras.Sequential([tf.keras.Input([64]), tf.keras.layers.Dense(1)])
critic.compile("adam", "mse")
images = np.random.rand(6400, 64)


def show(number, model, examples=100):
    pictures = model.predict(np.random.normal(0, 1, size=[examples, 10]))
    np.save(f"{number}.npy", pictures.reshape(examples, 8, 8))


for e in range(1, 101):
    for start in range(0, len(images), 64):
        critic.train_on_batch(images[start : start + 64], np.ones([64, 1]))
    show(e, generator)
