"""`spell`: the text that an edit may write for an API name at a given spot."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest

from tfaudit.program.modules import ModuleInfo
from tfaudit.rules._spelling import spell
from tfaudit.source import Source
from tfaudit.syntax import walk_type


def spelled(text: str, name: str = "tensorflow.data.AUTOTUNE") -> str | None:
    """What `name` is called where `HERE` stands in the text."""
    source = Source(Path("script.py"), text)
    module = ModuleInfo(source, source.parse())
    (here,) = (n for n in walk_type(module.tree, cst.Name) if n.value == "HERE")
    return spell(module, here, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import tensorflow as tf\nHERE", "tf.data.AUTOTUNE"),
        ("import tensorflow\nHERE", "tensorflow.data.AUTOTUNE"),
        ("import tensorflow.compat.v2 as tf\nHERE", "tf.data.AUTOTUNE"),
        ("from tensorflow import data\nHERE", "data.AUTOTUNE"),
        ("from tensorflow.data import AUTOTUNE\nHERE", "AUTOTUNE"),
        ("from tensorflow.data.experimental import AUTOTUNE as AT\nHERE", "AT"),
        ("import tensorflow as tf\nAT = tf.data.experimental.AUTOTUNE\nHERE", "AT"),
        ("import tensorflow as tf\nHERE\nAT = tf.data.AUTOTUNE", "tf.data.AUTOTUNE"),
        ("import tensorflow as tf\ndef f():\n    HERE\n", "tf.data.AUTOTUNE"),
        ("def f():\n    HERE\nimport tensorflow as tf\n", "tf.data.AUTOTUNE"),
        ("def f():\n    import tensorflow as tf\n    return lambda x: HERE\n", "tf.data.AUTOTUNE"),
        (
            "import tensorflow as tf\ndef f():\n    AT = tf.data.AUTOTUNE\n    HERE\n",
            "AT",
        ),
        (
            "try:\n    import tensorflow.compat.v2 as tf\n"
            "except ImportError:\n    import tensorflow as tf\nHERE",
            "tf.data.AUTOTUNE",
        ),
        ("if x:\n    import tensorflow as tf\n    HERE\n", "tf.data.AUTOTUNE"),
        ("with x as y:\n    import tensorflow as tf\nHERE\n", "tf.data.AUTOTUNE"),
    ],
)  # fmt: skip
def test_visible_names_are_used(text: str, expected: str) -> None:
    assert spelled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "HERE",
        "HERE\nimport tensorflow as tf",
        "import tensorflow.compat.v1 as tf\nHERE",
        "from .compat import tf\nHERE",
        "import tensorflow as tf\ntf = None\nHERE",
        "import tensorflow as tf\ndef f(tf):\n    HERE\n",
        "import tensorflow as tf\nf = lambda tf: HERE",
        "import tensorflow as tf\n[HERE for tf in x]",
        "import tensorflow as tf\ndef f():\n    HERE\n    tf = 1\n",
        "import tensorflow as tf\ndef f():\n    HERE\n    for i, tf in x: pass\n",
        "import tensorflow as tf\ndef f():\n    with x as tf:\n        HERE\n",
        "import tensorflow as tf\ndef f():\n    global tf\n    tf = 1\nHERE",
        "if TYPE_CHECKING:\n    import tensorflow as tf\nHERE",
        "if x:\n    import tensorflow as tf\nelse:\n    HERE\n",
        "try:\n    import tensorflow as tf\nexcept ImportError:\n    tf = None\nHERE",
        "class A:\n    import tensorflow as tf\n    def f(self):\n        HERE\n",
    ],
)
def test_what_is_not_surely_bound_is_not_written(text: str) -> None:
    assert spelled(text) is None


def test_a_class_body_sees_its_own_names() -> None:
    assert spelled("class A:\n    import tensorflow as tf\n    HERE\n") == "tf.data.AUTOTUNE"


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        ("import keras", "keras.layers.Dense"),
        ("import tensorflow as tf", "tf.keras.layers.Dense"),
        ("import tensorflow as tf\nfrom tensorflow import keras", "keras.layers.Dense"),
        ("import tf_keras", "tf_keras.layers.Dense"),
        ("from tensorflow.keras import layers", "layers.Dense"),
        ("from keras.layers import Dense", "Dense"),
    ],
)
def test_keras_by_any_of_its_names(imports: str, expected: str) -> None:
    assert spelled(f"{imports}\nHERE", "keras.layers.Dense") == expected
