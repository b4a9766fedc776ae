"""What `--devices` chooses, and what the machine is said to have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tfaudit.errors import UsageError
from tfaudit.tuner import nvml, runner
from tfaudit.tuner.devices import (
    Gpu,
    Machine,
    choose,
    foreign_processes,
    replica_counts,
    subset,
    visible_tokens,
)
from tfaudit.tuner.measurement import Devices, Variant

if TYPE_CHECKING:
    from tfaudit.tuner.runner import Runner

CPU = Machine((), 8, "2.21.0")
TWO = Machine((Gpu("GPU-aa", "H200", (9, 0)), Gpu("GPU-bb", "H200", (9, 0))), 8, "2.21.0")


@pytest.mark.parametrize(
    ("text", "machine", "expected"),
    [
        ("all", TWO, Devices(gpus=("GPU-aa", "GPU-bb"))),
        ("gpu", TWO, Devices(gpus=("GPU-aa", "GPU-bb"))),
        ("gpu:1", TWO, Devices(gpus=("GPU-bb",))),
        ("1, 0", TWO, Devices(gpus=("GPU-bb", "GPU-aa"))),
        ("0,0", TWO, Devices(gpus=("GPU-aa",))),
        ("GPU-bb", TWO, Devices(gpus=("GPU-bb",))),
        ("cpu", TWO, Devices()),
        ("CPU:4", TWO, Devices(logical_cpus=4)),
        ("all", CPU, Devices()),
        ("cpu:2", CPU, Devices(logical_cpus=2)),
    ],
)
def test_devices_are_chosen(text: str, machine: Machine, expected: Devices) -> None:
    assert choose(text, machine) == expected


@pytest.mark.parametrize(
    ("text", "machine", "message"),
    [
        ("gpu:2", TWO, "no GPU '2' here; there are 0, 1"),
        ("tpu", TWO, "no GPU 'tpu' here"),
        ("0", CPU, "TensorFlow sees no GPU here"),
        ("cpu:0", CPU, "between 1 and 64"),
        ("cpu:65", CPU, "between 1 and 64"),
    ],
)
def test_devices_that_are_not_there(text: str, machine: Machine, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        choose(text, machine)


def test_gpus_are_named_as_cuda_numbers_them() -> None:
    assert visible_tokens(2, {"CUDA_VISIBLE_DEVICES": "3, 5"}) == ("3", "5")
    if not nvml.uuids():
        assert visible_tokens(2, {}) == ("0", "1")


def test_replicas() -> None:
    assert replica_counts(Devices()) == (1,)
    assert replica_counts(Devices(logical_cpus=2)) == (1, 2)
    assert replica_counts(Devices(gpus=tuple("abcdefgh"))) == (1, 4, 8)
    assert subset(Devices(gpus=("a", "b")), 1) == Devices(gpus=("a",))
    assert subset(Devices(logical_cpus=4), 2) == Devices(logical_cpus=2)


def test_nobody_is_on_no_gpu() -> None:
    assert foreign_processes(Devices()) == ()


@pytest.mark.tensorflow
def test_the_machine_is_asked(runner: Runner) -> None:
    machine = runner.machine()
    assert machine.cpus >= 1
    assert machine.tensorflow.startswith("2.")
    assert len(machine.everything.gpus) == len(machine.gpus)
    if not machine.gpus:
        assert str(machine).startswith("CPU only")


@pytest.mark.gpu
def test_gpus_have_names(runner: Runner) -> None:
    gpu = runner.machine().gpus[0]
    assert gpu.name
    assert gpu.compute_capability is not None


@pytest.mark.parametrize(
    ("gpus", "own", "growth"),
    [(("0",), None, "true"), (("0",), "false", "false"), ((), None, None)],
)
def test_gpu_memory_grows_in_trials_unless_the_user_decides(
    monkeypatch: pytest.MonkeyPatch, gpus: tuple[str, ...], own: str | None, growth: str | None
) -> None:
    monkeypatch.delenv("TF_FORCE_GPU_ALLOW_GROWTH", raising=False)
    if own is not None:
        monkeypatch.setenv("TF_FORCE_GPU_ALLOW_GROWTH", own)
    environ = runner._environment(Variant(Path("train.py"), {}), Devices(gpus=gpus))
    assert environ.get("TF_FORCE_GPU_ALLOW_GROWTH") == growth
    assert environ["CUDA_VISIBLE_DEVICES"] == (",".join(gpus) or "-1")
