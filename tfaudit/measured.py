"""What following a rule's advice was measured to be worth, on the machine of benchmarks/effects.py.

The file `measured.json` is written by that benchmark and shipped with the package. A rule that is
not in it has not been measured.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("measured.json")
Record = dict[str, Any]  # as the benchmark wrote it


@cache
def records() -> dict[str, Record]:
    """What is known, by the rules' codes."""
    known: dict[str, Record] = json.loads(FILE.read_text(encoding="utf-8"))["rules"]
    return known


def text_of(code: str) -> str | None:
    """The measured effect of a rule in a line; None where nothing is known."""
    record = records().get(code)
    return None if record is None else describe(record)


def as_json(code: str) -> Record | None:
    """The same for programs: the line and its numbers; None where nothing is known."""
    record = records().get(code)
    if record is None:
        return None
    return {"text": describe(record), **{k: v for k, v in record.items() if k != "digest"}}


def describe(record: Record) -> str:
    """A record in a line: what was seen, of what, and where."""
    if "reason" in record:
        return f"not measurable here: {record['reason']}"
    said = [_speed(record) if "ratio" in record else _memory(record)]
    if said == [""]:
        return f"{record['losses']} (on {record['machine']})"
    return f"{', '.join([*said, *_losses(record)])} (on {record['machine']})"


def _speed(record: Record) -> str:
    ratio, low, high = record["ratio"], record["low"], record["high"]
    shown = f"{_number(ratio)}x ({_number(low)} to {_number(high)})"
    if low <= 1 <= high:
        shown = f"none that shows, {shown}"
    elif high < 1:
        shown = f"slower, {shown}"
    return f"{shown} {record['what']}"


def _memory(record: Record) -> str:
    if "memory" not in record:
        return ""
    before, after = record["memory"]
    return f"{before} MB of memory at most before, {after} MB after"


def _losses(record: Record) -> list[str]:
    """The verdict on the losses, with numbers where they are others."""
    if record["losses"] is None:
        return []
    shown = record["losses"]
    first, last = record.get("loss", (None, None))
    if shown == "other losses" and first is not None and last is not None:
        shown += f": {first:.3g} before, {last:.3g} after"
    return [shown]


def _number(ratio: float) -> str:
    """Three digits, or as many as stand before the point."""
    return f"{ratio:.0f}" if ratio >= 100 else f"{ratio:.3g}"
