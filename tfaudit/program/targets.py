"""The versions and the hardware that findings are judged for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tfaudit.source import PINNED

NEWEST_TENSORFLOW = (2, 21)


class Era(Enum):
    """Whose semantics a file has."""

    KERAS3 = "Keras 3"
    KERAS2 = "Keras 2"
    TF1 = "TensorFlow 1"


@dataclass(frozen=True)
class Targets:
    """What the script will run on, as far as configuration and requirements tell."""

    tensorflow: tuple[int, int] = NEWEST_TENSORFLOW
    keras: int | None = None  # 2 or 3; None: what the TensorFlow version brings
    gpus: int | None = None  # of one machine; None: not known
    compute_capability: tuple[int, int] | None = None  # of its GPUs, where a trial tells

    @property
    def keras_major(self) -> int:
        """2 or 3. TensorFlow brings Keras 3 from 2.16 on (release notes of 2.16)."""
        if self.keras is not None:
            return self.keras
        return 3 if self.tensorflow >= (2, 16) else 2


# What these expressions cannot do without: to look for a word takes a tenth of the time.
_TF1_WORDS = ("tf.", "disable_v2_behavior(", "disable_eager_execution(", "contrib")
_LEGACY_KERAS_WORDS = ("tf_keras", "TF_USE_LEGACY_KERAS")
_TF1 = re.compile(
    r"\btf\.(placeholder|contrib|global_variables_initializer|get_default_graph)\b"
    r"|disable_v2_behavior\(|disable_eager_execution\("
)
# A session that runs nothing only tells how much memory or how many threads Keras may use.
_RUN_SESSION = re.compile(r"\btf\.(compat\.v1\.)?Session\b")
_RUNS = (".run(", ".eval(", ".placeholder(")
_CONTRIB = re.compile(r"^(import|from) tensorflow(\.| import )contrib\b", re.M)  # not in a `try`
_EAGER = ("enable_eager_execution", "contrib.eager")
_LEGACY_KERAS = re.compile(
    r"^[ \t]*(import [\w., \t]*\b(?<!\bas )tf_keras\b|from tf_keras)"
    r"|TF_USE_LEGACY_KERAS([\"']\s*(\]\s*=|,)|=)\s*[\"']?(1|True)",
    re.M,
)
# What a notebook installs: `!pip install tensorflow==2.8`, masked, or as an exported script has it.
_INSTALLS = (f"{PINNED}tensorflow", "get_ipython()")
_INSTALLED = re.compile(
    rf"^[ \t]*(?:{PINNED}|get_ipython\(\)[^\n]*\bpip3? install\b[^\n]*?(?<![\w-]))"
    r"tensorflow(?:-gpu|-cpu)?([=<]=?)(\d+)\.(\d+)",
    re.M,
)
_KERAS_3 = (2, 16)  # TensorFlow's first version with it
# Packages whose import looks which Keras is there, and raises for Keras 3.
KERAS2_PACKAGES = ("tensorflow_gnn", "tensorflow_recommenders")
_KERAS2_IMPORT = re.compile(rf"^(import|from) ({'|'.join(KERAS2_PACKAGES)})\b", re.M)  # no `try`


def era(text: str, targets: Targets) -> Era:
    """The era of a module: what its own text says goes before what the project requires.

    One that imports what refuses Keras 3 has Keras 2, or stops there.
    """
    now = chosen_era(text, targets)
    return Era.KERAS2 if now is Era.KERAS3 and _refuses_keras3(text) else now


def chosen_era(text: str, targets: Targets) -> Era:
    """The era that a module, or else its project, chooses, whatever its imports bear."""
    said = _said(text)
    if said is not None:
        return said
    return Era.KERAS3 if targets.keras_major == 3 else Era.KERAS2


@lru_cache(maxsize=256)
def _refuses_keras3(text: str) -> bool:
    imported = any(package in text for package in KERAS2_PACKAGES)
    return imported and _KERAS2_IMPORT.search(text) is not None


@lru_cache(maxsize=256)  # a module that a hundred scripts import is asked for each of them
def _said(text: str) -> Era | None:
    """The era that a module's text tells."""
    if any(word in text for word in _LEGACY_KERAS_WORDS) and _LEGACY_KERAS.search(text):
        return Era.KERAS2
    installed = _INSTALLED.search(text) if any(word in text for word in _INSTALLS) else None
    if installed is not None:
        version = int(installed[2]), int(installed[3])
        if version < _KERAS_3 or (version == _KERAS_3 and installed[1] == "<"):
            return Era.KERAS2 if version >= (2, 0) else Era.TF1
    if any(word in text for word in _TF1_WORDS) and _TF1.search(text):
        return Era.TF1
    if any(word in text for word in _RUNS) and _RUN_SESSION.search(text):
        return Era.TF1
    if _CONTRIB.search(text) and not any(word in text for word in _EAGER):
        return Era.TF1  # a graph, whatever it imports besides
    return None
