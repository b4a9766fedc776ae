"""Agents and models that are none of Keras'."""

import tensorflow as tf
from agents import Agent, PolicyAgent
from torch_models import Network, load_network


class Runner:
    def __init__(self):
        self.agent = Agent()
        self.agent.compile(optimizer=tf.keras.optimizers.Adam(1e-3))

    def save(self):
        self.agent.save("agent")

    def load(self):
        self.agent = load_network("agent")


def train(model: Network, agent: PolicyAgent) -> None:
    model.save_weights("checkpoints/model.ckpt")
    agent.save("agent")


train(Network(), PolicyAgent())
