"""The loop of each epoch makes its optimizer for every batch."""

import tensorflow as tf
from tensorflow.keras.optimizers import SGD

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)
rate = 0.01


def train(data):
    for epoch in range(2):
        for x, y in data:
            # the rate as told
            optimizer = SGD(learning_rate=rate, momentum=0.9)  # TFA707
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def decay(data):
    step_size = 0.1
    for epoch in range(2):
        step_size *= 0.9
        for x, y in data:
            optimizer = tf.keras.optimizers.RMSprop(step_size)  # TFA707
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))


train(dataset)
decay(dataset)
