"""Fixed seeds for a script that sets none, so that two runs of it draw the same numbers."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, Any

from .imports import wrap

if TYPE_CHECKING:
    from .imports import AfterImport

SEED = 20_240_229  # any number; a script that sets seeds of its own overrides it


def fix(after_import: AfterImport) -> None:
    """Seed Python now, and NumPy, TensorFlow and Keras as soon as they have been imported."""
    random.seed(SEED)
    after_import.add("numpy", _numpy)
    after_import.add("tensorflow", _tensorflow)
    for name in ("keras", "tf_keras"):
        after_import.add(name, lambda name=name: _keras(name))  # type: ignore[misc]


def _numpy() -> None:
    numpy_random = sys.modules["numpy"].random
    numpy_random.seed(SEED)

    def default_rng(original: Any, seed: Any = None) -> Any:
        return original(SEED if seed is None else seed)

    wrap(numpy_random, "default_rng", default_rng)


def _tensorflow() -> None:
    sys.modules["tensorflow"].random.set_seed(SEED)


def _keras(name: str) -> None:
    keras = sys.modules[name]
    seed = getattr(keras.utils, "set_random_seed", None)  # since TensorFlow 2.7
    if seed is not None:
        seed(SEED)
