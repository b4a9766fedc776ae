"""All rules that a run knows: tfaudit's own, the one about idle comments, and the project's."""

from __future__ import annotations

import importlib
import re
import sys
from typing import TYPE_CHECKING

from tfaudit.config.schema import did_you_mean
from tfaudit.errors import UsageError
from tfaudit.rule import Rule, all_rules
from tfaudit.selection import unknown
from tfaudit.suppression import UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tfaudit.config import Config
    from tfaudit.model import Option

PROJECT_CODE = re.compile(r"(?!TFA)[A-Z]{2,8}\d{3}")


def rules(config: Config) -> tuple[Rule, ...]:
    """The rules in the order of their codes; those of `plugins` are imported.

    Raises:
        UsageError: a plugin cannot be imported, holds no rule, or takes a code or name that is not
            free.
    """
    found = [UNUSED, *all_rules()]
    taken = {word for rule in found for word in (rule.code, rule.name)}
    for module in config.plugins:
        for rule in _rules_of(module, config):
            _check(rule, module, taken)
            taken |= {rule.code, rule.name}
            found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


def settings(config: Config, rules: Sequence[Rule]) -> dict[Option, int]:
    """The numbers that the table `rules` chooses for options of these rules.

    Raises:
        UsageError: it names no rule, or no option of that rule.
    """
    found: dict[Option, int] = {}
    for word, chosen in config.rules.items():
        meant = [rule for rule in rules if word in (rule.code, rule.name)]
        if not meant:
            raise UsageError(f"{config.file}: rules: {unknown(word, rules)}")
        options = {option.name: option for option in meant[0].options}
        for name, number in chosen.items():
            if name not in options:
                raise UsageError(f"{config.file}: rules.{word}: {_no_option(name, meant[0])}")
            found[options[name]] = number
    return found


def _no_option(name: str, rule: Rule) -> str:
    names = [option.name for option in rule.options]
    if not names:
        return f"{rule.name} has no options"
    close = did_you_mean(name, names) or f"; it has {', '.join(names)}"
    return f"{rule.name} has no option '{name}'{close}"


def _rules_of(module: str, config: Config) -> list[Rule]:
    # Project-local rules are imported as if the project's folder were the current one.
    root = str(config.root)
    sys.path.insert(0, root)
    try:
        imported = importlib.import_module(module)
    except Exception as error:  # a plugin is the user's program: anything can go wrong in it
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(f"plugin '{module}' cannot be imported ({reason})") from None
    finally:
        sys.path.remove(root)
    found = [x for x in vars(imported).values() if isinstance(x, Rule)]
    if not found:
        raise UsageError(f"plugin '{module}' has no rule: no function under tfaudit.rule.rule")
    return found


def _check(rule: Rule, module: str, taken: set[str]) -> None:
    if not PROJECT_CODE.fullmatch(rule.code):
        example = "two to eight capitals, which are not TFA, and three digits: ACME001"
        raise UsageError(f"plugin '{module}': '{rule.code}' is no code for its rule; use {example}")
    for word in (rule.code, rule.name):
        if word in taken:
            raise UsageError(f"plugin '{module}': another rule is called '{word}' already")


def plugin_files(config: Config) -> Iterator[Path]:
    """The files of the plugins that lie in the project, found without importing them."""
    for module in config.plugins:
        path = config.root.joinpath(*module.split("."))
        yield from path.rglob("*.py")
        if path.with_suffix(".py").is_file():
            yield path.with_suffix(".py")
