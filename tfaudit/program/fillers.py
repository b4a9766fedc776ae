"""Which functions give others what these need: they are run before them.

`__init__` often leaves `self.model` as None for `build` to fill. Who calls `build` and then `train`
may be out of sight, and `train` may stand first in the class. What several methods set may be any
of what they make, and is left as it comes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

import libcst as cst

if TYPE_CHECKING:
    from tfaudit.program.values import Function

_T = TypeVar("_T")

# A class or function; attributes of `self` that are set together, or with other names (behind a
# space: no arguments of a call); one that is set, perhaps to nothing, or read.
_OF_SELF = re.compile(
    r"^([ \t]*)(class|def|async[ \t]+def)[ \t]+(\w+)"
    r"|^[ \t]*\(?(self\.\w+(?:[ \t]*,[ \t]*self\.\w+)+[ \t]*(?==(?!=))"
    r"|(?:(?:self\.)?\w+[ \t]*,[ \t]*)+(?:self\.)?\w+\)?[ \t]+(?==(?!=)))="
    r"|\bself\.(\w+)(?:[ \t]*(?::[^=\n]*)?(=)(?!=)[ \t]*"
    r"(None\b|(?:\[\]|\{\}|\(\)|list\(\)|dict\(\))(?=[ \t]*(?:#.*)?$))?)?",
    re.MULTILINE,
)
_NAMES = re.compile(r"self\.(\w+)")
_DEEPEST = 3  # calls within calls, and methods that wait for one another


class _Methods:
    """What the methods of a class set and read of their object, by name."""

    def __init__(self) -> None:
        self.sets: dict[str, set[str]] = defaultdict(set)
        self.reads: dict[str, set[str]] = defaultdict(set)

    @cached_property
    def levels(self) -> dict[str, int]:
        """How many other methods in a row have to run before each of them."""
        names = dict.fromkeys((*self.sets, *self.reads))
        by = Counter(attribute for found in self.sets.values() for attribute in found)
        once = {attribute for attribute, count in by.items() if count == 1} - self.sets["__init__"]
        for _ in range(_DEEPEST):  # what a method calls of its own object, it does itself
            for name in names:
                for called in self.reads[name] & names.keys() - {name}:
                    self.sets[name] |= self.sets[called]
                    self.reads[name] |= self.reads[called]
        fillers: dict[str, set[str]] = defaultdict(set)
        for name in names.keys() - {"__init__"}:
            for attribute in self.sets[name] & once:
                fillers[attribute].add(name)
        found = dict.fromkeys(names, 0)
        for _ in range(_DEEPEST if fillers else 0):
            for name in names:
                needed = self.reads[name] & fillers.keys() - self.sets[name]
                found[name] = max((1 + found[f] for n in needed for f in fillers[n]), default=0)
        return found


def fillers_first(functions: list[tuple[Function, _T]], text: str) -> list[tuple[Function, _T]]:
    """The same in another order: behind what sets an attribute or a global that they need."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, (function, _) in enumerate(functions):
        places["" if function.owner is None else function.owner.name].append(place)
    ordered = list(functions)
    for owner, taken in places.items():
        if len(taken) > 1:
            group = [functions[place][0] for place in taken]
            levels = _levels_of_methods(owner, group, text) if owner else _levels(group)
            by_level = sorted(range(len(taken)), key=levels.__getitem__)
            for place, index in zip(taken, by_level, strict=True):
                ordered[place] = functions[taken[index]]
    return ordered


def _levels_of_methods(owner: str, methods: list[Function], text: str) -> list[int]:
    found = _classes(text)[owner].levels
    return [found.get(method.name, 0) for method in methods]


def _levels(functions: list[Function]) -> list[int]:
    """0 for those that alone set a name of the module, which others may need."""
    names = [_globals(function) for function in functions]
    count = Counter(name for found in names for name in found)
    return [0 if any(count[name] == 1 for name in found) else 1 for found in names]


def _globals(function: Function) -> set[str]:
    node = function.node
    if not isinstance(node, cst.FunctionDef) or not isinstance(node.body, cst.IndentedBlock):
        return set()
    return {
        item.name.value
        for line in node.body.body
        if isinstance(line, cst.SimpleStatementLine)
        for statement in line.body
        if isinstance(statement, cst.Global)
        for item in statement.names
    }


@lru_cache(maxsize=4)
def _classes(text: str) -> dict[str, _Methods]:
    """What is set and read of `self` in the methods of each class."""
    found: dict[str, _Methods] = defaultdict(_Methods)
    owner, method, outside, inside = "", "", 0, 0
    for match in _OF_SELF.finditer(text):
        indent, kind, name, together, attribute, is_set, none = match.groups()
        if kind:
            depth = len(indent.expandtabs())
            if depth <= outside:
                owner = ""
            if kind == "class":
                owner, method, outside = name, "", depth
            elif owner and (not method or depth <= inside):
                method, inside = name, depth
        elif owner and method:
            methods = found[owner]
            if together:
                methods.sets[method].update(_NAMES.findall(together))
            elif not is_set:
                methods.reads[method].add(attribute)
            elif not none:
                methods.sets[method].add(attribute)
    return found
