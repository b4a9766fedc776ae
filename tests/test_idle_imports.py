"""Imported names that fixes left without a use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tfaudit.idle_imports import without_idle
from tfaudit.notebook.source import notebook_source
from tfaudit.source import Source

IMPORT = "from keras.layers import A, B, C\n"
LINES = "from keras.layers import (\r\n    A,  # a\r\n    B as b,\r\n    C  # c\r\n)\r\n"
USES = {IMPORT: "A(), B(), C()\n", LINES: "A(), b(), C()\r\n"}


@pytest.mark.parametrize(
    ("imports", "rest", "expected"),
    [
        (IMPORT, "B(), C()", "from keras.layers import B, C\n"),
        (IMPORT, "A(), C()", "from keras.layers import A, C\n"),
        (IMPORT, "A(), B()", "from keras.layers import A, B\n"),
        (IMPORT, "A()", "from keras.layers import A\n"),
        (IMPORT, "B()", "from keras.layers import B\n"),
        (IMPORT, "C()", "from keras.layers import C\n"),
        (IMPORT, "pass", ""),
        (IMPORT, "A(), B(), x.C", IMPORT),
        (IMPORT, "__all__ = ['A', 'B', \"C\"]", IMPORT),
        (LINES, "A(), C()", LINES.replace("    B as b,\r\n", "")),
        (LINES, "A(), b()", LINES.replace("    C  # c\r\n", "")),
        (LINES, "b(), C()", LINES.replace("    A,  # a\r\n", "")),
    ],
)
def test_only_what_was_used_before_goes(imports: str, rest: str, expected: str) -> None:
    before = Source(Path("train.py"), f"# ü\n{imports}{USES[imports]}")
    after = Source(Path("train.py"), f"# ü\n{imports}{rest}")
    assert without_idle(before, after).text == f"# ü\n{expected}{rest}"
    assert without_idle(after, after).text == after.text  # it was idle before any fix


@pytest.mark.parametrize(
    ("name", "imports"),
    [
        ("__init__.py", "from keras.layers import A\n"),
        ("train.py", "from layers import A\n"),
        ("train.py", "from .keras import A\n"),
        ("train.py", "try:\n    from keras.layers import A\nexcept ImportError:\n    A = None\n"),
        ("train.py", "x = 1; from keras.layers import A\n"),
        ("train.py", "try:\n if x:\n  from keras.layers import A\n  y()\nfinally:\n z()\n"),
        ("train.py", "if x:\n    from keras.layers import A\n"),
        ("train.py", "class B:\n    from keras.layers import A\n    x = 1\n"),
    ],
)
def test_what_may_be_meant_for_others_stays(name: str, imports: str) -> None:
    before, after = Source(Path(name), imports + "A()\n"), Source(Path(name), imports)
    assert without_idle(before, after) is after


@pytest.mark.parametrize(
    "opening",
    ["def f():\n", "class B:\n  def f(self):\n", "if x:\n  pass\nelse:\n", "with x:\n  while y:\n"],
)
def test_those_in_functions_and_below_conditions_go_too(opening: str) -> None:
    line, rest = "    from keras.layers import A\n", "    return_it()\n"
    before = Source(Path("train.py"), f"{opening}{line}{rest}A()\n")
    after = Source(Path("train.py"), f"{opening}{line}{rest}")
    assert without_idle(before, after).text == f"{opening}{rest}"


@pytest.mark.parametrize(
    ("framework", "path"),
    [
        ("import tensorflow as tf", "tf.keras.A"),
        ("import tensorflow.keras", "tensorflow.keras.A"),
        ("from tensorflow import keras", "keras.x.A"),
        ("import keras as K", "K.A.B"),
    ],
)
def test_parts_of_a_framework_use_no_imported_name(framework: str, path: str) -> None:
    line = "from keras.layers import A\n"
    before = Source(Path("train.py"), f"{framework}\n{line}A()\n")
    after = Source(Path("train.py"), f"{framework}\n{line}{path}()\n")
    assert without_idle(before, after).text == f"{framework}\n{path}()\n"


def test_a_name_that_is_still_used_stays() -> None:
    lines = "import tensorflow\nfrom tensorflow.keras import layers\n"
    lines += "from tensorflow.keras.layers import A\n"
    before = Source(Path("train.py"), f"{lines}layers.B(), layers.C(), A()\n")
    after = Source(Path("train.py"), f"{lines}layers.B(), tensorflow.keras.layers.C(), A()\n")
    assert without_idle(before, after) is after


def notebook(*cells: str) -> Source:
    document = {"cells": [{"cell_type": "code", "source": cell} for cell in cells]}
    return notebook_source(Path("train.ipynb"), json.dumps(document).encode())


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["import os\nfrom keras.layers import A", "x = 1"], ["import os\n", "x = 1"]),
        (["from keras.layers import A\nimport os", "x = 1"], ["import os", "x = 1"]),
        (["from keras.layers import A", "x = 1"], ["", "x = 1"]),
        (["from keras.layers import A, B", "B()"], ["from keras.layers import B", "B()"]),
        (["from keras.layers import A", "%timeit A()"], None),
        (["from keras.layers import A", "%%script\nA()"], None),
        (["from keras.layers import A", "x = 1\n!echo {A.name}"], None),
    ],
)
def test_of_a_notebook_all_cells_and_their_magics_count(
    cells: list[str], expected: list[str] | None
) -> None:
    before, after = notebook(*cells, "A(), B()"), notebook(*cells, "pass")
    kept = notebook(*(expected or cells), "pass")
    assert without_idle(before, after).document == kept.document
