"""What is picked from a list or dict of settings: `rates[-1]`, `cfg["dropout_" + str(i)]`."""

from __future__ import annotations

from tfaudit.program.computed_names import matching
from tfaudit.program.values import (
    Derived,
    Element,
    Items,
    Made,
    Parameter,
    Table,
    Value,
    alternatives,
)

_COPIES = frozenset({"builtins.list", "builtins.tuple", "builtins.reversed", "builtins.sorted"})


_DEEPEST = 6  # collections in collections: a dict may hold what is picked from it


def picked(value: Value, depth: int = 0) -> list[Value]:
    """All that the value may be, by each way and each key; none where one is not known.

    What callers may give is not seen: a parameter is what it is by default.
    """
    found: list[Value] = []
    for option in alternatives(value):
        match option:
            case Parameter(default=default):
                values = picked(default, depth) if default is not None else []
            case Derived(operator="[]", inputs=(base, key)):
                values = _held(base, key, depth)
            case Element(of=base, path=()):
                values = _held(base, None, depth)
            case _:
                values = [option]
        if not values:
            return []
        found += values
    return found


def _held(collection: Value, key: Value | None, depth: int) -> list[Value]:
    """The items of a list, or those of a dict that the key may pick; of each of several."""
    found: list[Value] = []
    for option in alternatives(collection) if depth < _DEEPEST else ():
        values: list[Value] = []
        match option:
            case Items(items=items, open=False):
                values = items
            case Table(items=by_key, open=False) if key is not None:
                names = set(matching(key, map(str, by_key)))
                values = [item for name, item in by_key.items() if str(name) in names]
            case Parameter(default=default) if default is not None:
                values = _held(default, key, depth + 1)
            case Derived(operator="[]", inputs=(base, Derived(operator="slice"))):
                values = _held(base, key, depth + 1)
            case Derived(operator="*", inputs=(base, _)):
                values = _held(base, key, depth + 1)  # as often as that
            case Made(name=name, event=event) if name in _COPIES and event.args:
                values = _held(event.args[0], key, depth + 1)
        if not values:
            return []
        found += values
    return [one for value in found for one in picked(value, depth + 1)]
