"""Tables and arrays that a script reads from a file, with all of their rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Element,
    Items,
    Made,
    Value,
    origins,
    split_from,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

READ_WORDS = ("read_", ".load", "genfromtxt", "fetch_")
_READS = re.compile(
    r"pandas\.read_(csv|excel|parquet|table|feather|hdf|json|pickle)$"
    r"|numpy\.(load|loadtxt|genfromtxt)$"
    r"|sklearn\.datasets\.fetch_"
)
# Sets that everybody knows to have fewer rows than a large batch.
_SMALL_SETS = re.compile(
    r"iris|wine|titanic|boston|diabetes|heart|mpg|advertis|salary|insurance|toy|sample|tiny|small",
    re.IGNORECASE,
)
_LIMITS = ("nrows", "max_rows")
# Methods that keep the rows of what they are called on, or nearly all of them.
_KEEP = frozenset({
    ".astype", ".to_numpy", ".copy", ".drop", ".dropna", ".fillna", ".reset_index", ".reshape",
    ".sample", ".pop",
})  # fmt: skip
_SCALE = (".fit_transform", ".transform")  # of what they get
_MAKE = frozenset({
    "numpy.array", "numpy.asarray", "numpy.float32", "numpy.expand_dims", "numpy.reshape",
    "tensorflow.cast", "tensorflow.constant", "tensorflow.convert_to_tensor", "tensorflow.reshape",
    "tensorflow.expand_dims", "pandas.DataFrame", "pandas.get_dummies",
    "sklearn.preprocessing.scale", "sklearn.preprocessing.normalize",
    "sklearn.preprocessing.minmax_scale",
})  # fmt: skip
# Give the axes another order; what is asked for stands behind the array.
_MOVE_AXES = frozenset({
    ".transpose", ".swapaxes", "numpy.transpose", "numpy.swapaxes", "numpy.moveaxis",
    "tensorflow.transpose",
})  # fmt: skip
_ELEMENTWISE = frozenset({"+", "-", "*", "/"})
_DEEPEST = 12


def is_whole_table(value: Value, depth: int = 0, *, many: int | None = None) -> bool:
    """Whether it is all rows of what is read from a file, or most of them.

    Args:
        value: what may be a table, or an array.
        depth: how far it has been followed.
        many: from how many on its first rows count as well: `x[:50_000]`.
    """
    if depth > _DEEPEST:
        return False
    match value:
        case Made(name=name, event=event) if _READS.match(name):
            return not _is_limited(event)
        case Element() if (split := split_from(value)) is not None:
            return is_whole_table(split, depth + 1, many=many)
    whole = all_rows_of(value) or _first_rows_of(value, many)
    return whole is not None and is_whole_table(whole, depth + 1, many=many)


def _first_rows_of(value: Value, many: int | None) -> Value | None:
    """The table or array of which it is most rows, `x[: int(0.8 * len(x))]`, or so many."""
    match value:
        case Derived(
            operator="[]",
            inputs=(whole, Derived(operator="slice", inputs=(_, stop, _), node=cst.Slice() as cut)),
        ) if cut.lower is None and cut.step is None and cut.upper is not None:
            rows = fold(stop)
            of_size = many is not None and isinstance(rows, int) and rows >= many
            return whole if of_size or _is_share(stop) else None
    return None


def _is_share(stop: Value) -> bool:
    """Whether it is half of a length or more, as of the part to train on."""
    match stop:
        case Made(name="builtins.int" | "builtins.round", event=event) if len(event.args) == 1:
            return _is_share(event.args[0])
        case Derived(operator="*", inputs=(left, right)):
            shares = [s for s in map(fold, (left, right)) if isinstance(s, float)]
            return len(shares) == 1 and 0.5 <= shares[0] < 1 and any(map(_is_length, (left, right)))
    return False


def _is_length(value: Value) -> bool:
    match value:
        case Made(name="builtins.len"):
            return True
        case Derived(operator="[]", inputs=(Attr(name="shape"), place)):
            return fold(place) == 0
    return False


def all_rows_of(value: Value) -> Value | None:
    """What has the rows that a table or an array has, or nearly: of which it is some columns."""
    match value:
        case Made(name=name, event=event) if name in _KEEP and event.receiver is not None:
            few = name == ".sample" and fold(event.argument("frac", 1) or Const(None)) != 1
            return None if few else event.receiver
        case Made(name=name, event=event) if (name in _MAKE or name in _SCALE) and event.args:
            return event.args[0]
        case Made(name=name, event=event) if name in _MOVE_AXES and not event.opaque:
            return _moved(event)
        case Made(name="pandas.concat", event=event) if event.args:  # of columns
            parts, axis = event.args[0], event.argument("axis", 1)
            if axis is None or fold(axis) not in (1, "columns") or not isinstance(parts, Items):
                return None
            return parts.items[0] if parts.items else None
        case Attr(name="values", base=base):
            return base
        case Derived(operator="[]", inputs=(Attr(name="iloc" | "loc", base=base), key)):
            return base if _takes_columns(key) else None
        case Derived(operator="[]", inputs=(base, key)):
            return base if _takes_columns(key) or _is_name(key) else None
        case Derived(operator=operator, inputs=(left, _)) if operator in _ELEMENTWISE:
            return left
    return None


def _moved(event: CallEvent) -> Value | None:
    """The array whose axes a call moves, if its first one stays: `x.transpose(0, 2, 1)`."""
    given = [*event.args, *event.keywords.values()]
    array = event.receiver if event.name.startswith(".") else given.pop(0) if given else None
    order = given[0].items if len(given) == 1 and isinstance(given[0], Items) else given
    places = [fold(place) for place in order]
    if event.name.endswith("transpose"):
        return array if places and places[0] == 0 else None
    return array if all(isinstance(p, int) and p > 0 for p in places) and places else None


def is_small_table(made: Made) -> bool:
    """Whether few rows are read, as of one of the sets that everybody knows."""
    return _READS.match(made.name) is not None and _is_limited(made.event)


def _is_limited(read: CallEvent) -> bool:
    """Whether few rows are asked for, or the file is one of those with few."""
    if read.opaque or any(limit in read.keywords for limit in _LIMITS):
        return True
    names = [quoted(arg.value) for arg in read.node.args[:1]]
    names += [str(fold(part)) for given in read.args[:1] for part in (given, *origins(given, 9))]
    return any(map(_SMALL_SETS.search, names))


def _takes_columns(key: Value) -> bool:
    """Whether a subscript takes all rows: `[:, 1:]`, `[..., None]`."""
    first = key.items[0] if isinstance(key, Items) and key.kind == "tuple" and key.items else None
    if isinstance(first, Const) and first.value is Ellipsis:
        return True
    node = first.node if isinstance(first, Derived) and first.operator == "slice" else None
    return isinstance(node, cst.Slice) and not (node.lower or node.upper or node.step)


def _is_name(key: Value) -> bool:
    """Whether it names a column, or several, or a part of a file of arrays."""
    if isinstance(key, Items) and key.kind == "list":
        return bool(key.items) and all(isinstance(fold(item), str) for item in key.items)
    return isinstance(fold(key), str)
