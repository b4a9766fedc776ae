"""What this machine can run trials on, and what `--devices` chooses of it.

TensorFlow itself says which GPUs it can use, in a process of the user's interpreter that ends at
once; NVML, where it is installed, adds their identity and who else uses them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tfaudit.errors import UsageError
from tfaudit.tuner import nvml
from tfaudit.tuner.measurement import Devices

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Gpu:
    """A GPU that TensorFlow can use."""

    token: str  # as CUDA_VISIBLE_DEVICES takes it: a UUID where it is known, else an index
    name: str = ""
    compute_capability: tuple[int, int] | None = None


@dataclass(frozen=True)
class Machine:
    """What there is to run trials on."""

    gpus: tuple[Gpu, ...]
    cpus: int  # logical processors that this process may use
    tensorflow: str  # version
    versions: Mapping[str, str] = field(default_factory=dict)  # "keras", "cuda", "python": if known

    @property
    def everything(self) -> Devices:
        """All GPUs, or the CPU as one device."""
        return Devices(gpus=tuple(gpu.token for gpu in self.gpus))

    def __str__(self) -> str:
        if not self.gpus:
            return f"CPU only ({self.cpus} processors), TensorFlow {self.tensorflow}"
        names = ", ".join(gpu.name or "GPU" for gpu in self.gpus)
        return f"{len(self.gpus)} GPU{'s' * (len(self.gpus) > 1)} ({names}), {self.cpus} CPUs"


def visible_tokens(count: int, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Names for the GPUs that TensorFlow lists, in its order.

    Args:
        count: How many it lists.
        environ: The environment in which it was asked.
    """
    given = environ.get("CUDA_VISIBLE_DEVICES")
    if given is not None:
        return tuple(token.strip() for token in given.split(",") if token.strip())[:count]
    uuids = nvml.uuids()  # in PCI order, which trials use as well
    if len(uuids) == count:
        return uuids
    return tuple(str(index) for index in range(count))


def choose(text: str, machine: Machine) -> Devices:
    """The devices that `--devices` names.

    Args:
        text: "all", "cpu", "cpu:4" (the CPU split into four logical devices), "gpu", "gpu:0,1",
            "0,1" (positions in the machine's list), or names as CUDA_VISIBLE_DEVICES takes them.
        machine: What there is.

    Raises:
        UsageError: Something else, or a GPU that is not there.
    """
    wanted = text.strip().lower()
    if wanted in {"", "all"}:
        return machine.everything
    if match := re.fullmatch(r"cpu(?::(\d+))?", wanted):
        count = int(match[1] or 1)
        if not 1 <= count <= 64:
            raise UsageError(f"--devices {text}: between 1 and 64 logical CPUs can be made")
        return Devices(logical_cpus=count)
    if not machine.gpus:
        raise UsageError(f"--devices {text}: TensorFlow sees no GPU here; use cpu or cpu:2")
    if wanted == "gpu":
        return machine.everything
    names = re.sub(r"^gpu:", "", text.strip(), flags=re.IGNORECASE).split(",")
    return Devices(gpus=tuple(dict.fromkeys(_gpu(name.strip(), text, machine) for name in names)))


def _gpu(name: str, text: str, machine: Machine) -> str:
    tokens = [gpu.token for gpu in machine.gpus]
    if name.isdecimal() and int(name) < len(tokens):
        return tokens[int(name)]
    if name in tokens:
        return name
    numbers = ", ".join(map(str, range(len(tokens))))
    raise UsageError(f"--devices {text}: no GPU {name!r} here; there are {numbers}")


def replica_counts(devices: Devices) -> tuple[int, ...]:
    """Over how many devices a MirroredStrategy can be tried: one (no strategy), half, all.

    Logical CPUs count only when they were asked for, since one CPU gains nothing from them.
    """
    count = len(devices.gpus) or devices.logical_cpus
    return tuple(sorted({1, count // 2 if count > 3 else 1, count}))


def subset(devices: Devices, count: int) -> Devices:
    """The first `count` of these devices."""
    if devices.gpus:
        return Devices(gpus=devices.gpus[:count])
    return Devices(logical_cpus=max(1, min(count, devices.logical_cpus)))


def foreign_processes(devices: Devices) -> tuple[str, ...]:
    """Others on these GPUs, one line each; empty where NVML is not installed.

    A GPU that somebody else uses measures somebody else's load too.
    """
    return tuple(
        f"GPU {gpu}: process {pid} holds {memory / 2**20:.0f} MiB"
        for gpu in devices.gpus
        for pid, memory in nvml.processes(gpu)
        if not _is_ours(pid)
    )


def _is_ours(pid: int) -> bool:
    """Whether a process belongs to this one: ourselves, or what we started."""
    from tfaudit.tuner.child.descendants import descendants

    return pid == os.getpid() or pid in descendants(os.getpid())
