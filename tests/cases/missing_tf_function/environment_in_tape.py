import gym
import numpy as np
import tensorflow as tf

env = gym.make("CartPole-v0")
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2, activation="softmax")])
optimizer = tf.keras.optimizers.Adam()

for episode in range(1000):
    state = env.reset()
    with tf.GradientTape() as tape:  # TFA601
        chosen, rewards = [], []
        for _ in range(1, 10000):
            probabilities = model(tf.expand_dims(state, 0))
            action = np.random.choice(2, p=np.squeeze(probabilities))
            chosen.append(tf.math.log(probabilities[0, action]))
            state, reward, done, _ = env.step(action)
            rewards.append(reward)
            if done:
                break
        loss = -tf.add_n(chosen) * sum(rewards)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
