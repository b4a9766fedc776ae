"""Which library computes for Keras: TensorFlow, JAX or PyTorch; and which Keras that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfaudit.program.program import Program

_IMPORTS_KERAS = re.compile(r"^[ \t]*(import|from)[ \t]+keras\b", re.MULTILINE)
_TENSORFLOW_ALONE: tuple[int, int] = (2, 4)  # from here on `keras` is `tf.keras`
_LEAVES_EAGER = ("disable_eager_execution", "disable_v2_behavior")
_IMPORTS_OTHER = re.compile(r"^[ \t]*(import|from)[ \t]+(torch|jax)\b", re.MULTILINE)


def other_backend(program: Program) -> bool:
    """Whether something other than TensorFlow computes, or may well do so.

    A script that imports Keras and PyTorch (or JAX), and TensorFlow nowhere, has a reason; the
    choice may stand in the environment or in a package that is not read.
    """
    if program.mentions("KERAS_BACKEND") and program.mentions('"jax"', "torch", "'jax'"):
        return True
    return not program.mentions("tensorflow", "tf_keras") and any(
        module.source.holds(_IMPORTS_OTHER, in_prose=True) for module in program.modules
    )


def before_tf_keras(program: Program) -> bool:
    """Whether the code is for the `keras` up to 2.3, which had graphs and layers of its own."""
    return program.targets.tensorflow < _TENSORFLOW_ALONE and any(
        module.source.holds(_IMPORTS_KERAS, in_prose=True) for module in program.modules
    )


def trains_in_graphs(program: Program) -> bool:
    """Whether Keras 2 runs without eager execution, where an array needs no pipeline of its own.

    A session alone does not say so: what only is to give Keras the memory of a GPU, as TensorFlow 1
    needed it, trains eagerly once it runs on TensorFlow 2.
    """
    return program.mentions(*_LEAVES_EAGER) or before_tf_keras(program)
