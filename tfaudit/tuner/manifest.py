"""Where and with what something was measured: what must be known to measure it again."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tfaudit import __version__
from tfaudit.tuner import nvml

if TYPE_CHECKING:
    from tfaudit.tuner.devices import Machine
    from tfaudit.tuner.measurement import Devices


def manifest(machine: Machine, devices: Devices, argv: tuple[str, ...]) -> dict[str, Any]:
    """Machine, versions and arguments, as plain JSON values."""
    names = {gpu.token: gpu.name for gpu in machine.gpus}
    return {
        "machine": str(machine),
        "processor": _processor(),
        "devices": list(devices.gpus) or f"cpu:{devices.logical_cpus}",
        "gpus": [names[token] for token in devices.gpus if names.get(token)],
        "driver": nvml.driver() if devices.gpus else None,
        "tensorflow": machine.tensorflow,
        **{name: machine.versions.get(name) for name in ("keras", "cuda", "python")},
        "tfaudit": __version__,
        "system": platform.platform(),
        "arguments": list(argv),
    }


def _processor() -> str:
    """The processor's name as Linux tells it; elsewhere its kind."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
