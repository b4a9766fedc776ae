"""Which values are surely texts of Python's own, or lists of them."""

from __future__ import annotations

from tfaudit.program.expressions import fold
from tfaudit.program.values import Const, Derived, Element, Items, Made, Value

_GIVES_TEXT = frozenset({
    "builtins.input", "builtins.str", "builtins.repr", "builtins.chr", "re.sub", "string.capwords",
})  # fmt: skip
# Methods of texts that give a text.
_KEEPS_TEXT = frozenset({
    ".capitalize", ".casefold", ".format", ".join", ".lower", ".lstrip", ".replace", ".rstrip",
    ".strip", ".title", ".translate", ".upper",
})  # fmt: skip
_PARTS = frozenset({".split", ".splitlines", ".rsplit"})
_OPENS = frozenset({"builtins.open", "codecs.open", "io.open"})
_DEEPEST = 12


def is_text(value: Value | None, depth: int = 0) -> bool:
    """Whether it is surely a `str`."""
    if value is None or depth > _DEEPEST:
        return False
    if isinstance(fold(value), str):
        return True
    match value:
        case Derived(operator="f-string"):
            return True
        case Derived(operator="+" | "*", inputs=inputs):
            return any(is_text(part, depth + 1) for part in inputs)
        case Derived(operator="%", inputs=(form, _)):
            return is_text(form, depth + 1)
        case Made(name=name, event=event) if name in _KEEPS_TEXT:
            return is_text(event.receiver, depth + 1)
        case Made(name=".read" | ".readline", event=event):
            return _is_file(event.receiver)
        case Made(name=name):
            return name in _GIVES_TEXT
        case Element(of=of, path=() | (int(),)):  # of a loop, or where a list is taken apart
            return _is_file(of) or is_list_of_texts(of, depth + 1)
        case Derived(operator="[]", inputs=(base, key)):
            whole = isinstance(fold(key), int) or _is_slice_of_text(base, key, depth)
            return whole and (is_text(base, depth + 1) or is_list_of_texts(base, depth + 1))
    return False


def is_list_of_texts(value: Value | None, depth: int = 0) -> bool:
    """Whether it is surely a list (a tuple, a set) of `str`."""
    if value is None or depth > _DEEPEST:
        return False
    match value:
        case Made(name=name, event=event) if name in _PARTS:
            return is_text(event.receiver, depth + 1)
        case Made(name=".readlines", event=event):
            return _is_file(event.receiver)
        case Items(kind="list" | "tuple" | "set", items=items):
            return bool(items) and all(is_text(item, depth + 1) for item in items)
    return False


def _is_slice_of_text(base: Value, key: Value, depth: int) -> bool:
    return isinstance(key, Derived) and key.operator == "slice" and is_text(base, depth + 1)


def _is_file(value: Value | None) -> bool:
    """Whether it is a file that is opened to be read as text."""
    if not isinstance(value, Made) or value.name not in _OPENS:
        return False
    mode = value.event.argument("mode", 1)
    return mode is None or (isinstance(mode, Const) and mode.value in ("r", "rt", "r+"))
