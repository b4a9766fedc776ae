"""Models that code out of sight makes, and that an annotation names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import tensorflow as tf
from zoo import make

if TYPE_CHECKING:
    from tensorflow import keras


def build(name: str) -> tf.keras.Model:
    if name == "small":
        return make("mobile")
    return make("resnet")


def train(model: "keras.Model", data, start: "Optional[tf.keras.Model]" = None):
    model.fit_generator(data)  # TFA903
    start.save("start")  # TFA903


class Trainer:
    def __init__(self, name):
        self.model: tf.keras.Model = make(name)

    def run(self, *, other: tf.keras.Model | None = None):
        self.model.save("trained")  # TFA903
        other.save("other")  # TFA903


model = build("small")
model.save("model")  # TFA903
Trainer("large").run(other=make("huge"))
