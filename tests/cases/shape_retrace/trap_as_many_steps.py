import gymnasium as gym
import numpy as np
import tensorflow as tf

policy = tf.keras.Sequential([tf.keras.layers.Dense(64, activation="tanh"), tf.keras.layers.Dense(2)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def update(states, actions, rewards):
    with tf.GradientTape() as tape:
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(actions, policy(states))
        loss = tf.reduce_mean(losses * rewards)
    gradients = tape.gradient(loss, policy.trainable_variables)
    optimizer.apply_gradients(zip(gradients, policy.trainable_variables))


env = gym.make("CartPole-v1")
state, _ = env.reset()
for iteration in range(500):
    states, actions, rewards = [], [], []
    for _ in range(256):
        logits = policy(state[None])
        action = int(tf.random.categorical(logits, 1)[0, 0])
        following, reward, terminated, truncated, _ = env.step(action)
        states.append(state)
        actions.append(action)
        rewards.append(reward)
        state = env.reset()[0] if terminated or truncated else following
    update(np.array(states), np.array(actions), np.array(rewards, np.float32))

for episode in range(500):
    done = False
    states, actions, rewards = [], [], []
    while not done:
        action = int(tf.random.categorical(policy(state[None]), 1)[0, 0])
        following, reward, terminated, truncated, _ = env.step(action)
        states.append(state)
        actions.append(action)
        rewards.append(reward)
        state, done = following, terminated or truncated
        if len(states) == 64:
            update(np.array(states), np.array(actions), np.array(rewards, np.float32))
            states, actions, rewards = [], [], []
