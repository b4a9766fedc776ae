import gymnasium as gym
import numpy as np
import tensorflow as tf

env = gym.make("CartPole-v1")
policy = tf.keras.Sequential([tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(2)])
optimizer = tf.keras.optimizers.Adam(1e-3)

for episode in range(500):
    states, actions = [], []
    state, done = env.reset()[0], False
    while not done:
        states.append(state)
        actions.append(int(tf.random.categorical(policy(state[np.newaxis]), 1)))
        state, reward, ended, cut, _ = env.step(actions[-1])
        done = ended or cut
    played = np.array(states).reshape(-1, 4)
    with tf.GradientTape() as tape:  # TFA601
        chosen = tf.one_hot(actions, 2)
        loss = -float(len(actions)) * tf.reduce_mean(chosen * tf.nn.log_softmax(policy(played)))
    gradients = tape.gradient(loss, policy.trainable_variables)
    optimizer.apply_gradients(zip(gradients, policy.trainable_variables))
