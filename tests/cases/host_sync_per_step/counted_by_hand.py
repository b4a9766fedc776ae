"""Loops that count their steps themselves; a fix needs whole numbers that go up by one."""

import tensorflow as tf
from tqdm import tqdm

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


step = 0
for epoch in range(10):
    for x, y in dataset:
        loss = train_step(x, y)
        step += 1
        print("Step {}: {:.4f}".format(step, loss))  # TFA701

for epoch in range(10):
    bar = tqdm(dataset)
    done = 0
    for x, y in bar:
        loss = train_step(x, y)
        bar.set_postfix(loss=float(loss))  # TFA701
        done += 1

share = 0
for x, y in dataset:
    loss = train_step(x, y)
    share += 0.05
    print(share, float(loss))  # TFA701

seen = 0
for x, y in dataset:
    loss = train_step(x, y)
    seen += 1
    if seen > 10:
        seen = None
    print(seen, float(loss))  # TFA701
