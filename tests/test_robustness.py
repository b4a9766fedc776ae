"""Whatever is fed to it, the audit answers, with findings or with a reason: never a traceback.

EXPLORE=1 in the environment tries other examples than the same ones in every run, EXAMPLES=2000
more of them; `make robust` does, and takes every file of the standard library's tests.
"""

from __future__ import annotations

import os
import random
import sysconfig
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import libcst as cst
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pipeline_grammar import scripts

from tfaudit.edits import Change, Hit, Plan
from tfaudit.engine import Options, check_bytes, mend
from tfaudit.model import Safety
from tfaudit.rule import all_rules
from tfaudit.source import FRAMEWORK, SourceError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Text
    from tfaudit.model import Edit
    from tfaudit.program.program import Program
    from tfaudit.rule import Check, Rule

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.py"))
STDLIB_TESTS = Path(sysconfig.get_path("stdlib")) / "test"
WHOLE = "EXPLORE" in os.environ
HEAD = b"import tensorflow as tf\nfrom tensorflow import keras\n"
LONGEST = 60.0  # processor seconds for one file; the usual ones take hundredths
EVERY = Options(all_rules())


def audit(raw: bytes, path: Path = Path("train.py")) -> list[str]:
    """What check and fix say of contents; the reasons of faults."""
    began = time.process_time()
    result = check_bytes(path, raw, EVERY)
    reasons = [fault.reason for fault in result.faults]
    assert not [reason for reason in reasons if "please report" in reason], raw
    if FRAMEWORK.search(raw) is None:  # then nobody looks at it
        return reasons
    try:
        source = decode(path, raw)
        done = mend(source, EVERY, Safety.UNSAFE)
    except SourceError:
        done = None
    if done is None:
        assert reasons
    else:
        assert done.result.encode(done.result.document) == raw or done.applied
    assert time.process_time() - began < LONGEST
    return reasons


def examples(number: int) -> settings:
    return settings(
        max_examples=int(os.environ.get("EXAMPLES", number)), derandomize=not WHOLE, database=None,
        deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip


@examples(60)
@given(
    st.sampled_from(CASES),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["cut", "insert", "swap", "copy"]),
                       st.binary(max_size=3)), min_size=1, max_size=4),
)  # fmt: skip
def test_mutated_bytes(path: Path, mutations: list[tuple[float, str, bytes]]) -> None:
    raw = path.read_bytes()
    for place, how, new in mutations:
        at = int(place * len(raw))
        cut = raw[at : at + 7]
        raw = {
            "cut": raw[:at] + raw[at + 7 :],
            "insert": raw[:at] + new + raw[at:],
            "swap": raw[:at] + cut[::-1] + raw[at + 7 :],
            "copy": raw[:at] + raw[at // 2 : at // 2 + 40] + raw[at:],
        }[how]
    audit(raw)


@examples(40)
@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_shuffled_lines(path: Path, order: random.Random) -> None:
    """Most of it parses, and means nothing: names before they are bound, odd arguments."""
    lines = [line.strip() for line in path.read_text().splitlines() if "(" in line or "=" in line]
    kept = []
    for line in order.sample(lines, len(lines)):
        try:
            compile(line, "line", "exec")
        except (SyntaxError, ValueError):
            continue
        kept.append(line)
    audit(HEAD + "\n".join(kept).encode() + b"\n")


class OtherArguments(cst.CSTTransformer):
    """Some calls get their arguments out of a list, by a star, or not at all; others odd values."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    def leave_Call(  # noqa: N802 - libcst calls it
        self, original_node: cst.Call, updated_node: cst.Call
    ) -> cst.Call:
        given = [arg for arg in updated_node.args if arg.keyword is None]
        rest = updated_node.args[len(given) :]
        if self._chance.random() < 0.7 or any(arg.star for arg in updated_node.args):
            return updated_node
        how = self._chance.choice(["listed", "tail", "none", "value"]) if given else "none"
        if how == "value":
            value = cst.parse_expression(self._chance.choice(VALUES))
            given[self._chance.randrange(len(given))] = cst.Arg(value)
        elif how == "none":
            given, rest = [], rest[1:]
        else:
            first = 0 if how == "listed" else self._chance.randrange(len(given))
            listed = cst.List([cst.Element(arg.value) for arg in given[first:]])
            given[first:] = [cst.Arg(listed, star="*")]
        return updated_node.with_changes(args=[*given, *rest])


VALUES = (
    "0", "1", "-1", "None", "True", "'x'", "[]", "(1,)", "{}", "1.5", "[0.1] * n", "lambda: 0",
)  # fmt: skip


@examples(60)
@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_other_arguments(path: Path, chance: random.Random) -> None:
    changed = cst.parse_module(path.read_text()).visit(OtherArguments(chance))
    audit(changed.code.encode(), path)


WORDS = (
    "ds", "model", "tf", "keras", "x", "tf.data.Dataset", ".batch", ".map", ".fit", ".compile",
    ".shuffle", "(", ")", "[", "]", "{", "}", ",", "=", "*", "**", ":", "lambda x:", "32", "None",
    "'s'", "f'{x}'", "for x in", "with", "as", "if", "else", "yield", "await", "\n", "\n    ",
    "def f():", "class A(x):", "return", "del", "global x", "import", ":=", "...", "-1", "@f",
)  # fmt: skip


@examples(80)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_salads_of_words(words: list[str]) -> None:
    audit(HEAD + " ".join(words).encode())


@examples(15)
@given(scripts(), scripts())
def test_two_scripts_in_one(first: str, second: str) -> None:
    assert not audit((first + second).encode())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (HEAD + b"x = '\0'\n", "null bytes"),
        (HEAD + b"print 'loss', 3\n", "looks like Python 2"),
        (HEAD + b"# \xff\n", "not valid utf-8"),
        (b"# coding: nowhere\n" + HEAD, "encoding"),
        (HEAD + b"x = " + b"(" * 5_000 + b")" * 5_000, "nested too deeply"),
        (HEAD + b"ds = tf.data" + b".cache()" * 10_000, "nested too deeply"),
        (HEAD + b"x = " + b"-" * 9_000 + b"1\n", "nested too deeply"),
        (HEAD + b"x = " + b" + ".join([b"1"] * 9_000), "nested too deeply"),
        (HEAD + b"if x: pass\n" + b"elif x: pass\n" * 3_000, ""),
        (HEAD + b"".join(b" " * n + b"if x:\n" for n in range(99)) + b" " * 99 + b"y\n", ""),
        (HEAD + b"f()\\", "syntax error"),
        (HEAD + b"\x0c\x0c\n\r\r\n \x0c", ""),
    ],
    ids=lambda value: value[-20:].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read_is_said(raw: bytes, said: str) -> None:
    reasons = audit(raw)
    assert [said in reason for reason in reasons] == ([True] if said else []), reasons


@pytest.mark.skipif(not STDLIB_TESTS.is_dir(), reason="the standard library's tests are missing")
def test_the_tests_of_the_standard_library() -> None:
    """They hold every construct of the language, and what it refuses."""
    files = sorted(STDLIB_TESTS.rglob("*.py"))
    for path in files if WHOLE else random.Random(0).sample(files, 12):
        audit(b"# tensorflow fit batch map tf.function apply_gradients\n" + path.read_bytes())


def made(code: str, check: Check) -> Rule:
    return replace(all_rules()[0], code=code, words=("tensorflow",), check=check)


def sound(program: Program) -> Iterator[Hit]:
    yield Hit(program.module, program.module.tree.body[0], "sound")


def raising(program: Program) -> Iterator[Hit]:
    raise ZeroDivisionError(program)


def pointing_elsewhere(program: Program) -> Iterator[Hit]:
    other = next(m for m in program.modules if m is not program.module)
    yield Hit(program.module, other.tree.body[0], "elsewhere")


def planning_badly(program: Program) -> Iterator[Hit]:
    def make(source: Text) -> list[Edit]:
        raise IndexError(source.indent)

    node = program.module.tree.body[0]
    yield Hit(program.module, node, "bad plan", Plan("?", (Change((node,), make),), Safety.SAFE))


def test_a_broken_rule_does_not_keep_others_from_their_findings(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("x = 1\n")
    broken = {"BAD001": raising, "BAD002": pointing_elsewhere, "BAD003": planning_badly}
    rules = (made("GOOD001", sound), *(made(code, check) for code, check in broken.items()))
    text = b"import tensorflow\nimport other\nother.fit()\n"
    result = check_bytes(tmp_path / "train.py", text, Options(rules))
    assert [f.code for f in result.findings] == ["GOOD001"]
    assert [fault.reason.split(" failed on this file (")[0] for fault in result.faults] == [*broken]
    assert all(fault.reason.endswith("; please report it") for fault in result.faults)
