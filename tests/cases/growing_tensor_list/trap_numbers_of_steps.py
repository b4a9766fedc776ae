"""One number each step or episode: to copy ten thousand of them takes no time beside a step."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss


def play(episode):
    return float(episode % 3), episode / 2


losses = np.array([])
rewards = np.array([])
for episode in range(40):
    reward, score = play(episode)
    rewards = np.append(rewards, reward)
    losses = np.append(losses, train(tf.ones([8, 4]), tf.ones([8, 1])))

dataset = tf.data.Dataset.from_tensor_slices((tf.ones([64, 4]), tf.ones([64, 1]))).batch(8)
step_losses = np.array([])
for x, y in dataset:
    step_losses = np.append(step_losses, train(x, y).numpy())
print(losses.mean(), rewards.sum(), step_losses.sum())
