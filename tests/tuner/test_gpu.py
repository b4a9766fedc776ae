"""Trials on a real GPU; skipped where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from conftest import HEAD, QUICK

from tfaudit.tuner import nvml
from tfaudit.tuner.measurement import Devices, Measurement, Status, Variant

if TYPE_CHECKING:
    from pathlib import Path

    from tfaudit.tuner.runner import Runner

pytestmark = [pytest.mark.gpu, pytest.mark.tensorflow]
OnGpu = Callable[[str], Measurement]


@pytest.fixture
def on_gpu(runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OnGpu:
    """Runs a script on the first GPU."""
    gpu = runner.machine().gpus[0].token
    monkeypatch.chdir(tmp_path)

    def run(text: str) -> Measurement:
        script = tmp_path / "train.py"
        script.write_text(HEAD + text)
        return runner.run(Variant(script, {}), Devices(gpus=(gpu,)), QUICK)

    return run


def test_a_forked_trial_uses_the_gpu(runner: Runner, on_gpu: OnGpu) -> None:
    measured = on_gpu("fit()")
    assert measured.status is Status.OK, measured.log.read_text()
    assert any(name.startswith("gpu:") for name in measured.peak_memory)
    assert all(not server.ready["touched"] for server in runner._servers.values())


def test_memory_is_taken_as_it_is_needed(on_gpu: OnGpu) -> None:
    text = """
print(tf.constant(1.0))
assert os.environ["TF_FORCE_GPU_ALLOW_GROWTH"] == "true"
fit()
"""
    measured = on_gpu(text)
    assert measured.status is Status.OK, measured.reason
    gpu = next(name.partition(":")[2] for name in measured.peak_memory if name.startswith("gpu:"))
    with nvml.library() as pynvml:
        if pynvml is None:
            pytest.skip("NVML's Python binding is not installed")
        total = pynvml.nvmlDeviceGetMemoryInfo(nvml._handle(pynvml, gpu)).total
    assert measured.peak_memory[f"nvml:{gpu}"] < total / 2
    (load,) = measured.gpu_load.values()
    assert 0 <= load <= 1


def test_a_trial_sees_only_its_gpu(on_gpu: OnGpu) -> None:
    measured = on_gpu("assert len(tf.config.list_logical_devices('GPU')) == 1\nfit()")
    assert measured.status is Status.OK, measured.reason


def test_a_trial_without_gpus_sees_none(trial: Callable[..., Measurement]) -> None:
    measured = trial("assert not tf.config.list_logical_devices('GPU')\nfit()")
    assert measured.status is Status.OK, measured.reason


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
def test_precision_and_xla(on_gpu: OnGpu, policy: str) -> None:
    text = f"""
tf.keras.mixed_precision.set_global_policy("{policy}")
model = make()
model.compile("adam", loss_fn, jit_compile=True)
model.fit(data, verbose=0)
"""
    assert on_gpu(text).status is Status.OK


def test_too_little_memory_is_found_and_survived(on_gpu: OnGpu) -> None:
    measured = on_gpu("fit(InStep5(lambda: tf.zeros([1 << 42])))")
    assert measured.status is Status.OUT_OF_MEMORY
    assert on_gpu("fit()").status is Status.OK


def test_nothing_stays_on_the_gpu(runner: Runner, on_gpu: OnGpu) -> None:
    gpu = runner.machine().gpus[0].token
    before = nvml.processes(gpu)
    on_gpu("fit()")
    assert len(nvml.processes(gpu)) <= len(before)
