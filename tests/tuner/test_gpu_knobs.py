"""Knobs that only a GPU has: where they are, and what they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tfaudit.program.targets import Targets
from tfaudit.rule import all_rules
from tfaudit.tuner.draft import Draft
from tfaudit.tuner.gpu_knobs import tf32_knob, threads_knob
from tfaudit.tuner.measurement import Devices
from tfaudit.tuner.script import Bounds, Script

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "import numpy as np\nimport tensorflow as tf\n"
BODY = """
x = np.random.rand(1000, 8).astype("float32")
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], batch_size=64)
"""
OFF = "tf.config.experimental.enable_tensor_float_32_execution(False)\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "train.py"


@pytest.mark.parametrize(
    ("switch", "capability", "there"),
    [
        (OFF, (8, 0), True),
        (OFF, None, True),
        (OFF, (7, 5), False),
        ("", (8, 0), False),  # on by itself
        (OFF.replace("False", "True"), (8, 0), False),
        (OFF.replace("False", "x is None"), (8, 0), False),
    ],
)
def test_tensor_float_32_where_it_is_off(
    path: Path, switch: str, capability: tuple[int, int] | None, there: bool
) -> None:
    path.write_text(HEAD + switch + BODY)
    codemod = tf32_knob(Draft(path, Targets(gpus=1)), capability)
    assert (codemod is not None) is there
    if codemod is not None:
        draft = Draft(path, Targets(gpus=1))
        assert codemod.write(draft, False).texts == {}
        assert (
            codemod.write(draft, True).source().text == HEAD + OFF.replace("False", "True") + BODY
        )
        assert [place.line for place in codemod.knob.places] == [3]


def test_threads_of_the_gpu_are_a_variable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TF_GPU_THREAD_MODE", raising=False)
    path.write_text(HEAD + BODY)
    draft = Draft(path, Targets(gpus=1))
    codemod = threads_knob(draft)
    assert codemod is not None
    assert codemod.write(draft, "global").environ == {}
    private = codemod.write(draft, "gpu_private")
    assert private.environ == {"TF_GPU_THREAD_MODE": "gpu_private"}
    assert private.texts == {}

    monkeypatch.setenv("TF_GPU_THREAD_MODE", "gpu_shared")
    assert threads_knob(draft) is None
    monkeypatch.delenv("TF_GPU_THREAD_MODE")
    path.write_text("import os\nos.environ['TF_GPU_THREAD_MODE'] = 'gpu_private'\n" + HEAD + BODY)
    assert threads_knob(draft) is None


@pytest.mark.parametrize("gpus", [(), ("0",)])
def test_they_are_knobs_on_gpus_only(
    path: Path, gpus: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TF_GPU_THREAD_MODE", raising=False)
    path.write_text(HEAD + OFF + BODY)
    targets = Targets(gpus=len(gpus))
    script = Script(path, (), all_rules(), targets, devices=Devices(gpus=gpus), bounds=Bounds())
    found = {knob.name for knob in script.space.knobs} & {"tf32", "gpu_threads"}
    assert found == ({"tf32", "gpu_threads"} if gpus else set())
    if gpus:
        variant = script.variant(
            {**script.space.baseline, "tf32": True, "gpu_threads": "gpu_private"}
        )
        assert variant.environ == {"TF_GPU_THREAD_MODE": "gpu_private"}
        assert "enable_tensor_float_32_execution(True)" in variant.sources[path]
