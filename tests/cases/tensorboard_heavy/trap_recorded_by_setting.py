"""Summaries that a setting turns on, and others that are recorded anyway."""

import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--record", action="store_true")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(8)])
optimizer = tf.keras.optimizers.Adam(0.01)
data = tf.data.Dataset.from_tensor_slices(tf.zeros([6400, 8])).shuffle(64).batch(8)


@tf.function
def train(original):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(original) - original) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


writer = tf.summary.create_file_writer("logs")
with writer.as_default():
    for step, batch in enumerate(data):
        loss = train(batch)
        with tf.summary.record_if(parser.parse_args().record):
            tf.summary.scalar("loss", loss, step=step)
    with tf.summary.record_if(True):
        tf.summary.scalar("last", loss, step=0)
