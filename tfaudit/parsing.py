"""From a text to its syntax tree, in less time than libcst's own function takes."""

from __future__ import annotations

import sys
import threading
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import libcst as cst
import libcst.native  # type: ignore[import-not-found]  # it is asked for when libcst parses

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

# Of what libcst's parser makes, only these may be wrong: `'text' b'bytes'`, and an `except` behind
# one that catches all.
_MAY_BE_WRONG = frozenset({cst.ConcatenatedString, cst.Try})
# Two fifths of a tree's nodes, and nearly all of them are alike: one stands for all that are. So it
# has no parent and no place of its own, which nothing asks for (`tfaudit.spans` refuses to tell).
_ALIKE = frozenset({cst.SimpleWhitespace})


def parse(text: str) -> cst.Module:
    """What `libcst.parse_module` gives.

    Half of its time goes into the making of nodes. They are frozen dataclasses: each of their
    fields is looked up by its name, to be set, and then each node is checked, also one that comes
    from libcst's own parser (which libcst knows to cost time: `CSTNode.__post_init__`). The parser
    asks the module `libcst`, as it finds it in `sys.modules`, for each class that it calls. Here
    it finds functions that make the same nodes by the setters of their slots.

    Where there are other threads, which may import libcst meanwhile, it is libcst's own function.

    Raises:
        libcst.ParserSyntaxError: the text is not Python that libcst knows.
        libcst.CSTValidationError: it is not Python, although libcst's parser takes it.
    """
    if threading.active_count() > 1:
        return cst.parse_module(text)
    try:
        sys.modules["libcst"] = _libcst_that_makes_nodes_fast()
        return cst.parse_module(text)
    finally:
        sys.modules["libcst"] = cst


class _Namespace:
    """The parser reads attributes of it, faster than those of a module."""


@cache
def _libcst_that_makes_nodes_fast() -> ModuleType:
    """All that `libcst` holds, with functions for classes of nodes."""
    namespace = _Namespace()
    for name, value in vars(cst).items():
        # Without a path it is no package, of which each import looks for what it has to load.
        if name != "__path__":
            setattr(namespace, name, _maker_at_first_call(namespace, value))
    return cast("ModuleType", namespace)


def _maker_at_first_call(namespace: _Namespace, value: Any) -> Any:
    """For a class of nodes a function that puts the class's maker into its place; else the value.

    A file needs a third of the classes, and a maker takes a tenth of a millisecond to compile.
    """
    if not (isinstance(value, type) and issubclass(value, cst.CSTNode)) or value in _MAY_BE_WRONG:
        return value

    def first(**values: Any) -> cst.CSTNode:
        maker = cache(_maker(value)) if value in _ALIKE else _maker(value)
        setattr(namespace, value.__name__, maker)
        return maker(**values)

    return first


def _maker(node_type: type[cst.CSTNode]) -> Callable[..., cst.CSTNode]:
    """A function that makes a node of its fields, as the class does, unchecked.

    As `dataclasses` does for a class, it is compiled from a text: it has the fields as parameters.
    """
    names: dict[str, Any] = {"new": object.__new__, "node_type": node_type, "MISSING": MISSING}
    parameters, lines = [], []
    for each in fields(node_type):
        setter = getattr(getattr(node_type, each.name), "__set__", None)
        if setter is None:  # not in a slot: a libcst that is made in another way
            return node_type
        names[f"set_{each.name}"] = setter
        parameters.append(each.name + _default(each, names))
        lines.append(f" set_{each.name}(node, {_given(each)})")
    signature = ", ".join(["*", *parameters] if parameters else [])
    body = "\n".join([" node = new(node_type)", *lines, " return node"])
    exec(f"def make({signature}):\n{body}\n", names)
    return cast("Callable[..., cst.CSTNode]", names["make"])


def _default(each: Field[Any], names: dict[str, Any]) -> str:
    """The default of the parameter for that field, as text; what it stands for goes into names."""
    if each.default is not MISSING:
        names[f"default_{each.name}"] = each.default
        return f"=default_{each.name}"
    if each.default_factory is not MISSING:
        names[f"make_{each.name}"] = each.default_factory
        return "=MISSING"
    return ""


def _given(each: Field[Any]) -> str:
    if each.default_factory is MISSING:
        return each.name
    return f"make_{each.name}() if {each.name} is MISSING else {each.name}"
