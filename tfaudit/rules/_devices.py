"""The devices that `tf.device` puts code on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.program import scopes_at
from tfaudit.program.values import Made

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.program import Program

_DEVICE = ("tensorflow.device", "tensorflow.compat.v1.device", "keras.device")
# Spelled CPU, cpu:0, /CPU:0, /device:CPU:0 or in full, with job, replica and task.
_CPU = re.compile(r"(?:.*/)?(?:device:)?cpu(?::(?:\d+|\*))?", re.IGNORECASE)
_SAYS_CPU = re.compile(r"(?:.*[^a-z])?cpus?(?:_only)?", re.IGNORECASE)


def cpu_around(context: Context) -> CallEvent | None:
    """The `tf.device` of a CPU that code runs within; the innermost device counts."""
    for value, _ in reversed(context.withs):
        if isinstance(value, Made) and value.name in _DEVICE:
            return value.event if _names_cpu(value.event) else None
    return None


def strategy_of_cpu(context: Context) -> CallEvent | None:
    """The strategy for a CPU alone in whose scope code runs; the innermost scope counts."""
    scopes = scopes_at(context)
    if not scopes or scopes[-1].name != "tensorflow.distribute.OneDeviceStrategy":
        return None
    return scopes[-1].event if _names_cpu(scopes[-1].event, "device") else None


def chooses_other_devices(program: Program) -> bool:
    """Whether some `tf.device` names, or may name, something else than the CPU."""
    return any(not _names_cpu(event) for event in program.calls_of(*_DEVICE))


def _names_cpu(event: CallEvent, keyword: str = "device_name") -> bool:
    given = event.argument(keyword, 0)
    name = fold(given) if given is not None else None
    return isinstance(name, str) and _CPU.fullmatch(name) is not None


def says_cpu(name: str) -> bool:
    """Whether the name of a script or function says that it is for the CPU."""
    return _SAYS_CPU.fullmatch(name) is not None


def says_test(name: str) -> bool:
    """Whether the name of a function says that it is a test."""
    return name.lstrip("_").partition("_")[0] in ("test", "tests")
