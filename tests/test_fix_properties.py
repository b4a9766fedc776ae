"""What must hold of fixes of any script, tried on scripts made at random.

The examples are the same in every run; EXPLORE=1 in the environment tries others, and
EXAMPLES=2000 more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pipeline_grammar import scripts

from tfaudit import audit
from tfaudit.config import Config
from tfaudit.engine import Options, mend
from tfaudit.model import Safety
from tfaudit.rule import all_rules
from tfaudit.source import Source, decode

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
PATH = Path("train.py")
RULES = Options(tuple(all_rules()))
LEVELS = st.sampled_from([Safety.SAFE, Safety.UNSAFE])


def examples(number: int) -> settings:
    return settings(
        max_examples=int(os.environ.get("EXAMPLES", number)),
        derandomize="EXPLORE" not in os.environ,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


def fixed(text: str, safety: Safety = Safety.UNSAFE) -> str:
    return mend(Source(PATH, text), RULES, safety).result.text


@examples(60)
@given(scripts(), LEVELS)
def test_fixing_again_changes_nothing(text: str, safety: Safety) -> None:
    once = fixed(text, safety)
    compile(once, "train.py", "exec")
    assert fixed(once, safety) == once
    assert fixed(text, safety) == once


def test_two_rules_that_want_a_prefetch_agree_on_one() -> None:
    loop = "@tf.function\ndef epoch():\n    for batch in ds:\n        tf.print(batch)\n"
    text = "import tensorflow as tf\n\nds = tf.data.Dataset.range(9){}\n\n\n" + loop
    before = text.format(".prefetch(tf.data.AUTOTUNE).batch(2)")
    assert fixed(before) == text.format(".batch(2).prefetch(tf.data.AUTOTUNE)")


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def tabs(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        "\t" * ((len(line) - len(line.lstrip(" "))) // 4) + line.lstrip(" ") for line in lines
    )


def commented(text: str) -> str:
    return "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# ünïcödé\n" + text


def page_breaks(text: str) -> str:
    return text.replace("\n\n\n", "\n\f\n\n")


def bare(text: str) -> str:
    return text.removesuffix("\n")


@examples(60)
@given(scripts(), st.sampled_from([crlf, tabs, commented, page_breaks, bare]))
def test_what_is_not_edited_stays(text: str, change: Callable[[str], str]) -> None:
    """Fixing a text in another layout gives the fixed text in that layout."""
    assert fixed(change(text)) == change(fixed(text))


@examples(60)
@given(scripts())
def test_bytes_outside_stay(text: str) -> None:
    raw = b"\xef\xbb\xbf" + text.encode()
    source = decode(PATH, raw)
    result = mend(source, RULES, Safety.UNSAFE).result
    assert result.encode(result.document) == b"\xef\xbb\xbf" + fixed(text).encode()


@examples(3)
@given(st.lists(scripts(), min_size=60, max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_files_and_processes_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], order: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    for number, text in enumerate(texts):
        (folder / f"data{number}.py").write_text(text)
        (folder / f"train{number}.py").write_text(
            f"import tensorflow as tf\nfrom data{number} import ds\n\n\n"
            'model = tf.keras.Sequential([tf.keras.layers.Dense(1)])\nmodel.compile("sgd", "mse")\n'
            "model.fit(ds, batch_size=8)\n"
        )
    config = Config(root=folder)

    def mended(paths: list[Path]) -> dict[Path, str]:
        return {
            done.path: done.mended.result.text
            for done in audit.mend_paths(paths, config, Safety.UNSAFE)
            if done.mended is not None and done.mended.changed
        }

    many = mended([folder])
    assert many
    files = sorted(folder.iterdir())
    order.shuffle(files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "_PARALLEL_FROM", len(files) + 1)
        one = mended(files)
    assert one == many


class Elements:
    """The process that runs scripts; see elements.py."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, HERE / "elements.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
        )  # fmt: skip

    def compare(self, before: str, after: str) -> dict[str, object]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([before, after]) + "\n")
        self.process.stdin.flush()
        answer: dict[str, object] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()
        self.process.wait(30)


@pytest.fixture(scope="module")
def elements() -> Iterator[Elements]:
    process = Elements()
    yield process
    process.close()


@pytest.mark.tensorflow
@examples(30)
@given(scripts())
def test_safe_fixes_keep_every_element(elements: Elements, text: str) -> None:
    """The same elements, bit for bit, in the same order, in both of two epochs."""
    after = fixed(text, Safety.SAFE)
    assume(after != text)
    answer = elements.compare(text, after)
    assume(answer["ran"])
    assert not answer["differs"], f"{answer['differs']}\n{after}"


@pytest.mark.tensorflow
def test_a_difference_is_seen(elements: Elements) -> None:
    """The judge itself: another order, another type, another batch, an error."""
    text = "import tensorflow as tf\nds = tf.data.Dataset.range(9)"
    assert elements.compare(text, text) == {"ran": True, "differs": ""}
    for change in (".shuffle(9)", ".map(float)", ".batch(2)", ".batch('')"):
        assert elements.compare(text, text + change)["differs"], change
    assert elements.compare(text + ".batch('')", text) == {"ran": False, "differs": ""}
