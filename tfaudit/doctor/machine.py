"""What the operating system and NVIDIA's driver say of the machine."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tfaudit.doctor.facts import Machine, Mount, NvidiaGpu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NO_LIMIT = 1 << 60  # control groups write a number near 2**63 for none


def look(data: Sequence[Path], root: Path = Path("/")) -> Machine:
    """Describe this machine.

    Args:
        data: Paths of which the file system is of interest.
        root: Where /proc, /sys and /dev are; another one only to read a copy of them.
    """
    return Machine(
        processors=_processors(),
        cpu_quota=_cpu_quota(root),
        cpu_flags=_cpu_flags(root),
        memory_available=_memory_available(root),
        shared_memory=_size(root / "dev/shm"),
        driver=_driver(root),
        nvidia_devices=len(list((root / "proc/driver/nvidia/gpus").glob("*"))),
        nvml=_nvml(),
        has_nvml=importlib.util.find_spec("pynvml") is not None,
        mounts=tuple(_mount(path, root) for path in data),
    )


def _processors() -> int:
    """As TensorFlow counts: those that the process may be scheduled on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def _group_folders(root: Path, controller: str) -> list[Path]:
    """The folders of our control group and of those above it, for either version of cgroups."""
    folders = []
    for line in _text(root / "proc/self/cgroup").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers and controller not in controllers.split(","):
            continue
        base = root / "sys/fs/cgroup" / (controller if controllers else "")
        here = base / path.strip("/")
        # In a container the path is often the host's, of which nothing but the base is mounted.
        folders += [f for f in (here, *here.parents) if f == base or base in f.parents]
    return folders


def _cpu_quota(root: Path) -> float | None:
    """Processors' worth of time in each period; the least along the hierarchy counts."""
    found = []
    for folder in _group_folders(root, "cpu"):
        quota, _, period = _text(folder / "cpu.max").strip().partition(" ")
        if not quota:
            quota = _text(folder / "cpu.cfs_quota_us").strip()
            period = _text(folder / "cpu.cfs_period_us").strip()
        if quota.isdigit() and period.isdigit() and int(period):
            found.append(int(quota) / int(period))
    return min(found, default=None)


def _cpu_flags(root: Path) -> frozenset[str]:
    match = re.search(r"^(?:flags|Features)\s*:(.*)$", _text(root / "proc/cpuinfo"), re.M)
    return frozenset(match[1].split()) if match else frozenset()


def _memory_available(root: Path) -> int | None:
    match = re.search(r"^MemAvailable:\s*(\d+) kB", _text(root / "proc/meminfo"), re.M)
    found = [int(match[1]) * 1024] if match else []
    for folder in _group_folders(root, "memory"):
        for limit, usage in (
            ("memory.max", "memory.current"),
            ("memory.limit_in_bytes", "memory.usage_in_bytes"),
        ):
            most, used = _text(folder / limit).strip(), _text(folder / usage).strip()
            if most.isdigit() and used.isdigit() and int(most) < _NO_LIMIT:
                found.append(max(0, int(most) - int(used)))
    return min(found, default=None)


def _size(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).total
    except OSError:
        return None


def _driver(root: Path) -> str:
    match = re.search(
        r"Module.*?\s(\d+\.\d+(?:\.\d+)?)\s", _text(root / "proc/driver/nvidia/version")
    )
    return match[1] if match else ""


def _mount(path: Path, root: Path) -> Mount:
    """The file system that a path lies on: the mount whose folder is its nearest parent."""
    real = path.resolve()
    best, kind = -1, ""
    for line in _text(root / "proc/self/mounts").splitlines():
        _, folder, found, *_ = line.split(" ")
        point = Path(folder.replace("\\040", " "))
        if (point == real or point in real.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), found  # a later mount at the same place hides it
    return Mount(path, kind)


def _nvml() -> tuple[NvidiaGpu, ...]:
    """The GPUs that NVML lists; none where the binding, the driver or a permission is missing."""
    from tfaudit.tuner import nvml

    with nvml.library() as pynvml:
        if pynvml is None:
            return ()
        count = _try(pynvml, pynvml.nvmlDeviceGetCount) or 0
        return tuple(_nvidia_gpu(pynvml, index) for index in range(count))


def _nvidia_gpu(pynvml: Any, index: int) -> NvidiaGpu:
    from tfaudit.tuner import nvml

    handle = pynvml.nvmlDeviceGetHandleByIndex(index)

    def get(name: str) -> Any:
        return _try(pynvml, lambda: getattr(pynvml, f"nvmlDeviceGet{name}")(handle))

    name, memory = get("Name") or "GPU", get("MemoryInfo")
    limit, default = get("PowerManagementLimit"), get("PowerManagementDefaultLimit")
    persistent = get("PersistenceMode")
    return NvidiaGpu(
        index,
        name.decode() if isinstance(name, bytes) else name,
        persistent=None if persistent is None else bool(persistent),
        power_limit=None if limit is None else limit // 1000,  # NVML counts milliwatts
        default_power_limit=None if default is None else default // 1000,
        pcie_width=get("CurrPcieLinkWidth"),
        max_pcie_width=get("MaxPcieLinkWidth"),
        memory_total=int(memory.total) if memory else 0,
        memory_used=int(memory.used) if memory else 0,
        processes=tuple(nvml.processes(str(index))),
    )


def _try(pynvml: Any, call: Callable[[], Any]) -> Any:
    """What NVML answers; None where this GPU or this driver does not know."""
    with contextlib.suppress(pynvml.NVMLError):
        return call()
    return None
