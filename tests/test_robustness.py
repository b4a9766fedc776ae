"""Whatever is fed to it, the audit answers, with findings or with a reason: never a traceback."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tfaudit.edits import Change, Hit, Plan
from tfaudit.engine import Options, check_bytes
from tfaudit.model import Safety
from tfaudit.rule import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tfaudit.edits import Text
    from tfaudit.model import Edit
    from tfaudit.program.program import Program
    from tfaudit.rule import Check, Rule


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
