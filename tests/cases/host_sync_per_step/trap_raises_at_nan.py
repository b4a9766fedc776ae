import sys

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


def train(found):
    for x, y in dataset:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        if tf.math.is_nan(loss):
            raise ValueError("no number")
        if tf.math.is_inf(loss):
            print("too large")
            sys.exit()
        for gradient in gradients:
            if gradient is None:
                print("not reached")
        if np.isnan(loss):
            raise SystemExit
        if loss is not None:
            print("a step")
        if loss < 0.01:
            return x
        for item in found:
            print(tf.norm(item).numpy())
    return None


train([])
