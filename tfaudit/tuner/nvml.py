"""NVIDIA's management library, where its Python binding (nvidia-ml-py) is installed.

Nothing here raises: without the binding, the driver or the permission, the answer is empty.
"""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def _library() -> Iterator[Any]:
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


def uuids() -> tuple[str, ...]:
    """The UUIDs of all GPUs, in the order of their PCI addresses."""
    with _library() as pynvml:
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
    with _library() as pynvml:
        if pynvml is None:
            return []
        try:
            found = pynvml.nvmlDeviceGetComputeRunningProcesses(_handle(pynvml, gpu))
        except pynvml.NVMLError:
            return []
        return [(process.pid, process.usedGpuMemory or 0) for process in found]


def used_memory(gpu: str) -> int | None:
    """Bytes in use on a GPU by everybody; None where it cannot be known."""
    with _library() as pynvml:
        if pynvml is None:
            return None
        try:
            return int(pynvml.nvmlDeviceGetMemoryInfo(_handle(pynvml, gpu)).used)
        except pynvml.NVMLError:
            return None


def _handle(pynvml: Any, gpu: str) -> Any:
    if gpu.isdecimal():
        return pynvml.nvmlDeviceGetHandleByIndex(int(gpu))
    return pynvml.nvmlDeviceGetHandleByUUID(gpu)


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
