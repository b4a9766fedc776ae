"""Arrays that are made of some columns of a table: they have a row for each of its rows."""

from __future__ import annotations

from tfaudit.program.expressions import fold
from tfaudit.program.values import Attr, Const, Derived, Items, Made, Value

# What puts arrays on top of one another, as those of a column's cells: `np.stack(part["a"])`.
_OF_ROWS = frozenset({"numpy.stack", "numpy.vstack"})
_DIMENSIONS = 3  # from which on `reshape(-1, …)` is told the shape of a sample


def of_columns(value: Value) -> Value | None:
    """The table that an array is made from: `part["a"]`, `part[["a", "b"]].values`."""
    match value:
        case Attr(name="values", base=base):
            return base
        case Made(name=".to_numpy", event=event):
            return event.receiver
        case Made(name=".apply", event=event):
            receiver = event.receiver
            return receiver if receiver is not None and _is_column(receiver) else None
        case Made(name=name, event=event) if name in _OF_ROWS and event.args:
            return event.args[0] if _is_column(event.args[0]) else None
        case Made(name=".reshape", event=event) if len(event.args) >= _DIMENSIONS:
            return event.receiver if fold(event.args[0]) == -1 else None
        case Derived(operator="[]", inputs=(base, Const(value=str()))):
            return base
        case Derived(operator="[]", inputs=(base, Items(kind="list", items=names, open=False))):
            written = all(isinstance(fold(name), str) for name in names)
            return base if names and written else None
    return None


def _is_column(value: Value) -> bool:
    """Whether it is one column of a table: what is applied to it gives something for each row."""
    match value:
        case Attr(name="values", base=base):
            return _is_column(base)
        case Made(name=".apply" | ".to_numpy", event=event) if event.receiver is not None:
            return _is_column(event.receiver)
        case Derived(operator="[]", inputs=(_, Const(value=str()))):
            return True
    return False
