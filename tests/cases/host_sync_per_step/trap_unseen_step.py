"""Losses of tests, of every hundredth step, of an epoch; of a game that goes on by the number."""

import tensorflow as tf
from agents import Agent
from games import play
from models import Autoencoder

model, agent = Autoencoder(8), Agent(8)
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)

for epoch in range(20):
    for step, batch in enumerate(dataset):
        loss = model.train_step(batch)
        if step % 100 == 0:
            print(step, loss.numpy())
    print(epoch, loss.numpy())
    for batch in dataset:
        print(model.test_step(batch).numpy())

for episode in range(1000):
    loss = agent.train_step(play(episode))
    print(episode, loss.numpy())
