"""What a script does to its environment variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.events import SetEvent
from tfaudit.program.expressions import fold
from tfaudit.program.values import Derived, Made, Symbol, Table, Value
from tfaudit.source import ENVIRONMENT

if TYPE_CHECKING:
    from tfaudit.program.program import Program

_ENVIRON = "os.environ"
_UPDATE = "os.environ.update"
_SETDEFAULT = "os.environ.setdefault"


def variables_set(program: Program) -> list[SetEvent]:
    """What sets variables: `os.environ[name] = value`, `.update` and `%env`, in their order."""
    found = [event for event in program.sets if _is_environment(event)]
    for call in program.calls_of(_UPDATE):
        tables = [arg.items for arg in call.args if isinstance(arg, Table)]
        for name, value in [*(i for t in tables for i in t.items()), *call.keywords.items()]:
            target = Symbol(_ENVIRON)
            found.append(
                SetEvent(call.node, call.module, target, name, value, call.context, call.order)
            )
    return sorted(found, key=lambda event: event.order)


def variables_defaulted(program: Program) -> list[SetEvent]:
    """What sets variables where the script does not and the shell may: `.setdefault(name, value)`.

    Who starts the script may have set them, so that the value is only one that they can have.
    """
    known = variables_set(program)
    found = []
    for call in program.calls_of(_SETDEFAULT):
        name, value = call.argument("key", 0), call.argument("value", 1)
        key = fold(name) if name is not None else None
        if value is None or any(s.key == key and s.order < call.order for s in known):
            continue
        target = Symbol(_ENVIRON)
        found.append(SetEvent(call.node, call.module, target, key, value, call.context, call.order))
    return found


def _is_environment(change: SetEvent) -> bool:
    if isinstance(change.target, Symbol):
        return change.target.name == _ENVIRON
    return is_magic(change.node)


def is_magic(node: cst.CSTNode) -> bool:
    """Whether it is what a notebook's `%env` is masked by."""
    match node:
        case cst.Attribute(value=cst.Name(value=name)):
            return name == ENVIRONMENT
    return False


def text_of(value: Value) -> object:
    """The text that a variable is set to, where it is known: also `str(-1)`, and `f"{GPU}"`."""
    given: Value | None = None
    match value:
        case Made(name="builtins.str", event=event) if len(event.args) == 1:
            given = event.args[0]
        case Derived(
            operator="f-string",
            inputs=(only,),
            node=cst.FormattedString(
                parts=[cst.FormattedStringExpression(conversion=None, format_spec=None)]
            ),
        ):
            given = only
    known = fold(given) if given is not None else None
    return str(known) if isinstance(known, (int, str)) else fold(value)
