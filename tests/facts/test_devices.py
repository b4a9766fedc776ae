"""What `tf.device` around a model, `fit` or a step puts where, shown on two logical CPUs.

The rule on hidden GPUs (TFA104) rests on these facts; TFA102 on the last two. That
`CUDA_VISIBLE_DEVICES` hides GPUs is shown by test_on_gpu.py, where there is one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.tensorflow
HERE, THERE = "CPU:0", "CPU:1"
# Two GPUs that are not there, and a loop that starts TensorFlow between them.
GROWN_APART = """
import tensorflow as tf
from tensorflow.python.eager import context

made = context.context()
made._initialize_physical_devices()
gpus = [context.PhysicalDevice(f"/physical_device:GPU:{n}", "GPU") for n in range(2)]
made._physical_devices += gpus
made._visible_device_list += gpus
made._memory_growth_map.update({gpu: None for gpu in gpus})
try:
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
        tf.config.list_logical_devices("GPU")
except ValueError as error:
    print(gpu.name, error)
"""


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("devices.py"))],
        capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_fit_computes_where_it_is_called(facts: dict[str, Any]) -> None:
    assert facts["neither"] == {"product": HERE, "update": HERE}
    assert facts["both"] == {"product": THERE, "update": THERE}
    assert facts["fit"]["product"] == THERE


def test_so_does_a_step(facts: dict[str, Any]) -> None:
    assert facts["step"]["product"] == THERE


def test_a_model_built_on_another_device_is_updated_there_and_copied(facts: dict[str, Any]) -> None:
    assert facts["model"] == {"product": HERE, "update": THERE}


def test_a_model_without_input_is_built_by_fit(facts: dict[str, Any]) -> None:
    assert facts["unbuilt model"] == {"product": HERE, "update": HERE}


def test_xla_refuses_weights_of_another_device(facts: dict[str, Any]) -> None:
    assert facts["model, XLA"] == "InvalidArgumentError"
    assert facts["both, XLA"] != "InvalidArgumentError"


def test_every_spelling_names_the_device_and_the_inner_one_counts(facts: dict[str, Any]) -> None:
    assert facts["spellings"] == [THERE] * len(facts["spellings"])
    assert facts["inner"] == HERE


def test_the_level_of_logs_is_read_at_the_import() -> None:
    """A cache that is not read to its end is warned about, though the level forbids warnings."""
    script = """
import os, tensorflow as tf
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
for _ in tf.data.Dataset.range(3).cache().take(1): pass
"""
    environment = {k: v for k, v in os.environ.items() if k != "TF_CPP_MIN_LOG_LEVEL"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, timeout=300, check=True, env=environment,
    )  # fmt: skip
    assert "did not fully read" in done.stderr


def test_tensorflow_starts_with_all_gpus_growing_or_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GROWN_APART],
        capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
    )  # fmt: skip
    said = "/physical_device:GPU:0 Memory growth cannot differ between GPU devices"
    assert done.stdout.strip() == said, done.stderr[-2000:]
