"""What following a rule's advice was measured to be worth, where benchmarks/effects.py ran.

The file `measured.json` is written by that benchmark and shipped with the package. A rule that is
not in it has not been measured.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("measured.json")
RULES, ON_GPU = "rules", "on_gpu"  # sections of the file: measured on CPUs, and on a GPU
GPU_MEMORY = "GPU memory"  # what a record of sizes may be of; otherwise of the host's memory
Record = dict[str, Any]  # as the benchmark wrote it
Sections = dict[str, dict[str, Record]]  # records by section and the rules' codes


@cache
def records(section: str = RULES) -> dict[str, Record]:
    """What is known from CPUs or from a GPU, by the rules' codes."""
    known: dict[str, Record] = json.loads(FILE.read_text(encoding="utf-8")).get(section, {})
    return known


def text_of(code: str) -> str | None:
    """The measured effect of a rule in a line; None where nothing is known."""
    found = _records_of(code)
    return "; ".join(map(describe, found)) if found else None


def as_json(code: str) -> Record | None:
    """The same for programs: the line and its numbers; None where nothing is known."""
    found = [_numbers(record) for record in _records_of(code)]
    if not found:
        return None
    also = {ON_GPU: found[1]} if len(found) > 1 else {}
    return {"text": text_of(code), **found[0], **also}


def _records_of(code: str) -> list[Record]:
    """What was measured, on CPUs first; what cannot be, only if it was nowhere."""
    found = [records(section)[code] for section in (RULES, ON_GPU) if code in records(section)]
    return [record for record in found if "reason" not in record] or found


def _numbers(record: Record) -> Record:
    return {key: value for key, value in record.items() if key != "digest"}


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
    if record.get("of") == GPU_MEMORY:
        return f"{before} MB of the GPU's memory taken before, {after} MB after"
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
