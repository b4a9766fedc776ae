"""The code of a file: its text without comments and docstrings."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path

import pytest

from tfaudit.engine import Options, check_bytes, check_source, mend
from tfaudit.model import Safety
from tfaudit.source import Source, SourceError, read

TEXTS = {
    "comment": ("fit(x)  # predict\nrun(y)", "fit(x)  \nrun(y)"),
    "docstring": ('"""For x in y."""\nfit(x)', '""\nfit(x)'),
    "other quotes": ("'''For x\nin y.'''\nfit(x)", '""\nfit(x)'),
    "raw": ('r"""\\d"""\nfit(x)', 'r""\nfit(x)'),
    "escaped quote": ('"""a\\""" b"""\nfit(x)', '""\nfit(x)'),
    "hash in a string": ('fit("#1")  # one', 'fit("#1")  '),
    "quotes in a string": ("""fit('a "and" b', "don't")""",) * 2,
    "three quotes in a string": ("""fit('\"\"\"')\nrun('\"\"\"')""",) * 2,
    "quote in a comment": ("fit(x)  # don't\nrun('y')  # say \"\"\"", "fit(x)  \nrun('y')  "),
    "code in a string": ('print(f"""{model.fit(x)}""")',) * 2,
    "raw code in a string": ('print(rf"""{model.fit(x)}""")',) * 2,
    "word in a string": ('policy = "mixed_float16"',) * 2,
    "empty": ("",) * 2,
    "never closed": ('"""fit(x)',) * 2,
    "windows": ("fit(x)  # predict\r\nrun(y)\r\n", "fit(x)  \nrun(y)\r\n"),
}


@pytest.mark.parametrize(("text", "code"), TEXTS.values(), ids=list(TEXTS))
def test_code(text: str, code: str) -> None:
    assert Source(Path("train.py"), text).code == code


def _names(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.NAME]


@pytest.mark.parametrize("folder", ["rules", "program", "tuner", "report"])
def test_every_name_is_kept(folder: str) -> None:
    package = Path(__file__).parents[1] / "tfaudit" / folder
    for path in sorted(package.rglob("*.py")):
        source = read(path)
        assert _names(source.code) == _names(source.text), path


def test_words_of_docstrings_are_no_reason_to_parse(tmp_path: Path) -> None:
    script = tmp_path / "layer.py"
    text = '"""Use it in model.fit(dataset) of keras."""\n# for x in y: fit(x)\nscale = 2\n'
    assert not check_bytes(script, text.encode(), Options()).findings
    source = Source(script, text)
    assert not source.follows_imports
    assert Source(script, text + "model.fit(x)\n").follows_imports


def test_a_script_of_pasted_cells_keeps_its_magics() -> None:
    """They are masked to be parsed, and stay where the rest is mended."""
    before = "%matplotlib inline\nimport tensorflow as tf\npip install x\nfiles = !ls *.csv\n"
    code = 'model = tf.keras.Sequential([])\nmodel.compile("adam", "mse"{})\n'
    path = Path("pasted.py")
    source = Source(path, before + code.format(", run_eagerly=True"))
    assert [f.place.line for f in check_source(source, Options()).findings] == [6]
    assert mend(source, Options(), Safety.UNSAFE).result.text == before + code.format("")


def test_what_looks_like_a_magic_is_python() -> None:
    for text in ("cat = 1\nls -1\n", 'x = ("%s"\n     % y)\n', "x = (1\n%2)\n", '"""\n!ls\n"""\n'):
        assert Source(Path("train.py"), text).parsed_text == text
    shell = Source(Path("train.py"), "%%bash\necho hello world\n")
    with pytest.raises(SourceError, match="syntax error"):
        shell.parse()


def test_blocks_may_be_indented_by_other_characters_than_what_is_around_them() -> None:
    """As Python takes them; in strings and brackets, tabs stay."""
    before = (
        "import tensorflow as tf\n\ndef train(ds, steps):\n\tmodel = tf.keras.Sequential([])\n"
        '\tmodel.compile("sgd", "mse")\n\ttext = """\n\t kept\n"""\n\tfor _ in range(steps):\n'
        "    \t\t# a comment\n    \t\tmodel.fit(ds,\n\tepochs=2{})\n\treturn text\n"
        "train(tf.data.Dataset.range(8).batch(2), 3)\n"
    )
    source = Source(Path("train.py"), before.format(", batch_size=2"))
    assert "\t kept" in source.parsed_text
    mended = mend(source, Options(), Safety.UNSAFE).result.text
    assert "    \t\t# a comment\n    \t\tmodel.fit(ds,\n\tepochs=2)\n\treturn" in mended
    assert "\t kept" in mended
