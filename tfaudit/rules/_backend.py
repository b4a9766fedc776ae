"""Which library computes for Keras 3: TensorFlow, JAX or PyTorch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfaudit.program.program import Program

_IMPORTS_OTHER = re.compile(r"^[ \t]*(import|from)[ \t]+(torch|jax)\b", re.MULTILINE)


def other_backend(program: Program) -> bool:
    """Whether something other than TensorFlow computes, or may well do so.

    A script that imports Keras and PyTorch (or JAX), and TensorFlow nowhere, has a reason; the
    choice may stand in the environment or in a package that is not read.
    """
    if program.mentions("KERAS_BACKEND") and program.mentions('"jax"', "torch", "'jax'"):
        return True
    return not program.mentions("tensorflow", "tf_keras") and any(
        _IMPORTS_OTHER.search(module.source.text) for module in program.modules
    )
