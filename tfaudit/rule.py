"""What a rule is, and where the rules are found."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.edits import Hit
    from tfaudit.model import Effect, Option, Safety, Severity
    from tfaudit.program.program import Program

    Check = Callable[[Program], Iterator[Hit]]

GROUPS = {
    "0": "model",
    "1": "devices and memory",
    "2": "batching",
    "3": "input pipeline",
    "4": "distribution",
    "5": "precision and compilation",
    "6": "tf.function",
    "7": "training loop",
    "8": "callbacks",
    "9": "legacy",
    "X": "comments for tfaudit",
}
PROJECT = "project"  # the group of rules that a plugin adds


@dataclass(frozen=True)
class Rule:
    """One optimisation: how to find where it is missing, and what the reader should know of it.

    `page` is the docstring of the rule's module, in Markdown: its first line is the summary, and
    its `## Before` and `## After` blocks are run as tests.
    """

    code: str
    name: str
    severity: Severity  # the usual one; a finding may carry another
    effect: Effect
    fix: Safety | None  # the best level that a fix of this rule can have; None: never a fix
    words: tuple[str, ...]  # one of them must stand in the code for the rule to find anything
    also: tuple[str, ...]  # and one of these; none: nothing else
    in_tests: bool  # whether it matters in a test: there an error does, speed does not
    since: str  # the versions for which the claim holds: "TensorFlow 2.4", "Keras 3.0", …
    until: str
    sources: tuple[str, ...]  # documentation, source files and threads behind the claim
    options: tuple[Option, ...]  # numbers that the configuration may change
    check: Check
    page: str

    @property
    def summary(self) -> str:
        """One sentence: the flaw."""
        return self.page.partition("\n")[0]

    @property
    def group(self) -> str:
        """The part of the catalogue that the rule belongs to."""
        return group_of(self.code)

    def __hash__(self) -> int:
        return hash(self.code)  # there is one for each; to hash all fields takes long

    def may_find(self, mentions: Callable[[tuple[str, ...]], bool]) -> bool:
        """Whether a program has one of the words, and one of those that must stand there, too.

        Args:
            mentions: whether one of some words is in the program, be it in two modules.
        """
        return mentions(self.words) and (not self.also or mentions(self.also))


def group_of(code: str) -> str:
    """The part of the catalogue that a code belongs to."""
    return GROUPS[code[3]] if code.startswith("TFA") else PROJECT


def rule(
    code: str,
    *,
    severity: Severity,
    effect: Effect,
    words: tuple[str, ...],
    also: tuple[str, ...] = (),
    fix: Safety | None = None,
    since: str = "",
    until: str = "",
    in_tests: bool = True,
    sources: tuple[str, ...] = (),
    options: tuple[Option, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the function names it, its module's docstring is its page."""

    def make(check: Check) -> Rule:
        page = (sys.modules[check.__module__].__doc__ or "").strip()
        name = check.__name__.replace("_", "-")
        return Rule(
            code=code,
            name=name,
            severity=severity,
            effect=effect,
            fix=fix,
            words=words,
            also=also,
            in_tests=in_tests,
            since=since,
            until=until,
            sources=sources,
            options=options,
            check=check,
            page=page,
        )

    return make


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of every module in `tfaudit.rules`, in the order of their codes."""
    from tfaudit import rules

    names = [m.name for m in pkgutil.iter_modules(rules.__path__) if m.name[0] != "_"]
    modules = [importlib.import_module(f"{rules.__name__}.{name}") for name in names]
    found = [x for module in modules for x in vars(module).values() if isinstance(x, Rule)]
    return tuple(sorted(found, key=lambda r: r.code))
