"""In each step of every tenth epoch: the condition asks for the epoch, and stands in the steps."""

import argparse

import tensorflow as tf

args = argparse.ArgumentParser().parse_args()
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(4)
for epoch in range(100):
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        if epoch % args.every == 0:
            model.save_weights("chosen.weights.h5")  # TFA803
