"""Names that are put together: `setattr(self, f"{split}_ds", …)`, `getattr(self, name + "_ds")`."""

from __future__ import annotations

import libcst as cst

from tfaudit.program.values import Const, Derived, Value, alternatives

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
