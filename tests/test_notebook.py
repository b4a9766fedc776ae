"""Notebooks as one text, and edits of it back into their bytes."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfaudit.engine import Options, check_source, mend
from tfaudit.model import Edit, Safety
from tfaudit.notebook import Notebook, NotebookError, load
from tfaudit.notebook.magics import mask
from tfaudit.rule import all_rules
from tfaudit.source import decode

PATH = Path("n.ipynb")


def code(*lines: str) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "source": list(lines)}


def text_of(*cells: dict[str, object], indent: int | None = 1, escape: bool = False) -> str:
    document = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=indent, ensure_ascii=escape) + "\n"


def notebook(*cells: dict[str, object], indent: int | None = 1, escape: bool = False) -> Notebook:
    return load(PATH, text_of(*cells, indent=indent, escape=escape).encode())


MARKDOWN = {"cell_type": "markdown", "metadata": {}, "source": ["# ds.batch(3)"]}


def test_cells_are_joined_and_counted() -> None:
    found = notebook(MARKDOWN, code("a = 1\n", "b = 2"), code(), code("c = 3\n"), MARKDOWN)
    assert found.text == "a = 1\nb = 2\nc = 3\n"
    assert [cell.number for cell in found.cells] == [1, 3]


def test_places_are_in_cells() -> None:
    found = notebook(code("a = 1\n", "b = 2"), code("x = 1\n", "y = f(x)"))
    start = found.text.index("f(x)")
    place = found.place(start, start + 4)
    assert (place.cell, place.line, place.column, place.end_column) == (2, 2, 5, 9)
    assert str(place) == "n.ipynb:cell 2:2:5"
    whole = found.place(0, len(found.text))
    assert (whole.cell, whole.end_line, whole.end_column) == (1, 2, 6)
    assert found.text_line(2, 2) == 4


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ("!ls -l | wc", "_##########"),
        ("!", "_"),
        ("pip install x", "_############"),
        ("mkdir -p logs\ncat = 1\n", "_############\ncat = 1\n"),
        ("if x:\n    !pip install y\n", "if x:\n    _#############\n"),
        ("%matplotlib inline\nx = 1", "_#################\nx = 1"),
        ("files = !ls *.py\n", "files = _#######\n"),
        ("a, b = %magic x\n", "a, b = _#######\n"),
        ("ds?\n?ds\nds.map??", "_##\n_##\n_#######"),
        ("!pip install \\\n  a \\\n  b\nx = 1", "_#############\n#####\n###\nx = 1"),
        ("%time model.fit(ds)", "_;    model.fit(ds)"),
        ("%timeit -n 3 f()", "_###############"),
        ("%time for", "_########"),
        ("%%time\nx = 1\n!ls", "_#####\nx = 1\n_##"),
        ("%%bash\necho 'x\n\nfi", "######\n#######\n\n##"),
        ("!ls\nx = (a\n% b)", "_##\nx = (a\n% b)"),
        ("!ls\ns = '''\n%no\n!no '''\n", "_##\ns = '''\n%no\n!no '''\n"),
        ("!ls\ns = ')' # ( '''\n!ls", "_##\ns = ')' # ( '''\n_##"),
        ("x = a\\\n% b", "x = a\\\n% b"),
        ("x != y\nx %= y", "x != y\nx %= y"),
        ("await f()", "await f()"),
        ("%env GPU=1\nx = 1", "__.GPU='1'\nx = 1"),
        ("if x:\n  %set_env A = b.c \n", "if x:\n  __.A='b.c'       \n"),
        ("%env A 1", "__.A='1'"),
        ("%env A", "_#####"),
        ("!pip install -q tensorflow==2.8", "_='tensorflow==2.8'            "),
        ("pip install 'tensorflow-gpu<2.11' x", "_='tensorflow-gpu<2.11'            "),
        ("!pip install keras-tensorflow==1", "_###############################"),
        ("!pip install tensorflow>=2.16", "_############################"),
        ("%env A={b}", "_#########"),
    ],
)
def test_magics_are_masked(source: str, masked: str) -> None:
    assert mask(source) == (masked, None)


def test_a_cell_that_is_not_python_is_left_out() -> None:
    found = notebook(code("x = 1"), code("def (:\n", "  pass"), code("y = 2"))
    assert found.text == "x = 1\n######\n######\ny = 2\n"
    assert [cell.left_out and cell.left_out[:6] for cell in found.cells] == [None, "line 1", None]


@given(st.text(alphabet="ab=%!?()[]'\"\\\n #\t:é", max_size=40))
def test_masks_keep_every_place(source: str) -> None:
    masked, _ = mask(source)
    assert len(masked) == len(source)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [
        i for i, c in enumerate(source) if c == "\n"
    ]


def replace(found: Notebook, old: str, new: str) -> Edit:
    start = found.text.index(old)
    return Edit(start, start + len(old), new)


@pytest.mark.parametrize("indent", [None, 1, 2, 4])
@pytest.mark.parametrize("escape", [False, True])
def test_only_changed_lines_change(indent: int | None, escape: bool) -> None:
    cells = (MARKDOWN, code("# é\n", "a = 1\n", "b = 2"), code("c = 'ü'\n"), code("d = 4"))
    before = text_of(*cells, indent=indent, escape=escape)
    found = load(PATH, before.encode())
    after = found.apply([replace(found, "b = 2", "b = 3\nb2 = 'ö'"), replace(found, "d", "dd")])
    changed = code("# é\n", "a = 1\n", "b = 3\n", "b2 = 'ö'")
    expected = (MARKDOWN, changed, code("c = 'ü'\n"), code("dd = 4"))
    assert after == text_of(*expected, indent=indent, escape=escape)
    if indent:
        diff = difflib.ndiff(before.splitlines(), after.splitlines())
        assert len([line for line in diff if line[0] in "+-"]) == 5


def test_odd_formatting_survives() -> None:
    before = (
        '\ufeff{ "nbformat":4,"cells" : [\t{"source" : ["x = 1\\n" ,\r\n"\\u0079 = \\u0032"],\r\n'
        '"outputs":[{"text": "a\\/b"}], "cell_type":"code" } ] , "metadata":{}}'
    )
    found = load(PATH, before.encode())
    assert found.text == "x = 1\ny = 2\n"
    after = found.apply([replace(found, "x = 1", "x = 5")])
    assert found.encode(after).decode() == before.replace("x = 1", "x = 5")
    assert found.encode(found.apply([])).decode() == before


def test_a_source_that_is_one_string() -> None:
    cell = {"cell_type": "code", "source": "a = 1\nb = 2", "metadata": {}}
    found = notebook(cell)
    after = json.loads(found.apply([replace(found, "b = 2", "b = '\"'")]))
    assert after["cells"][0]["source"] == "a = 1\nb = '\"'"


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (Edit(0, 8, ""), "beyond cell 1"),
        (Edit(6, 8, "x"), "touches a magic in cell 2"),
        (Edit(10, 10, "    "), "breaks cell 2"),
    ],
)
def test_edits_that_a_notebook_cannot_take(edit: Edit, reason: str) -> None:
    found = notebook(code("a = 1"), code("!ls\n", "b = 2"))
    with pytest.raises(NotebookError, match=reason):
        found.apply([edit])


def test_lines_of_the_file() -> None:
    found = notebook(MARKDOWN, code("a = 1\n", "b = 2\n", "c = 3"))
    lines = found.document.splitlines()
    assert "c = 3" in lines[found.document_line(1, 3) - 1]
    assert "a = 1" in lines[found.document_line(1, 1) - 1]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "is not a notebook"),
        (b"[]", "no list of cells"),
        (b'{"cells": 3}', "no list of cells"),
        (b'{"worksheets": []}', "format before 4"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, "is not a notebook"),
    ],
)
def test_files_that_are_no_notebooks(raw: bytes, reason: str) -> None:
    with pytest.raises(NotebookError, match=reason):
        load(PATH, raw)


@pytest.mark.parametrize(
    ("metadata", "cells"),
    [
        ({"kernelspec": {"language": "julia"}}, 0),
        ({"language_info": {"name": "R"}}, 0),
        ({"kernelspec": {"language": "python", "name": "julia"}}, 1),
        ({"kernelspec": None}, 1),
    ],
)
def test_other_languages_are_left_alone(metadata: object, cells: int) -> None:
    raw = json.dumps({"cells": [code("x = 1")], "metadata": metadata}).encode()
    assert len(load(PATH, raw).cells) == cells


def test_cells_of_odd_shapes() -> None:
    odd = [{"source": "x"}, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}, 3]
    raw = json.dumps({"cells": [*odd, code("x = 1")]}).encode()
    assert load(PATH, raw).text == "x = 1\n"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["ds = tf.data.Dataset.range(64)\nds.batch(8)\nprint(ds)"], [(1, 2)]),
        (["ds = tf.data.Dataset.range(64)\nds.batch(8)  # shown\n\n# that is all\n"], []),
        (["ds = tf.data.Dataset.range(64)\n", "ds.batch(8)\n%time"], [(2, 1)]),
        (["def ready(ds):\n    ds.batch(8)\n", "ready(tf.data.Dataset.range(64))"], [(1, 2)]),
    ],
)
def test_the_last_line_of_a_cell_is_shown(cells: list[str], said: list[tuple[int, int]]) -> None:
    raw = text_of(code("import tensorflow as tf\n"), *map(code, cells)).encode()
    rules = tuple(rule for rule in all_rules() if rule.code == "TFA315")
    source = decode(PATH, raw)
    places = [source.shown(f.place) for f in check_source(source, Options(rules)).findings]
    assert [(p.cell, p.line) for p in places] == [(n + 1, line) for n, line in said]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["%env CUDA_VISIBLE_DEVICES=-1", "import tensorflow as tf"], ["TFA104"]),
        (["%env CUDA_VISIBLE_DEVICES=1", "import tensorflow as tf"], []),
        (["import tensorflow as tf", "c = tf.zeros([1])\n%env CUDA_VISIBLE_DEVICES=1"], ["TFA102"]),
        (["import tensorflow as tf", "o = tf.keras.optimizers.SGD(lr=0.1)"], ["TFA903"]),
        (
            [
                "%env TF_USE_LEGACY_KERAS=1\nimport tensorflow as tf",
                "o = tf.keras.optimizers.SGD(lr=0.1)",
            ],
            [],
        ),
        (["!pip install tensorflow==2.8.0\nimport keras", "o = keras.optimizers.SGD(lr=0.1)"], []),
        (["!pip install 'tensorflow<2.16'\nimport keras", "o = keras.optimizers.SGD(lr=0.1)"], []),
        (
            [
                "get_ipython().system('pip install -q tensorflow==2.15.1')\nimport keras",
                "o = keras.optimizers.SGD(lr=0.1)",
            ],
            [],
        ),
        (
            ["!pip install tensorflow==2.18.0\nimport keras", "o = keras.optimizers.SGD(lr=0.1)"],
            ["TFA903"],
        ),
        (
            [
                "%env CUDA_VISIBLE_DEVICES=2\nimport tensorflow as tf",
                "gpus = tf.config.list_physical_devices('GPU')\nassert gpus\n"
                "tf.config.experimental.set_memory_growth(gpus[0], True)",
            ],
            [],
        ),
    ],
)
def test_variables_and_versions_that_magics_set(cells: list[str], said: list[str]) -> None:
    trained = "net = tf.keras.applications.VGG16()\nnet.compile('sgd', 'mse')\nnet.fit(x, y)"
    raw = text_of(*map(code, [*cells, trained])).encode()
    rules = tuple(r for r in all_rules() if r.code in ("TFA102", "TFA103", "TFA104", "TFA903"))
    found = check_source(decode(PATH, raw), Options(rules)).findings
    assert [finding.code for finding in found] == said


@pytest.mark.parametrize("second", ["%%time\nx = 1", "%%writefile notes.txt\nwords", "x = 1"])
def test_lines_behind_the_last_of_a_cell_stay_in_it(second: str) -> None:
    trained = "net = tf.keras.applications.VGG16()\nnet.compile('sgd', 'mse')\nnet.fit(x, y)"
    raw = text_of(*map(code, ["import tensorflow as tf", second, trained])).encode()
    rules = tuple(rule for rule in all_rules() if rule.code == "TFA101")
    mended = mend(decode(PATH, raw), Options(rules), Safety.SAFE).result
    cells = json.loads(mended.document)["cells"]
    assert "".join(cells[0]["source"]).endswith("set_memory_growth(gpu, True)")
    assert ["".join(cell["source"]) for cell in cells[1:]] == [second, trained]


def test_the_last_line_of_a_cell_may_go() -> None:
    found = notebook(code("a = 1\n", "b = 2"), code("c = 3"))
    after = json.loads(found.apply([Edit(6, 12, "")]))
    assert [cell["source"] for cell in after["cells"]] == [["a = 1\n"], ["c = 3"]]
