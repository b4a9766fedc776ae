"""Metrics of TensorFlow's own copy of Keras are shown beside each step."""

import tensorflow as tf
from tensorflow.python.keras import metrics
from tqdm import tqdm

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(16)
mean = metrics.Mean()


@tf.function
def step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(10):
    bar = tqdm(data)
    for x in bar:
        mean(step(x))
        bar.postfix["loss"] = f"{mean.result():6.3f}"  # TFA701
    mean.reset_states()
