"""Comments that hide findings, comments that hide nothing, and comments that are added."""

from __future__ import annotations

from pathlib import Path

import pytest

from tfaudit import catalogue, suppression
from tfaudit.config import Config
from tfaudit.model import Edit, Effect, Finding, Place, Severity

PATH = Path("train.py")
RULES = catalogue.rules(Config(root=Path("/project")))
ALL = frozenset(rule.code for rule in RULES)
UNUSED = suppression.UNUSED.code


def finding(line: int, code: str = "TFA202", name: str = "ignored-batch-size") -> Finding:
    place = Place(PATH, line, 1, line, 2)
    return Finding(place, code, name, "message", Severity.LOW, Effect.SMALL)


def apply(text: str, *findings: Finding, ran: frozenset[str] = ALL) -> suppression.Suppressed:
    return suppression.apply(findings, text, PATH, RULES, ran)


def edited(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.stop :]
    return text


@pytest.mark.parametrize(
    "comment",
    [
        "# tfaudit: ignore[TFA202] the reason",
        "# tfaudit: ignore[TFA202]",
        "# tfaudit: ignore[TFA2]",
        "# tfaudit: ignore[ignored-batch-size]",
        "# tfaudit: ignore[batching]",
        "# tfaudit: ignore[TFA301, TFA202]",
        "# tfaudit: ignore",
        "# tfaudit: ignore the reason",
        "#tfaudit:ignore[TFA202]",
        "# noqa: E501  # tfaudit: ignore[TFA202]",
        "# tfaudit: ignore[TFA202] reason  # noqa: E501",
    ],
)
def test_comments_that_hide(comment: str) -> None:
    assert apply(f"f(x)  {comment}\n", finding(1)).suppressed == (finding(1),)
    assert apply(f"{comment}\nf(x)\n", finding(2)).suppressed == (finding(2),)
    assert apply(f"{comment}\n\nf(x)\n", finding(3)).kept == (finding(3),)


@pytest.mark.parametrize(
    "comment",
    [
        "# tfaudit: ignore[TFA3]",
        "# tfaudit: ignore[]",
        "# tfaudit: ignore[TFA202",
        "# tfaudit: ignored",
        "# tfaudit: ignore-line",
        "# ignore[TFA202]",
    ],
)
def test_comments_that_do_not(comment: str) -> None:
    assert apply(f"f(x)  {comment}\n", finding(1)).kept == (finding(1),)


def test_any_line_of_the_statement() -> None:
    text = "a = 1\nds = f(\n    x,  # tfaudit: ignore\n    y,\n)\nb = 2\n"
    kept = apply(text, *(finding(line) for line in range(1, 7))).kept
    assert [f.place.line for f in kept] == [1, 6]


def test_the_head_of_a_block_does_not_speak_for_its_body() -> None:
    text = "with scope():  # tfaudit: ignore\n    f()\n    g()\n"
    assert [f.place.line for f in apply(text, finding(1), finding(2)).kept] == [2]


def test_continuation_lines_and_decorators() -> None:
    text = "x = 1 + \\\n    f()  # tfaudit: ignore\n@deco  # tfaudit: ignore\ndef f(): ...\n"
    kept = apply(text, *(finding(line) for line in range(1, 5))).kept
    assert [f.place.line for f in kept] == [4]


def test_several_comments_above() -> None:
    text = "# tfaudit: ignore[TFA202] one\n# and more words\nf(x)\n"
    assert not apply(text, finding(3)).kept


def test_text_in_strings_is_no_comment() -> None:
    text = 's = """\n# tfaudit: ignore-file\n"""; f("# tfaudit: ignore")\n'
    assert apply(text, finding(1), finding(3)).kept == (finding(1), finding(3))


def test_the_whole_file() -> None:
    text = "f(x)\n\n# tfaudit: ignore-file[TFA2] generated\n"
    done = apply(text, finding(1), finding(1, "TFA301", "x"))
    assert [f.code for f in done.kept] == ["TFA301"]
    assert not apply("f(x)\n# tfaudit: ignore-file\n", finding(1)).kept


def test_a_text_that_cannot_be_tokenized() -> None:
    text = "f(x)  # tfaudit: ignore\ng((x)\n"
    assert apply(text, finding(1), finding(2)).kept == (finding(2),)


def unused(text: str, *findings: Finding, ran: frozenset[str] = ALL) -> list[tuple[str, str]]:
    """Of each unused comment, what is said and what its fix leaves of the text."""
    found = apply(text, *findings, ran=ran).unused
    return [(f.message, edited(text, list(f.fix.edits))) for f in found if f.fix]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("f(x)  # tfaudit: ignore[TFA202] why\ng(x)\n", "f(x)\ng(x)\n"),
        ("f(x)\n    # tfaudit: ignore[TFA202]\ng(x)\n", "f(x)\ng(x)\n"),
        ("f(x)\r\n# tfaudit: ignore[TFA202]\r\ng(x)\r\n", "f(x)\r\ng(x)\r\n"),
        ("f(x)  # tfaudit: ignore[TFA202]  # noqa\n", "f(x)  # noqa\n"),
        ("f(x)  # noqa  # tfaudit: ignore[TFA202]", "f(x)  # noqa"),
        ("# tfaudit: ignore", ""),
    ],
)
def test_unused_comments_are_taken_out(text: str, left: str) -> None:
    (said,) = unused(text)
    assert said[1] == left
    assert "hides nothing here" in said[0]


def test_unused_words_are_taken_out() -> None:
    text = "f(x)  # tfaudit: ignore[TFAX01, TFA202] why\n"
    (said,) = unused(text, finding(1))
    assert said == ("`TFAX01` hides nothing here", "f(x)  # tfaudit: ignore[TFA202] why\n")


def test_words_that_mean_no_rule() -> None:
    (said,) = unused("f(x)  # tfaudit: ignore[TFA2O2]\n", finding(1))
    assert said[0] == "no rule is called 'TFA2O2'; did you mean 'TFA202'?"


def test_the_place_of_an_unused_comment() -> None:
    (found,) = apply("x = 1\ny = 2  # tfaudit: ignore[TFA202] why\n").unused
    place = found.place
    assert (found.code, place.line, place.column, place.end_column) == (UNUSED, 2, 8, 37)


def test_comments_for_rules_that_did_not_run_are_not_called_unused() -> None:
    text = "f(x)  # tfaudit: ignore[TFA202]\ng(x)  # tfaudit: ignore\n"
    assert not unused(text, ran=frozenset({UNUSED}))
    assert len(unused(text, ran=ALL)) == 2
    assert not unused(text, ran=ALL - {UNUSED})


def added(text: str, *findings: Finding) -> str:
    changed = edited(text, suppression.ignore_edits(findings, text))
    lines = text.split("\n")
    assert not apply(changed, *findings).kept, "what was added hides what it was added for"
    assert changed.count("\n") == len(lines) - 1
    return changed


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("f(x)\n", 1, "f(x)  # tfaudit: ignore[TFA202]\n"),
        ("f(x)", 1, "f(x)  # tfaudit: ignore[TFA202]"),
        ("f(x)\r\ng(x)\r\n", 1, "f(x)  # tfaudit: ignore[TFA202]\r\ng(x)\r\n"),
        ("f(x)  # why\n", 1, "f(x)  # why  # tfaudit: ignore[TFA202]\n"),
        ("f(x)   \n", 1, "f(x)  # tfaudit: ignore[TFA202]\n"),
        ("f(\n  x,\n)\n", 2, "f(\n  x,  # tfaudit: ignore[TFA202]\n)\n"),
        ("x = 1 + \\\n  2\n", 1, "x = 1 + \\\n  2  # tfaudit: ignore[TFA202]\n"),
        ('f("""\n""", x)\n', 1, 'f("""\n""", x)  # tfaudit: ignore[TFA202]\n'),
        ("f(x)  # tfaudit: ignore[TFA3] y\n", 1, "f(x)  # tfaudit: ignore[TFA202, TFA3] y\n"),
        ("# tfaudit: ignore[TFA3]\nf(x)\n", 2, "# tfaudit: ignore[TFA202, TFA3]\nf(x)\n"),
        ("if x: f(x)\n", 1, "if x: f(x)  # tfaudit: ignore[TFA202]\n"),
    ],
)
def test_comments_are_added(text: str, line: int, expected: str) -> None:
    assert added(text, finding(line)) == expected


def test_one_comment_for_all_findings_of_a_line() -> None:
    both = (finding(1, "TFA301", "x"), finding(1), finding(1))
    assert added("f(x)\n", *both) == "f(x)  # tfaudit: ignore[TFA202, TFA301]\n"
