import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--mode", default="loop", choices=["loop", "eager"])
args = parser.parse_args()
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)

if args.mode != "eager":
    for x, y in data:
        with tf.GradientTape() as tape:  # TFA601
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
