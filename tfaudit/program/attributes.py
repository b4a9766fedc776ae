"""What objects' attributes are after a condition: as names, they differ by the way that was taken.

Names are kept by scope, of which each way gets a copy; objects are shared. So what a way changes of
them is written down, taken back when it ends, and joined once all ways were gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tfaudit.program.values import join

if TYPE_CHECKING:
    from tfaudit.program.values import Value

_Key: TypeAlias = tuple[int, str]  # the identity of an object's attributes, and one of them


class Changes:
    """The attributes that one way changed: what they were before it, and what they are behind."""

    def __init__(self) -> None:
        self.before: dict[_Key, tuple[dict[str, Value], Value | None]] = {}
        self.after: dict[_Key, Value] = {}


class AttributeChanges:
    """Sets attributes, and remembers what the ways through the conditions around changed."""

    def __init__(self) -> None:
        self._open: list[Changes] = []

    def set(self, attrs: dict[str, Value], name: str, value: Value) -> None:
        """Set an attribute on the way that is gone."""
        if self._open:
            self._open[-1].before.setdefault((id(attrs), name), (attrs, attrs.get(name)))
        attrs[name] = value

    def forget(self, attrs: dict[str, Value], name: str) -> None:
        """Leave an attribute to what the other ways make it: nobody goes this one."""
        if self._open and name in attrs:
            self._open[-1].before.setdefault((id(attrs), name), (attrs, attrs[name]))
            del attrs[name]

    def begin(self) -> None:
        """Begin a way that a condition may not take."""
        self._open.append(Changes())

    def end(self) -> Changes:
        """End that way: the attributes are again what they were before it."""
        changes = self._open.pop()
        for key, (attrs, before) in changes.before.items():
            name = key[1]
            if name in attrs:
                changes.after[key] = attrs[name]
            if before is None:
                attrs.pop(name, None)
            else:
                attrs[name] = before
        return changes

    def meet(self, *ways: Changes) -> None:
        """Where the ways meet, each attribute is what any of them made it; one may change nothing.

        A way that ends in `return` counts, too: whoever called sees what it changed.
        """
        changed = {key: attrs for way in ways for key, (attrs, _) in way.before.items()}
        for key, attrs in changed.items():
            value = attrs.get(key[1]) if any(key not in way.before for way in ways) else None
            for way in ways:
                if key in way.after:
                    value = join(value, way.after[key])
            if value is not None:
                self.set(attrs, key[1], value)
