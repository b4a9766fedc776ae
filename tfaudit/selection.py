"""Which rules apply, and which of their findings are shown.

A rule is meant by its code (TFA201), the start of its code (TFA2), its name (unbatched-dataset),
its category (input-pipeline) or ALL. Where `select` and `ignore` both mean a rule, the narrower
word decides, and `ignore` between equals. What is informational is shown when `select` names its
rule, by the whole code or the name, or with `pedantic`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.config.schema import did_you_mean
from tfaudit.errors import UsageError
from tfaudit.ignored import Patterns, parse
from tfaudit.model import Severity
from tfaudit.rule import GROUPS, PROJECT, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tfaudit.config import Config
    from tfaudit.model import Finding
    from tfaudit.rule import Rule


def category(group: str) -> str:
    """The word for a group of rules: "input pipeline" is selected as input-pipeline."""
    return group.replace(" ", "-")


EVERY = "ALL"
GROUP_WORDS = {*(f"TFA{digit}" for digit in GROUPS), *map(category, GROUPS.values())}
EXACT = 100  # how narrow a code or a name is; the start of a code counts its characters


@dataclass(frozen=True)
class Selection:
    """The rules of a run."""

    codes: frozenset[str]  # of the rules that apply
    asked: frozenset[str]  # those that `select` names, so that their informational findings show
    pedantic: bool
    per_file: tuple[tuple[Patterns, frozenset[str]], ...]  # codes to leave out where one matches

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is to be reported."""
        if finding.code not in self.codes:
            return False
        said = self.pedantic or finding.code in self.asked
        if finding.severity is Severity.INFO and not said:
            return False
        path = os.path.abspath(finding.place.path)  # noqa: PTH100
        return not any(
            finding.code in codes and patterns.verdict(path) for patterns, codes in self.per_file
        )


def resolve(config: Config, rules: Sequence[Rule]) -> Selection:
    """The rules that a configuration means.

    Raises:
        UsageError: a word that means no rule.
    """
    select = config.select or (EVERY,)
    codes_of(config.select, rules, config, "select")
    codes_of(config.ignore, rules, config, "ignore")
    codes = {rule.code for rule in rules if _applies(rule, select, config.ignore)}
    per_file = tuple(
        (parse(str(config.root), [pattern]), codes_of(words, rules, config, "per-file-ignores"))
        for pattern, words in config.per_file_ignores.items()
    )
    asked = {rule.code for rule in rules if {rule.code, rule.name} & set(select)}
    return Selection(frozenset(codes), frozenset(asked), config.pedantic, per_file)


def codes_of(
    words: Iterable[str], rules: Sequence[Rule], config: Config, key: str
) -> frozenset[str]:
    """The codes of all rules that some words mean; `key` says where the words were written.

    Raises:
        UsageError: a word means none.
    """
    codes: set[str] = set()
    for word in words:
        meant = {rule.code for rule in rules if width(word, rule.code, rule.name)}
        if not meant and word not in GROUP_WORDS:
            origin = config.origins.get(key.replace("-", "_"), f"--{key}")
            where = f"{config.file}: {key}" if not origin.startswith("--") else origin
            raise UsageError(f"{where}: {unknown(word, rules)}")
        codes |= meant
    return frozenset(codes)


def unknown(word: str, rules: Sequence[Rule]) -> str:
    """The line for a word that means no rule."""
    close = did_you_mean(word, words_for(rules)) or did_you_mean(word.upper(), words_for(rules))
    return f"no rule is called '{word}'{close or ' (`tfaudit rule --all` lists them)'}"


def words_for(rules: Sequence[Rule]) -> list[str]:
    """Everything by which rules can be meant, but for the starts of codes."""
    codes = [rule.code for rule in rules]
    names = [rule.name for rule in rules]
    return [*codes, *names, *sorted(GROUP_WORDS), PROJECT, EVERY]


def width(word: str, code: str, name: str) -> int:
    """How narrowly a word means a rule; 0: not at all."""
    if word in {code, name}:
        return EXACT
    if word == EVERY:
        return 1
    if word == category(group_of(code)):
        return len("TFA0")
    return len(word) if len(word) >= len("TFA") and code.startswith(word) else 0


def _applies(rule: Rule, select: Iterable[str], ignore: Iterable[str]) -> bool:
    chosen = max((width(word, rule.code, rule.name) for word in select), default=0)
    left_out = max((width(word, rule.code, rule.name) for word in ignore), default=0)
    return chosen > left_out
