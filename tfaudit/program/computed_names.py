"""Names that are put together: `setattr(self, f"{split}_ds", …)`, `getattr(self, name + "_ds")`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import Const, Derived, Value, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 8  # names that one text may be


def names_of(value: Value) -> list[str]:
    """The texts that the value may be, as in each round of a loop; none where one is not known."""
    found: list[str] = []
    for option in alternatives(value):
        texts = _texts(option)
        if not texts:
            return []
        found += texts
    return list(dict.fromkeys(found)) if len(found) <= _MOST else []


def _texts(value: Value) -> list[str]:
    match value:
        case Const(value=str() | int() as known):
            return [str(known)]
        case Derived(operator="+", inputs=(left, right)):
            return _behind(names_of(left), names_of(right))
        case Derived(operator="f-string", inputs=inputs, node=cst.FormattedString(parts=parts)):
            texts, given = [""], iter(inputs)
            for part in parts:
                match part:
                    case cst.FormattedStringText(value=text):
                        texts = _behind(texts, [text])
                    case cst.FormattedStringExpression(conversion=None, format_spec=None):
                        texts = _behind(texts, names_of(next(given)))
                    case _:
                        return []
            return texts
    return []


def _behind(first: list[str], second: list[str]) -> list[str]:
    return [left + right for left in first for right in second]


def matching(key: Value, names: Iterable[str]) -> list[str]:
    """Those of the names that a text may be of which parts are known: `"dropout_" + str(i)`."""
    text = re.compile(_pattern(key))
    return [name for name in names if text.fullmatch(name)]


def _pattern(value: Value) -> str:
    match value:
        case Const(value=str() | int() as known):
            return re.escape(str(known))
        case Derived(operator="+", inputs=(left, right)):
            return _pattern(left) + _pattern(right)
        case Derived(operator="%", inputs=(Const(value=str(text)), _)):
            return ".+".join(re.escape(part) for part in re.split("%[ds]", text))
        case Derived(operator="f-string", inputs=inputs, node=cst.FormattedString(parts=parts)):
            given = iter(inputs)
            return "".join(
                re.escape(part.value)
                if isinstance(part, cst.FormattedStringText)
                else _pattern(next(given))
                for part in parts
            )
    return ".+"
