"""Names and what they are bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfaudit.program.values import Value


class Scope:
    """The names of a module, class or function call, and the scope around it."""

    __slots__ = ("globals", "kind", "names", "nonlocals", "parameters", "parent")

    def __init__(self, kind: str, parent: Scope | None = None) -> None:
        self.kind = kind  # "module", "class" or "function"
        self.parent = parent
        self.names: dict[str, Value] = {}
        self.parameters: dict[str, Value] = {}  # as a call in the script bound them; else empty
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        here = self
        while here.parent is not None:
            here = here.parent
        return here

    def lookup(self, name: str) -> Value | None:
        """What the name means here, or None where nothing binds it."""
        if name in self.globals:
            return self.module.names.get(name)
        here: Scope | None = self
        while here is not None:
            # A function's body does not see the names of a class around it.
            if (here is self or here.kind != "class") and name in here.names:
                return here.names[name]
            here = here.parent
        return None

    def bind(self, name: str, value: Value) -> None:
        """Bind the name, where `global` and `nonlocal` say."""
        if name in self.globals:
            self.module.names[name] = value
            return
        if name in self.nonlocals:
            here = self.parent
            while here is not None:
                if name in here.names and here.kind == "function":
                    here.names[name] = value
                    return
                here = here.parent
        self.names[name] = value
