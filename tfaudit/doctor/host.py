"""Judges processors, memory and file systems."""

from __future__ import annotations

import math
import os
import shlex
from typing import TYPE_CHECKING

from tfaudit.doctor.judgement import Judgement, advice, ok

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.doctor.facts import Interpreter, Machine, Mount

_GIB = 1 << 30
_LITTLE_MEMORY = 2 * _GIB  # TensorFlow itself takes about half a GiB
_LITTLE_SHARED_MEMORY = 1 * _GIB  # a container's default is 64 MiB
_REMOTE = ("nfs", "cifs", "smb", "fuse.", "9p", "ceph", "lustre", "gpfs", "glusterfs", "virtiofs",
           "beegfs", "drvfs")  # fmt: skip
_SETS = ("avx", "avx2", "avx512f", "avx512_bf16", "amx_tile", "asimd", "sve")


def judge(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    """What the GPUs wait for."""
    yield _threads(machine)
    yield _instructions(interpreter, machine)
    if machine.memory_available is not None:
        yield _memory(machine.memory_available)
    if machine.shared_memory is not None:
        yield _shared_memory(machine.shared_memory)
    for mount in machine.mounts:
        yield _mount(mount)


def _threads(machine: Machine) -> Judgement:
    """TensorFlow starts a thread for each processor it may run on, whatever a quota says.

    TF_NUM_INTRAOP_THREADS is read in tensorflow/core/common_runtime/process_util.cc.
    """
    count, quota = machine.processors, machine.cpu_quota
    given = os.environ.get("TF_NUM_INTRAOP_THREADS", "")
    if quota is not None and math.ceil(quota) < count and not given:
        threads = max(1, math.ceil(quota))
        return advice(
            "threads",
            f"TensorFlow starts {count} threads, and the control group pays for {quota:g} "
            "processors: they are stopped in turn",
            f"export TF_NUM_INTRAOP_THREADS={threads} TF_NUM_INTEROP_THREADS={threads}",
        )
    if given.isdigit() and 0 < int(given) < min(count, quota or count):
        return advice(
            "threads",
            f"TF_NUM_INTRAOP_THREADS={given} leaves processors idle; there are {count}",
            "unset TF_NUM_INTRAOP_THREADS",
        )
    return ok("threads", f"{count} processors{f', {given} threads' if given else ''}")


def _instructions(interpreter: Interpreter, machine: Machine) -> Judgement:
    names = [name for name in _SETS if name in machine.cpu_flags]
    said = f"the processor has {', '.join(names) or 'no vector instructions that are known here'}"
    if interpreter.onednn is None:
        return ok("cpu", said)
    return ok("cpu", f"{said}; oneDNN is {'on' if interpreter.onednn else 'off'}")


def _memory(available: int) -> Judgement:
    said = f"{available / _GIB:.1f} GiB of memory are free"
    if available < _LITTLE_MEMORY:
        return advice("memory", f"{said}, which may be too little for a trial", "free -h")
    return ok("memory", said)


def _shared_memory(size: int) -> Judgement:
    if size < _LITTLE_SHARED_MEMORY:
        return advice(
            "shm",
            f"/dev/shm holds {size / 2**20:.0f} MiB; NCCL on several GPUs and loaders in several "
            "processes use it (in Docker: --shm-size=8g)",
            "sudo mount -o remount,size=8G /dev/shm",
        )
    return ok("shm", f"/dev/shm holds {size / _GIB:.1f} GiB")


def _mount(mount: Mount) -> Judgement:
    if mount.kind.startswith(_REMOTE):
        return advice(
            "data",
            f"{mount.path} is on {mount.kind}, so that each read crosses a network or a bridge; "
            "copy it to a local disk, or use Dataset.cache(file)",
            f'cp -r {shlex.quote(str(mount.path))} "${{TMPDIR:-/tmp}}"',
        )
    return ok("data", f"{mount.path} is on {mount.kind or 'a file system that is not known'}")
