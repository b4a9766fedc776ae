"""Batches that a memory out of sight gives are predicted in each step."""

import numpy as np
from storage import ReplayBuffer
from tensorflow import keras
from worlds import World


def learn(world, actor, critic, size=64):
    memory = ReplayBuffer(100_000)
    for _ in range(300):
        state, done = world.reset(), False
        while not done:
            state, reward, done = world.step(memory)
            if len(memory) > size:
                states, actions, rewards, after = zip(*memory.sample(size))
                moves = actor.predict(np.array(after))  # TFA204
                later = critic.predict([np.array(after), moves])  # TFA204
                wanted = np.array(rewards) + 0.9 * later[:, 0]
                critic.train_on_batch([np.array(states), np.array(actions)], wanted)


actor = keras.Sequential([keras.Input([4]), keras.layers.Dense(2)])
state, move = keras.Input([4]), keras.Input([2])
critic = keras.Model([state, move], keras.layers.Dense(1)(keras.layers.concatenate([state, move])))
critic.compile("adam", "mse")
learn(World(), actor, critic)
