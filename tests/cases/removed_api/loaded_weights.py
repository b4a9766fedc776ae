"""Weights by names that Keras 3 does not load, and networks of another file that save theirs."""

import os

import tensorflow as tf
from networks import Critic, Generator

FOLDER = os.environ["OUTPUT"]
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.load_weights("training_1/cp.ckpt")  # TFA903
for epoch in range(3):
    model.load_weights(f"{FOLDER}/weights_{epoch + 1}")  # TFA903
    model.save_weights(os.path.join(FOLDER, "weights_{}.h5".format(epoch + 1)))  # TFA903

generator, critic = Generator(), Critic()
optimizer = tf.keras.optimizers.Adam(1e-4)


@tf.function
def step(images, noise):
    with tf.GradientTape(persistent=True) as tape:
        made = generator(noise, training=True)
        loss = tf.reduce_mean(critic(made)) - tf.reduce_mean(critic(images))
    gradients = tape.gradient(loss, generator.trainable_weights)
    optimizer.apply_gradients(zip(gradients, generator.trainable_weights))


for images in tf.data.Dataset.load(FOLDER):
    step(images, tf.random.normal([8, 64]))
generator.save_weights(FOLDER + "/generator.ckpt")  # TFA903
