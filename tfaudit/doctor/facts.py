"""What the doctor knows of an interpreter and of the machine, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Gpu:
    """A GPU that TensorFlow lists."""

    name: str
    capability: tuple[int, ...]  # (8, 0); empty where it is not known


@dataclass(frozen=True)
class Interpreter:
    """What the probe said in the user's interpreter; what it did not get to is empty."""

    python: Path  # as the user named it
    version: str = ""
    packages: Mapping[str, str] = field(default_factory=dict)  # normalised name to version
    requires: Mapping[str, list[str]] = field(default_factory=dict)  # of TensorFlow's own
    missing: str = ""  # the module whose absence ended the import
    error: str = ""  # why the import failed
    shadowed: str = ""  # the user's own file that is called tensorflow
    tensorflow: str = ""  # version; set once it is imported
    seconds: float = 0.0  # that the import took
    build: Mapping[str, Any] = field(default_factory=dict)  # tf.sysconfig.get_build_info()
    onednn: bool | None = None
    keras: Mapping[str, str] = field(default_factory=dict)  # version and backend, or error
    gpus: tuple[Gpu, ...] | None = None  # None: not asked
    compute: Mapping[str, Any] = field(default_factory=dict)  # devices, or error
    xla: Mapping[str, Any] = field(default_factory=dict)  # value, or error
    stage: str = ""  # where it was when it ended; "end" when it got through
    exit: int | None = None  # None: it was ended at the time limit
    log: tuple[str, ...] = ()  # what TensorFlow wrote to stderr

    @property
    def distributions(self) -> tuple[str, ...]:
        """The installed distributions that hold a `tensorflow` package."""
        holders = ("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tf-nightly",
                   "tf-nightly-cpu", "intel-tensorflow", "tensorflow-cpu-aws", "tensorflow-rocm",
                   "tensorflow-macos")  # fmt: skip
        return tuple(name for name in holders if name in self.packages)


@dataclass(frozen=True)
class NvidiaGpu:
    """A GPU as NVML describes it; None where it does not tell."""

    index: int
    name: str
    persistent: bool | None = None
    power_limit: int | None = None  # watts
    default_power_limit: int | None = None
    pcie_width: int | None = None  # lanes
    max_pcie_width: int | None = None
    memory_total: int = 0  # bytes
    memory_used: int = 0
    processes: tuple[tuple[int, int], ...] = ()  # of others: process, bytes


@dataclass(frozen=True)
class Mount:
    """Where a path of the user's lies."""

    path: Path
    kind: str  # "ext4", "nfs4"; empty where it is not known


@dataclass(frozen=True)
class Machine:
    """What the operating system says; None where it does not."""

    processors: int  # that this process may run on
    cpu_quota: float | None = None  # processors that the control group pays for
    cpu_flags: frozenset[str] = frozenset()
    memory_available: int | None = None  # bytes, the control group's limit included
    shared_memory: int | None = None  # bytes of /dev/shm
    driver: str = ""  # version of NVIDIA's kernel driver
    nvidia_devices: int = 0  # GPUs that the driver lists
    nvml: tuple[NvidiaGpu, ...] = ()
    has_nvml: bool = False  # whether the binding is installed here
    mounts: tuple[Mount, ...] = ()

    @property
    def has_nvidia_gpu(self) -> bool:
        """Whether there is hardware that a CUDA build could use."""
        return bool(self.nvidia_devices or self.nvml)
