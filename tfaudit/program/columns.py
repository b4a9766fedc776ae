"""The columns that `tf.io.decode_csv` makes of lines of text, by themselves, in lists and in dicts.

It takes a batch of lines as well as one, and gives each column the shape of what it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.values import Derived, Element, Made, Value

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

DECODE_CSV = "tensorflow.io.decode_csv"


def column(value: Value) -> CallEvent | None:
    """The `decode_csv` that a value is one column of."""
    match value:
        case Element(of=of, path=(int(),)):  # x, y = decode_csv(line, …)
            return _listed(of)
        case Derived(operator="[]", inputs=(base, key)):
            is_part = isinstance(key, Derived) and key.operator == "slice"
            return None if is_part else columns(base)
        case Made(name=".pop", event=event) if event.receiver is not None:
            return columns(event.receiver)
    return None


def columns(value: Value) -> CallEvent | None:
    """The `decode_csv` that a list or a dict of columns comes from."""
    return _named(value) or _listed(value)


def _named(value: Value) -> CallEvent | None:
    """That of a dict, or of what one is made of: `dict(zip(NAMES, columns))`."""
    match value:
        case Made(name="builtins.dict", event=event) if len(event.args) == 1:
            return None if event.keywords or event.opaque else _paired(event.args[0])
    return None


def _paired(value: Value) -> CallEvent | None:
    match value:
        case Made(name="builtins.zip", event=event) if len(event.args) == 2 and not event.opaque:
            return _listed(event.args[1])
    return None


def _listed(value: Value) -> CallEvent | None:
    match value:
        case Made(name=name, event=event) if name == DECODE_CSV and not event.opaque:
            return event
        case Derived(operator="[]", inputs=(base, Derived(operator="slice"))):
            return _listed(base)
    return None


def is_dict(value: Value) -> bool:
    """Whether the value is a dict of columns, which `map` takes apart; a list it would stack."""
    return _named(value) is not None


def handles_columns(call: CallEvent) -> bool:
    """Whether a call only makes columns, puts them together or takes one out."""
    made = call.result
    return made is not None and (
        columns(made) is not None or column(made) is not None or _paired(made) is not None
    )
