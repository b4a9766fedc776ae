"""Judges whether TensorFlow sees and can use the GPUs, and how these are set up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tfaudit.doctor.installation import unmet_requirements
from tfaudit.doctor.judgement import Judgement, advice, broken, ok, pip, release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.doctor.facts import Gpu, Interpreter, Machine, NvidiaGpu

# The oldest driver that runs programs of a CUDA release, by minor version compatibility
# (NVIDIA, CUDA Compatibility, table "CUDA Toolkit and Minimum Required Driver Version").
_DRIVERS = {11: (450, 80), 12: (525, 60), 13: (580, 65)}
_TELLING = ("dlopen", "Could not load", "cuInit", "Could not find", "driver")


def judge(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    """From hardware to a computation on it."""
    if not machine.has_nvidia_gpu and not interpreter.gpus:
        if interpreter.gpus is not None:
            yield ok("gpu", "no NVIDIA GPU on this machine; TensorFlow uses the CPU")
        else:
            yield ok("gpu", "no NVIDIA GPU on this machine")
    elif interpreter.gpus is not None:
        yield from _driver(interpreter, machine)
        if interpreter.gpus:
            yield from _seen(interpreter, machine)
        else:
            yield from _unseen(interpreter)
    yield from _computes(interpreter)
    for gpu in machine.nvml:
        yield from _hardware(gpu)
    if machine.has_nvidia_gpu and not machine.has_nvml:
        yield advice(
            "nvml",
            "power limits, PCIe and other users of the GPUs cannot be seen, here and by `tune`",
            "pip install nvidia-ml-py",
        )


def _driver(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    cuda = release(str(interpreter.build.get("cuda_version", "")))
    least = _DRIVERS.get(cuda[0])
    if not machine.driver or least is None:
        return
    said = f"NVIDIA driver {machine.driver}, TensorFlow built for CUDA {cuda[0]}.{cuda[1]}"
    if release(machine.driver) < least:
        yield broken("driver", f"{said}, which needs {least[0]}.{least[1]} or newer; update it")
    else:
        yield ok("driver", said)


def _unseen(interpreter: Interpreter) -> Iterator[Judgement]:
    """There is a GPU, and TensorFlow lists none: the likeliest reason first."""
    hidden = os.environ.get("CUDA_VISIBLE_DEVICES")
    missing = unmet_requirements(interpreter, extra="and-cuda")
    if not interpreter.build.get("is_cuda_build", False):
        remove = pip(interpreter, "uninstall", "--yes", *interpreter.distributions)
        yield broken(
            "gpu",
            f"this machine has an NVIDIA GPU, and {_names(interpreter)} is built for CPUs only",
            f"{remove} && {pip(interpreter, 'install', 'tensorflow[and-cuda]')}",
        )
    elif hidden is not None and hidden.strip() in {"", "-1"}:
        yield advice(
            "gpu",
            f"CUDA_VISIBLE_DEVICES={hidden!r} hides all GPUs from TensorFlow",
            "unset CUDA_VISIBLE_DEVICES",
        )
    elif missing:
        yield broken(
            "gpu",
            f"TensorFlow sees no GPU; of its CUDA libraries {', '.join(missing)} are missing or of "
            f"another version{_log(interpreter)}",
            pip(interpreter, "install", f"tensorflow[and-cuda]=={interpreter.tensorflow}"),
        )
    else:
        yield broken("gpu", f"TensorFlow sees no GPU{_log(interpreter)}", "nvidia-smi")


def _names(interpreter: Interpreter) -> str:
    return " and ".join(interpreter.distributions) or "the installed TensorFlow"


def _log(interpreter: Interpreter) -> str:
    """What TensorFlow itself wrote about it."""
    telling = [line for line in interpreter.log if any(word in line for word in _TELLING)]
    return f'; it says "{telling[-1].partition("] ")[2] or telling[-1]}"' if telling else ""


def _seen(interpreter: Interpreter, machine: Machine) -> Iterator[Judgement]:
    gpus = interpreter.gpus or ()
    names = ", ".join(gpu.name for gpu in gpus)
    there = max(machine.nvidia_devices, len(machine.nvml))
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    if len(gpus) < there and visible is None:
        yield advice(
            "gpu", f"TensorFlow sees {len(gpus)} of {there} GPUs ({names}){_log(interpreter)}",
            "nvidia-smi",
        )  # fmt: skip
    else:
        chosen = f"; CUDA_VISIBLE_DEVICES={visible}" if visible is not None else ""
        yield ok("gpu", f"TensorFlow sees {len(gpus)} of {max(there, len(gpus))}: {names}{chosen}")
    built = [str(item) for item in interpreter.build.get("cuda_compute_capabilities", [])]
    for gpu in dict.fromkeys(gpus):
        yield from _kernels(gpu, built)


def _kernels(gpu: Gpu, built: list[str]) -> Iterator[Judgement]:
    """Whether the wheel holds code for the GPU, or the driver has to compile it at the start.

    Code of sm_XY runs on devices of the same major and a higher minor version; compute_XY is
    PTX, which the driver compiles for every later device (CUDA programming guide, "Application
    Compatibility").
    """
    if len(gpu.capability) != 2 or not built:
        return
    ready = [_capability(item) for item in built if item.startswith("sm_")]
    later = [_capability(item) for item in built if item.startswith("compute_")]
    number = ".".join(map(str, gpu.capability))
    # compute_XY in this list stands for PTX together with code for that very device.
    if any(c[0] == gpu.capability[0] and c <= gpu.capability for c in [*ready, *later]):
        return
    if any(c <= gpu.capability for c in [*ready, *later]):
        yield advice(
            "kernels",
            f"TensorFlow has no ready code for {gpu.name} (compute capability {number}); the "
            "driver compiles it at the first start, which takes minutes, and keeps it if its cache "
            "is large enough",
            "export CUDA_CACHE_MAXSIZE=4294967296",
        )
    else:
        yield broken(
            "kernels",
            f"TensorFlow has no code for {gpu.name} (compute capability {number}); it needs "
            f"{min(ready or later)[0]}.{min(ready or later)[1]} or newer: use an older TensorFlow",
        )


def _capability(text: str) -> tuple[int, ...]:
    """(12, 0) of "sm_120"."""
    digits = text.rpartition("_")[2]
    return (int(digits[:-1]), int(digits[-1])) if digits.isdigit() else (0, 0)


def _computes(interpreter: Interpreter) -> Iterator[Judgement]:
    if error := interpreter.compute.get("error"):
        yield broken("compute", f"a multiplication and a convolution fail: {error}")
    elif interpreter.compute:
        devices = ", ".join(interpreter.compute["devices"])
        yield ok("compute", f"multiplies and convolves on {devices}")
    if error := interpreter.xla.get("error"):
        needed = "tensorflow[and-cuda]" if interpreter.gpus else "tensorflow"
        why = "" if "ptxas" not in error else " (ptxas is missing)"
        yield broken(
            "xla", f"XLA cannot compile{why}: {error}", pip(interpreter, "install", needed)
        )
    elif interpreter.xla:
        yield ok("xla", "XLA compiles (jit_compile=True)")


def _hardware(gpu: NvidiaGpu) -> Iterator[Judgement]:
    """How one GPU is set up, and who else is on it."""
    subject, fine = f"gpu{gpu.index}", True
    if gpu.processes:
        fine = False
        users = ", ".join(f"process {pid} ({size >> 20} MiB)" for pid, size in gpu.processes)
        yield advice(subject, f"others use {gpu.name}, and its measurements with it: {users}",
                     "nvidia-smi")  # fmt: skip
    if gpu.power_limit and gpu.default_power_limit and gpu.power_limit < gpu.default_power_limit:
        fine = False
        yield advice(
            subject,
            f"{gpu.name} is limited to {gpu.power_limit} W of {gpu.default_power_limit} W",
            f"sudo nvidia-smi -i {gpu.index} -pl {gpu.default_power_limit}",
        )
    if gpu.pcie_width and gpu.max_pcie_width and gpu.pcie_width < gpu.max_pcie_width:
        fine = False
        yield advice(
            subject,
            f"{gpu.name} is connected by {gpu.pcie_width} of {gpu.max_pcie_width} PCIe lanes: "
            "look at its slot",
            f"nvidia-smi -i {gpu.index} -q -d PERFORMANCE",
        )
    if gpu.persistent is False:
        fine = False
        yield advice(
            subject,
            f"persistence mode of {gpu.name} is off: the driver starts it anew for each process",
            f"sudo nvidia-smi -i {gpu.index} -pm 1",
        )
    if fine:
        free = (gpu.memory_total - gpu.memory_used) / 2**30
        yield ok(subject, f"{gpu.name}: {free:.0f} of {gpu.memory_total / 2**30:.0f} GiB free")
