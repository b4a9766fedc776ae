"""An agent predicts what its memory gave, where it has priorities, and trains on it."""

from memories import Memory
from tensorflow import keras


class Learner:
    def __init__(self, world, prioritized=False, slow=False):
        self.world, self.memory = world, Memory(prioritized)
        self.prioritized, self.slow = prioritized, slow
        seen, done = keras.Input([6]), keras.Input([1])
        joined = keras.layers.concatenate([seen, done])
        self.judge = keras.Model([seen, done], keras.layers.Dense(1)(joined))
        self.judge.compile("adam", "mse")
        self.steps = 0

    def learn(self):
        seen, done, wanted, places = self.memory.draw()
        if self.prioritized:
            error = abs(wanted - self.judge.predict([seen, done]))  # TFA204
            self.memory.weigh(places, error)
        if isinstance(self.memory, Memory):
            print(self.judge.predict([seen, done], verbose=0).mean())  # TFA204
        self.steps += 1
        if self.steps > 1000:  # who knows how often that is
            print(self.judge.predict([seen, done]))
        self.judge.train_on_batch([seen, done], wanted)

    def play(self):
        for _ in range(200):
            self.world.reset()
            for _ in range(500):
                self.world.step(0)
                self.learn()
