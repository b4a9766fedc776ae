"""What saves its weights and is spoken to as a Keras model is one, wherever it is made."""

from dataclasses import dataclass
from typing import Any

import tensorflow as tf
from nets import build


@dataclass
class Agent:
    model: Any
    target_model: Any
    path: str

    def save(self, episode, steps):
        self.model.save_weights("{}/w-{:08d}-{:08d}".format(self.path, episode, steps))  # TFA903
        self.target_model.save_weights("target")

    def train(self, x, gamma):
        y = gamma * self.model.predict(x, verbose=0)
        self.model.fit(x, y, batch_size=32, epochs=1, verbose=0)


def restore(path):
    model = build(32)
    model.load_weights("start.ckpt")  # TFA903
    for layer in model.layers:
        layer.trainable = False
    model.save_weights("frozen.h5")  # TFA903
    return model


prefix = "out/ckpt_{epoch}"
net = build(16)
for epoch in range(4):
    loss = net.train_on_batch(x, y)
    tf.print(loss)
    net.save_weights(prefix.format(epoch=epoch))  # TFA903
net.save_weights("out/{}_{}".format(net.name, 3))  # TFA903
