"""What tf.distribute does with models, batches, losses and steps, shown on two logical CPUs.

The rules on strategies rest on these facts: what raises outside a scope and what silently trains on
one device, what `strategy.run` costs without a tf.function, and when a cluster may be configured.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.tensorflow

FIT_ON_A_CLUSTER = """
import numpy as np
import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
x = np.ones((64, 8), np.float32)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
try:
    model.fit(x, x[:, :1], batch_size=16, verbose=0)
    print("trains")
except ValueError as error:
    print("ValueError", str(error)[:80])
"""


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", **more}


def run_replicas(**more: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("replicas.py"))],
        capture_output=True, text=True, timeout=600, check=False, env=environment(**more),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    return run_replicas()


@pytest.fixture(scope="module")
def keras2() -> dict[str, Any]:
    pytest.importorskip("tf_keras")
    return run_replicas(TF_USE_LEGACY_KERAS="1")


@pytest.mark.parametrize(
    "how",
    [
        "all_inside", "metric_outside", "loss_outside", "layer_made_outside", "fit_inside_too",
        "plain_sgd_outside", "optimizer_alone_inside",
    ],
)  # fmt: skip
def test_a_model_made_and_compiled_inside_is_mirrored(facts: dict[str, Any], how: str) -> None:
    assert facts[how] == "mirrored"


@pytest.mark.parametrize(
    "how",
    [
        "compile_outside", "optimizer_outside", "momentum_outside", "model_outside",
        "only_fit_inside", "metric_compiled_outside",
    ],
)  # fmt: skip
def test_half_inside_raises(facts: dict[str, Any], how: str) -> None:
    assert facts[how].startswith("RuntimeError")


@pytest.mark.parametrize("how", ["layers_called_outside", "base_outside"])
def test_layers_that_were_called_outside_raise(facts: dict[str, Any], how: str) -> None:
    assert facts[how].startswith("ValueError: `colocate_vars_with`")


@pytest.mark.parametrize(
    "how", ["compile_outside", "optimizer_outside", "loss_outside", "layer_made_outside"]
)
def test_keras_2_accepts_what_makes_no_weights(keras2: dict[str, Any], how: str) -> None:
    assert keras2[how] == "mirrored"


@pytest.mark.parametrize(
    "how",
    [
        "metric_outside", "metric_compiled_outside", "model_outside", "only_fit_inside",
        "layers_called_outside", "base_outside",
    ],
)  # fmt: skip
def test_keras_2_refuses_weights_and_metrics_from_outside(keras2: dict[str, Any], how: str) -> None:
    assert keras2[how].startswith("ValueError")


@pytest.mark.parametrize("how", ["all_outside", "load_outside", "clone_outside"])
def test_outside_is_silently_one_device_in_keras_2_too(keras2: dict[str, Any], how: str) -> None:
    assert keras2[how] == "one device"


def test_a_loop_needs_the_model_inside(facts: dict[str, Any], keras2: dict[str, Any]) -> None:
    for found in (facts, keras2):
        assert found["loop inside"] == found["loop, SGD outside"] == "trains"
        assert found["loop, model outside"].startswith(("AssertionError", "ValueError"))
        assert found["loop, all outside"].startswith(("AssertionError", "ValueError"))
    assert facts["loop, Adam outside"].startswith("RuntimeError: Mixing different")
    assert keras2["loop, Adam outside"] == "trains"


def test_a_step_beside_the_replicas(facts: dict[str, Any], keras2: dict[str, Any]) -> None:
    for found in (facts, keras2):
        assert found["beside, SGD"] == found["beside, Adam built"] == "trains"
        assert "DistributedVariable.handle is not available" in found["beside, within the scope"]
    assert facts["beside, Adam"].startswith("RuntimeError")
    assert keras2["beside, Adam"] == "trains"


@pytest.mark.parametrize("how", ["all_outside", "load_outside", "clone_outside"])
def test_outside_is_silently_one_device(facts: dict[str, Any], how: str) -> None:
    assert facts[how] == "one device"


def test_replicas_share_a_distributed_batch_and_each_get_all_of_a_plain_one(
    facts: dict[str, Any],
) -> None:
    assert facts["distributed_batch"] == [8, 8]
    assert facts["plain_batch"] == [16, 16]
    assert facts["array"] == [16, 16]


def test_a_dataset_from_a_function_gives_each_replica_what_it_batches(
    facts: dict[str, Any],
) -> None:
    assert facts["from_function"] == [16, 16]
    assert facts["from_function_scaled"] == [8, 8]


def test_single_samples_are_cut_in_pieces_or_raise(facts: dict[str, Any]) -> None:
    assert facts["distributed_samples"] == [4, 4], "a vector of eight, not eight samples"
    assert facts["samples_from_function"].startswith("ValueError")


@pytest.mark.parametrize("loss", ["raw mean", "mean of an unreduced object"])
def test_a_plain_mean_is_summed_over_the_replicas(facts: dict[str, Any], loss: str) -> None:
    assert facts[loss] == pytest.approx(2.0, abs=0.01), "the update is that of twice the rate"


@pytest.mark.parametrize(
    "loss",
    [
        "loss object", "mean of a loss object", "compute_average_loss", "mean over the replicas",
        "sum by the global batch", "sum object by the global batch", "compiled by example",
    ],
)  # fmt: skip
def test_scaled_losses_update_as_on_one_device(facts: dict[str, Any], loss: str) -> None:
    assert facts[loss] == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("loss", ["unreduced", "sum object"])
def test_a_sum_grows_with_the_batch(facts: dict[str, Any], loss: str) -> None:
    assert facts[loss] == pytest.approx(16.0, abs=0.1)


def test_a_second_division_is_one_too_many(facts: dict[str, Any]) -> None:
    assert facts["divided twice"] == pytest.approx(0.5, abs=0.01)
    assert facts["average of a scalar"].startswith("ValueError")


def test_adam_does_not_notice_the_scale(facts: dict[str, Any]) -> None:
    assert facts["raw mean with Adam"] == pytest.approx(1.0, abs=0.01)


def test_keras_3_does_not_divide_a_scalar_for_fit(
    facts: dict[str, Any], keras2: dict[str, Any]
) -> None:
    assert facts["compiled scalar"] == facts["own train_step"] == pytest.approx(2.0, abs=0.01)
    assert keras2["compiled scalar"] == pytest.approx(1.0, abs=0.01)
    assert keras2["own train_step"] == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("loss", ["loss object", "mean of a loss object", "divided twice"])
def test_keras_2_does_not_average_in_a_replica(keras2: dict[str, Any], loss: str) -> None:
    assert keras2[loss].startswith("ValueError")


def test_eager_run_calls_python_for_each_replica_of_each_batch(facts: dict[str, Any]) -> None:
    assert facts["eager runs"] == 4 * 2, "four batches, two replicas"
    assert facts["graph runs"] == 2, "traced once for each replica"


def test_adam_needs_its_variables_before_a_graph_of_replicas(facts: dict[str, Any]) -> None:
    assert facts["adam unbuilt"].startswith("InvalidArgumentError")
    assert facts["adam built"] == "trains"
    assert facts["adam unbuilt, worker of 1"] == "trains"
    assert facts["adam unbuilt, worker of 2"].startswith("InvalidArgumentError")


def test_keras3_fits_no_several_steps_in_a_call_on_two_replicas(
    facts: dict[str, Any], keras2: dict[str, Any]
) -> None:
    assert facts["fit, several steps a call"].startswith("InvalidArgumentError")
    assert keras2["fit, several steps a call"] == "mirrored"


def test_keras3_fits_not_with_xla_on_two_replicas(facts: dict[str, Any]) -> None:
    assert facts["fit, with XLA"].startswith("InvalidArgumentError")


def test_a_cluster_is_configured_before_anything_runs(facts: dict[str, Any]) -> None:
    assert facts["late cluster"].startswith("RuntimeError: Collective ops must be configured")


def test_predict_on_batch_gives_the_whole_batch_to_each_replica(facts: dict[str, Any]) -> None:
    assert facts["rows predicted"] == [20, 40]


def free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def fit_with_workers(count: int) -> list[str]:
    """What `fit` does in each of so many processes that train together."""
    cluster = {"worker": [f"127.0.0.1:{port}" for port in free_ports(count)]}
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", FIT_ON_A_CLUSTER],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=environment(TF_CONFIG=json.dumps(
                {"cluster": cluster, "task": {"type": "worker", "index": index}}
            )),
        )
        for index in range(count)
    ]  # fmt: skip
    try:
        return [worker.communicate(timeout=120)[0].strip() for worker in workers]
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def test_fit_of_keras_3_trains_one_worker_and_raises_for_two() -> None:
    assert fit_with_workers(1) == ["trains"]
    for said in fit_with_workers(2):
        assert said.startswith("ValueError Attempt to convert a value (PerReplica")
