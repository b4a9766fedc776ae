import gym
import numpy as np
import tensorflow as tf

env = gym.make("CartPole-v1")
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
target = tf.keras.models.clone_model(model)
optimizer = tf.keras.optimizers.Adam()
states, following, rewards = [], [], []
count = 0

while count < 100_000:
    state, _ = env.reset()
    for _ in range(500):
        count += 1
        new, reward, done, _, _ = env.step(np.random.choice(2))
        states.append(state)
        following.append(new)
        rewards.append(reward)
        state = new
        if count % 4 == 0 and len(states) > 32:
            at = np.random.choice(range(len(states)), size=32)
            before = np.array([states[i] for i in at])
            after = np.array([following[i] for i in at])
            best = target.predict(after, verbose=0).max(axis=1)  # TFA204
            wanted = np.array([rewards[i] for i in at]) + 0.99 * best
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(wanted - tf.reduce_max(model(before), axis=1)))
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        if count % 1000 == 0:
            print(model.predict(np.array([states[i] for i in range(5)]), verbose=0))
        if done:
            break
