"""What annotations name is no model of Keras, or is not known."""

from typing import Any, List

import tensorflow as tf
from torch.nn import Module
from zoo import make


class Model:
    def save(self, path):
        print(path)


def build(name: str) -> Module:
    return make(name)


def anything(name: str) -> Any:
    return make(name)


def many(names: List[str]) -> List[tf.keras.Model]:
    return make(names)


def own(name: "Model") -> "Model":
    name.save("own")
    return make(name)


def odd(name: "no type at all", other: "") -> "a, b":
    other.save(name)
    return make(name)


build("a").save("a")
anything("b").save("b")
many(["c"]).save("c")
own(Model()).save("d")
odd("e", Model()).save("e")
