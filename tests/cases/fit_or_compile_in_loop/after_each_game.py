import gym
import numpy as np
from tensorflow import keras

env = gym.make("CartPole-v1")
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")


def choose(state):
    chances = model(np.array(state)[None])[0].numpy()
    return np.random.choice(2, p=chances)


for episode in range(500):
    state = env.reset()
    states, actions, rewards = [], [], []
    done = False
    while not done:
        action = choose(state)
        states.append(state)
        actions.append(action)
        state, reward, done, _ = env.step(action)
        rewards.append(reward)
        if done:
            x, y = np.array(states), keras.utils.to_categorical(actions, 2)
            model.fit(x, y, sample_weight=np.array(rewards), verbose=0)  # TFA703


class Agent:
    def __init__(self):
        self.model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
        self.model.compile(loss="mse", optimizer="adam")
        self.forget()

    def forget(self):
        self.states, self.values = [], []

    def remember(self, state, value):
        self.states.append(state)
        self.values.append(value)

    def learn(self):
        self.model.fit(np.vstack(self.states), np.vstack(self.values), epochs=1)  # TFA703
        self.forget()


agent = Agent()
for episode in range(500):
    state, over = env.reset(), False
    while not over:
        state, reward, over, _ = env.step(choose(state))
        agent.remember(state, [reward, 0.0])
    agent.learn()
