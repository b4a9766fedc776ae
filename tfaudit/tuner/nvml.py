"""NVIDIA's management library, where its Python binding (nvidia-ml-py) is installed.

Nothing here raises: without the binding, the driver or the permission, the answer is empty.
"""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@contextmanager
def library() -> Iterator[Any]:
    """The initialised binding; None where there is none."""
    try:
        pynvml = importlib.import_module("pynvml")
        pynvml.nvmlInit()
    except Exception:  # ImportError, or one of NVML's own errors
        yield None
        return
    try:
        yield pynvml
    finally:
        pynvml.nvmlShutdown()


def driver() -> str | None:
    """The version of the driver."""
    with library() as pynvml:
        if pynvml is None:
            return None
        try:
            found = pynvml.nvmlSystemGetDriverVersion()
        except pynvml.NVMLError:
            return None
        return found.decode() if isinstance(found, bytes) else str(found)


def uuids() -> tuple[str, ...]:
    """The UUIDs of all GPUs, in the order of their PCI addresses."""
    with library() as pynvml:
        if pynvml is None:
            return ()
        try:
            handles = [
                pynvml.nvmlDeviceGetHandleByIndex(index)
                for index in range(pynvml.nvmlDeviceGetCount())
            ]
            return tuple(_text(pynvml.nvmlDeviceGetUUID(handle)) for handle in handles)
        except pynvml.NVMLError:
            return ()


def processes(gpu: str) -> list[tuple[int, int]]:
    """(process, bytes it holds) of all that compute on a GPU, given by UUID or index."""
    with library() as pynvml:
        if pynvml is None:
            return []
        try:
            found = pynvml.nvmlDeviceGetComputeRunningProcesses(_handle(pynvml, gpu))
        except pynvml.NVMLError:
            return []
        return [(process.pid, process.usedGpuMemory or 0) for process in found]


def weakest(gpus: Sequence[str]) -> tuple[int, int] | None:
    """The lowest compute capability of some GPUs, given by UUID or index; None: not known."""
    with library() as pynvml:
        if pynvml is None:
            return None
        try:
            found = [pynvml.nvmlDeviceGetCudaComputeCapability(_handle(pynvml, g)) for g in gpus]
        except pynvml.NVMLError:
            return None
        return min(((int(major), int(minor)) for major, minor in found), default=None)


class Gauge:
    """The highest memory and the mean load of some GPUs, over the moments when it looked."""

    def __init__(self, gpus: Sequence[str]) -> None:
        """Watch GPUs, given by UUID or index."""
        self._gpus = gpus
        self._memory: dict[str, int] = {}
        self._loads: dict[str, list[int]] = {}

    def look(self) -> None:
        """Take the values of this moment; what cannot be read is left out."""
        if not self._gpus:
            return
        with library() as pynvml:
            if pynvml is None:
                return
            for gpu in self._gpus:
                try:
                    handle = _handle(pynvml, gpu)
                    used = int(pynvml.nvmlDeviceGetMemoryInfo(handle).used)
                    load = int(pynvml.nvmlDeviceGetUtilizationRates(handle).gpu)
                    name = _text(pynvml.nvmlDeviceGetName(handle))
                    index = int(pynvml.nvmlDeviceGetIndex(handle))
                except pynvml.NVMLError:
                    continue
                self._memory[gpu] = max(used, self._memory.get(gpu, 0))
                self._loads.setdefault(f"GPU {index} ({name})", []).append(load)

    @property
    def peak_memory(self) -> dict[str, int]:
        """Bytes in use on each GPU at most, by everybody."""
        return {f"nvml:{gpu}": used for gpu, used in self._memory.items()}

    @property
    def load(self) -> dict[str, float]:
        """The share of the time in which each GPU computed, from 0 to 1, by name."""
        return {name: sum(loads) / len(loads) / 100 for name, loads in self._loads.items()}


def _handle(pynvml: Any, gpu: str) -> Any:
    if gpu.isdecimal():
        return pynvml.nvmlDeviceGetHandleByIndex(int(gpu))
    return pynvml.nvmlDeviceGetHandleByUUID(gpu)


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
