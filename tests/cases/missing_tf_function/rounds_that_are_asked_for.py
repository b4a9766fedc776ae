"""How many rounds there are must be said: the default is never taken."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--rounds", type=int, required=True, default=1)
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.05)
x, y = tf.ones([8, 2]), tf.zeros([8, 1])
for _ in range(parser.parse_args().rounds):
    with tf.GradientTape() as tape:  # TFA601
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
