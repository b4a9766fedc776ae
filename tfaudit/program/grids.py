"""What loops over combinations of settings go through: `product`, grids, and pairs turned round."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from tfaudit.program.values import Const, Items, Made, Table, Value, alternatives, join_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.program.events import CallEvent

PRODUCT = "itertools.product"
_GRIDS = frozenset({
    "sklearn.model_selection.ParameterGrid", "sklearn.model_selection.ParameterSampler",
    "sklearn.grid_search.ParameterGrid",
})  # fmt: skip
COMBINING = frozenset({PRODUCT, *_GRIDS})


def combination(event: CallEvent, item_of: Callable[[Value], Value]) -> Value | None:
    """One of the combinations that the call gives, where all that it combines is in sight."""
    if event.opaque or not event.args:
        return None
    if event.name == PRODUCT:
        return None if event.keywords else Items([item_of(arg) for arg in event.args], "tuple")
    tables = _tables(event.args[0])
    return join_all(
        Table({key: item_of(choices) for key, choices in table.items.items()}) for table in tables
    ) if tables else None  # fmt: skip


def count(event: CallEvent, length_of: Callable[[Value], int | None]) -> int | None:
    """How many combinations the call gives, where it is known."""
    if event.opaque or event.keywords or not event.args:
        return None
    if event.name == PRODUCT:
        lengths = [length_of(arg) for arg in event.args]
        return None if None in lengths else prod(n or 0 for n in lengths)
    if not event.name.endswith("Grid"):
        return None
    total = 0
    for table in _tables(event.args[0]):
        lengths = [length_of(choices) for choices in table.items.values()]
        if None in lengths:
            return None
        total += prod(n or 0 for n in lengths)
    return total or None


def _tables(grid: Value) -> list[Table]:
    """The dicts of a grid: one, or a list of them; none where one is not known."""
    grids = grid.items if isinstance(grid, Items) and not grid.open else [grid]
    options = [option for each in grids for option in alternatives(each)]
    found = [option for option in options if isinstance(option, Table) and not option.open]
    return found if len(found) == len(options) else []


def zipped_dict(pairs: Value) -> Table | None:
    """What `dict(zip(names, values))` gives, where all names and values are in sight.

    And what `dict([("a", 1), ("b", 2)])` does.
    """
    if isinstance(pairs, Items):
        return _paired_dict(pairs)
    if not isinstance(pairs, Made) or pairs.name != "builtins.zip" or len(pairs.event.args) != 2:
        return None
    names, values = pairs.event.args
    keys = list(map(Const, names.items)) if isinstance(names, Table) and not names.open else None
    if isinstance(names, Items) and not names.open:
        keys = [key for key in names.items if isinstance(key, Const)]
        if len(keys) != len(names.items):
            return None
    if keys is None or not isinstance(values, Items) or values.open:
        return None
    if len(keys) != len(values.items):
        return None
    return Table({key.value: item for key, item in zip(keys, values.items, strict=True)})


def _paired_dict(pairs: Items) -> Table | None:
    items: dict[object, Value] = {}
    for pair in pairs.items:
        match pair:
            case Items(items=[Const(value=key), value], open=False):
                items[key] = value
            case _:
                return None
    return Table(items) if not pairs.open and pairs.each_of is None else None


def turned_round(value: Made, index: int) -> Value | None:
    """A part of `names, choices = zip(*grid.items())`: the first of each pair, or the second."""
    rows = value.event.args if value.name == "builtins.zip" and not value.event.opaque else ()
    parts = []
    for row in rows:
        if not isinstance(row, Items) or row.open or index >= len(row.items):
            return None
        parts.append(row.items[index])
    return Items(parts, "tuple") if parts else None
