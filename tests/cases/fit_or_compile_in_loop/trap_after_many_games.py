import gym
import numpy as np
from tensorflow import keras

env = gym.make("CartPole-v1")
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
states, actions = [], []
for episode in range(500):
    state, done = env.reset(), False
    while not done:
        action = np.random.choice(2, p=model(np.array(state)[None])[0].numpy())
        states.append(state)
        actions.append(action)
        state, reward, done, _ = env.step(action)
    if episode % 50 == 0:  # a set of data, gone through several times
        model.fit(np.array(states), keras.utils.to_categorical(actions, 2), verbose=0)
    if len(states) > 10_000:
        model.fit(np.array(states), keras.utils.to_categorical(actions, 2), epochs=20, verbose=0)
        states, actions = [], []
model.fit(np.array(states), keras.utils.to_categorical(actions, 2))
