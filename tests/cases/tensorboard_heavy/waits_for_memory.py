import random

import gymnasium
import numpy as np
import tensorflow as tf

environment = gymnasium.make("CartPole-v1")
writer = tf.summary.create_file_writer("logs")


class Agent:
    def __init__(self):
        self.actor = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.optimizer = tf.keras.optimizers.Adam(1e-3)
        self.memory = []
        self.steps = 0

    def learn(self, size):
        states, actions = map(np.stack, zip(*random.sample(self.memory, size)))
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self.actor(states) - actions) ** 2)
        grads = tape.gradient(loss, self.actor.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.actor.trainable_variables))
        with writer.as_default():
            tf.summary.scalar("loss", loss, step=self.steps)  # TFA802
            for weights in self.actor.trainable_variables:
                tf.summary.histogram(weights.name, weights, step=self.steps)  # TFA802
            if self.steps % 100 == 0:
                tf.summary.scalar("steps", self.steps, step=self.steps)
        self.steps += 1

    def play(self):
        for episode in range(1000):
            state, over, total = environment.reset()[0], False, 0.0
            while not over:
                action = np.argmax(self.actor(state[None])[0])
                state, reward, over, _, _ = environment.step(action)
                self.memory.append((state, action))
                total += reward
                if len(self.memory) > 64:
                    self.learn(64)
            with writer.as_default():
                tf.summary.scalar("reward", total, step=episode)


class Fitted:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")
        self.memory = []

    def play(self, target):
        for episode in range(1000):
            state, over = environment.reset()[0], False
            while not over:
                action = np.argmax(self.model.predict_on_batch(state[None])[0])
                state, reward, over, _, _ = environment.step(action)
                self.memory.append((state, reward))
                if len(self.memory) > 64:
                    history = self.model.fit(target(self.memory), epochs=1)
                    with writer.as_default():
                        tf.summary.scalar("loss", history.history["loss"][0], 1)  # TFA802
                if over:
                    with writer.as_default():
                        tf.summary.scalar("length", episode, step=episode)


Agent().play()
Fitted().play(np.array)
