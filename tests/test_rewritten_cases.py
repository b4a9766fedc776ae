"""The cases, written in another way: what a rule finds does not hang on where the code stands.

Each case is put into a function, or into a method; its numbers get names, or come from a dict. As
many findings as before are expected, and none in a trap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst
import pytest
from test_cases import RULES, SCRIPTS, audit

from tfaudit.source import Source, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tfaudit.rule import Rule

# What is another program when it stands in a function: it speaks of its module, or is one's top.
_OF_THE_TOP = re.compile(r"\bglobal |import \*|__name__|get_ipython|globals\(\)|\r|\bdel ")
# Cases that show what holds at a module's top level, or in a class that stands there, only.
_AT_TOP_ONLY = {
    "discarded_transformation/trap_cell",
    "missing_tf_function/session_for_memory",  # `.run(` of a class seems one of a session
    "model_rebuilt_in_loop/session_for_memory",
    "removed_api/called_by_name",
    "removed_api/given_strategy",
    "removed_api/too_old_a_version",  # a class that asks for the version cares for others
    "removed_api/unconverted_steps",
}


def parts(tree: cst.Module) -> tuple[list[cst.BaseStatement], list[cst.BaseStatement]]:
    """The docstring and the imports at the top, and what follows."""
    body = list(tree.body)
    count = 0
    for statement in body:
        small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
        heads = (cst.Import, cst.ImportFrom)
        text = len(small) == 1 and isinstance(small[0], cst.Expr)
        if not small or not (text or all(isinstance(part, heads) for part in small)):
            break
        count += 1
    return body[:count], body[count:]  # type: ignore[return-value]


def in_function(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    function = cst.FunctionDef(cst.Name("main"), cst.Parameters(), cst.IndentedBlock(rest))
    return tree.with_changes(body=[*first, function, cst.parse_statement("main()\n")])


def in_method(tree: cst.Module) -> cst.Module:
    first, rest = parts(tree)
    parameters = cst.Parameters([cst.Param(cst.Name("self"))])
    method = cst.FunctionDef(cst.Name("run"), parameters, cst.IndentedBlock(rest))
    made = cst.ClassDef(cst.Name("Experiment"), cst.IndentedBlock([method]))
    return tree.with_changes(body=[*first, made, cst.parse_statement("Experiment().run()\n")])


class Numbers(cst.CSTTransformer):
    """Gives the whole numbers among arguments, but the smallest, a name."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.names: dict[str, str] = {}

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802
        value = updated_node.value
        if not isinstance(value, cst.Integer) or int(value.value.replace("_", ""), 0) <= 3:
            return updated_node
        name = self.names.setdefault(value.value, f"N{len(self.names)}")
        return updated_node.with_changes(value=cst.parse_expression(self.form.format(name)))


def with_names(tree: cst.Module) -> cst.Module:
    numbers = Numbers("{}")
    first, rest = parts(tree.visit(numbers))
    lines = [cst.parse_statement(f"{name} = {n}\n") for n, name in numbers.names.items()]
    return tree.with_changes(body=[*first, *lines, *rest])


def with_dict(tree: cst.Module) -> cst.Module:
    numbers = Numbers('CONFIG["{}"]')
    first, rest = parts(tree.visit(numbers))
    items = ", ".join(f'"{name}": {n}' for n, name in numbers.names.items())
    line = cst.parse_statement(f"CONFIG = {{{items}}}\n")
    return tree.with_changes(body=[*first, line, *rest])


REWRITES: list[Callable[[cst.Module], cst.Module]] = [in_function, in_method, with_names, with_dict]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_rewritten(rule: Rule) -> None:
    folder = rule.name.replace("-", "_")
    for path in SCRIPTS:
        if path.parent.name != folder or f"{folder}/{path.stem}" in _AT_TOP_ONLY:
            continue
        text = read(path).text
        if _OF_THE_TOP.search(text):
            continue
        found = count(path, text, rule)
        told = re.findall(r"^# (?:gpus|keras|tensorflow): .*\n", text, re.M)
        for rewrite in REWRITES:
            code = rewrite(cst.parse_module(text)).code
            code = "".join(line for line in told if line not in code) + code
            assert count(path, code, rule) == found, (path, rewrite.__name__)


def count(path: Path, text: str, rule: Rule) -> int:
    findings = audit(Source(path, text), rule).findings
    return sum(finding.place.path == path for finding in findings)
