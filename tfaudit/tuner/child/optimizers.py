"""The classes of TensorFlow and Keras in which a training step happens."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def iterations_of(optimizer: Any) -> int | None:
    """How many steps the optimizer has made, where it can tell."""
    import tensorflow as tf

    try:
        with tf.init_scope():
            return int(optimizer.iterations.numpy())
    except (AttributeError, NotImplementedError, RuntimeError, TypeError, ValueError):
        return None  # not a Keras optimizer, or we are in a replica's thread


def overriding(base: type, method: str) -> list[type]:
    """Subclasses, direct or not, with a method of their own."""
    found: list[type] = []
    subclasses: list[type] = base.__subclasses__()
    for cls in subclasses:
        if method in vars(cls):
            found.append(cls)
        found += overriding(cls, method)
    return found


def optimizer_classes(name: str) -> list[type]:
    """Classes of one Keras that define how gradients are applied."""
    keras = sys.modules[name]
    major = int(keras.__version__.split(".")[0])
    paths = (
        ["optimizers.base_optimizer", "optimizers.loss_scale_optimizer"]
        if major >= 3
        else [
            "optimizers.optimizer",
            "optimizers.legacy.optimizer_v2",
            "mixed_precision.loss_scale_optimizer",
        ]
    )
    return [cls for path in paths for cls in _applying(f"{name}.src.{path}")]


def _applying(module_name: str) -> Iterator[type]:
    """The classes of a module with a method that applies gradients."""
    for value in vars(importlib.import_module(module_name)).values():
        if isinstance(value, type) and value.__module__ == module_name:
            cls: type = value
            if {"apply", "apply_gradients"} & set(vars(cls)):
                yield cls
