"""Dicts of settings, copies of them, and objects that hold what a dict would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program import options
from tfaudit.program.grids import zipped_dict
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Instance,
    Items,
    Made,
    Symbol,
    Table,
    Union,
    Value,
    alternatives,
    join,
)

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

_COPIES = frozenset({"copy.copy", "copy.deepcopy"})
_DEEPEST = 3  # of what is copied within what is copied
_PLAIN_DICTS = frozenset({"builtins.dict", "collections.OrderedDict"})
_DICTS = _PLAIN_DICTS | {"collections.UserDict"}


def settings_of(event: CallEvent) -> Value | None:
    """What `dict(a=1)`, `SimpleNamespace(a=1)`, `vars(args)` and copies of dicts give."""
    first = event.args[0] if len(event.args) == 1 else None
    if event.name in options.NAMESPACES:
        return Made(event.name, event, dict(event.keywords))
    if event.name in options.DICTS_WITH_ATTRIBUTES:
        return _made_of(event)
    if event.name in _PLAIN_DICTS and not event.args and not event.opaque:
        return Table(dict(event.keywords.items()))
    if event.name in _PLAIN_DICTS and isinstance(first, Table):
        made = copied(first)
        update(made, event, (), sure=True)
        return made
    if event.name in _PLAIN_DICTS and first is not None and not event.opaque:
        paired = zipped_dict(first)
        if paired is not None:
            paired.items.update(event.keywords)
            return paired
    if event.name in _COPIES and isinstance(first, (Table, Made, Instance)):
        return copy_of(first, deep=event.name == "copy.deepcopy")
    if event.name in ("builtins.vars", "dataclasses.asdict") and event.args:
        return table_of(Attr(event.args[0], "__dict__"))
    if event.name == "dataclasses.replace" and isinstance(first, Instance):
        return Instance(first.cls, event, {**first.attrs, **event.keywords})
    return None


def _made_of(event: CallEvent) -> Made:
    """`EasyDict({"train": {"epochs": 9}}, name="a")`."""
    made = Made(event.name, event)
    for given in (*event.args, Table(dict(event.keywords.items()))):
        table = table_of(given)
        if table is not None:
            made.attrs.update(_with_attributes(event, table).attrs)
    return made


def _with_attributes(event: CallEvent, table: Table) -> Made:
    """An object whose attributes are the items of a dict, and those of the dicts in it likewise."""
    attrs = {
        str(key): _with_attributes(event, item) if isinstance(item, Table) else item
        for key, item in table.items.items()
    }
    return Made(event.name, event, attrs)


def copy_of(value: Value, *, deep: bool, depth: int = 0) -> Value | None:
    """A copy of what holds settings, and may hold itself; of objects with models none is known."""
    if depth > _DEEPEST:
        return None
    match value:
        case Table():
            return copied(value, deep=deep, depth=depth)
        case Instance(cls=cls, event=event, attrs=attrs) if options.has_fields(
            cls
        ) or has_attributes_for_items(value):
            return Instance(cls, event, _copies(attrs, deep=deep, depth=depth))
        case Made(name=name, event=event, attrs=attrs) if name in options.DICTS_WITH_ATTRIBUTES:
            return Made(name, event, _copies(attrs, deep=deep, depth=depth))
    return None


def _copies(attrs: dict[str, Value], *, deep: bool, depth: int) -> dict[str, Value]:
    if not deep:
        return dict(attrs)
    return {n: copy_of(value, deep=True, depth=depth + 1) or value for n, value in attrs.items()}


def copied(table: Table, *, deep: bool = False, depth: int = 0) -> Table:
    """Another dict with the same items; with copies of the dicts in it, too, where it is deep."""
    items = {
        key: (copy_of(item, deep=True, depth=depth + 1) or item) if deep else item
        for key, item in table.items.items()
    }
    return Table(items, table.open, list(table.others))


def update(table: Table, event: CallEvent, given: tuple[Value, ...], *, sure: bool) -> None:
    """`table.update(settings, a=1)`; where it is not sure, an item may be what it was before."""
    keywords = Table(dict(event.keywords.items()), event.opaque)
    for settings in (*map(table_of, given), keywords):
        for key, item in settings.items.items() if settings is not None else ():
            table.items[key] = item if sure else join(table.items.get(key), item)
        table.open = table.open or settings is None or settings.open


def table_of(value: Value) -> Table | None:
    """The dict that a value is, also that of an object's attributes: `vars(args)`."""
    match value:
        case Table():
            return value
        case Attr(name="__dict__", base=Made() | Instance() as owner):
            pass
        case Made() | Instance() as owner if has_attributes_for_items(owner):
            pass
        case _:
            return None
    return Table(dict(owner.attrs.items()), open=True) if owner.attrs else None


def is_dict(value: Value) -> bool:
    """Whether the value is a dict, whatever keys it has; an array keeps no tensor that it gets."""
    match value:
        case Union(options=options):
            return all(map(is_dict, options))
        case Table() | Items(kind="dict"):
            return True
        case Made(name=name):
            return name in _DICTS or name == "collections.defaultdict"
    return False


def has_attributes_for_items(value: Value) -> bool:
    """Whether the attributes of an object are the items of a dict: of an EasyDict, say.

    Or of a class of the user's own: `class Settings(dict): __getattr__ = dict.__getitem__`.
    """
    match value:
        case Made(name=name):
            return name in options.DICTS_WITH_ATTRIBUTES
        case Instance(cls=cls):
            return any(isinstance(base, Symbol) and base.name in _DICTS for base in cls.lineage())
    return False


def held_by_key(value: Value, key: Value) -> Value | None:
    """What an object, of which attributes are items, or its `__dict__` holds by a known key."""
    if isinstance(value, Table) or not isinstance(key, Const):
        return None
    table = table_of(value)
    return None if table is None else table.items.get(key.value)


def parts_of_dict(base: Value, method: str) -> Items:
    """What `items`, `values` or `keys` of a dict gives; of a comprehension no key is known."""
    if isinstance(base, Table):
        values = [*base.items.values(), *(value for _, value in base.others)]
        known: list[Value] = [Const(key) for key in base.items]
        keys, is_open = [*known, *(UNKNOWN for _ in base.others)], base.open
    else:
        assert isinstance(base, Items)
        values, known, is_open = [*base.items], [], base.open
        keys = [UNKNOWN for _ in values]
    if method == "keys":
        return Items(known, "list", is_open or not known)
    if method == "items":
        pairs: list[Value] = [Items([*pair], "tuple") for pair in zip(keys, values, strict=True)]
        return Items(pairs, "list", is_open or not values)
    return Items(values, "list", is_open or not values)


def one_table(value: Value) -> Table | None:
    """What `**` gives of a dict, or of one of several with the same keys."""
    tables = [table for option in alternatives(value) if (table := table_of(option)) is not None]
    if len(tables) != len(alternatives(value)):
        return None
    first, *others = tables
    if any(table.items.keys() != first.items.keys() for table in others):
        return None
    together = dict(first.items)
    for table in others:
        together = {key: join(item, table.items[key]) for key, item in together.items()}
    return Table(together, open=any(table.open for table in tables))
