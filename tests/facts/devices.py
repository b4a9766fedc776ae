"""Run by test_devices.py in a process of its own: two logical CPUs stand for a CPU and a GPU.

Prints one JSON object: for each arrangement of model, `fit` and device, where ops ran.
"""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow.python.eager import context

cpus = tf.config.list_physical_devices("CPU")
tf.config.set_logical_device_configuration(cpus[0], [tf.config.LogicalDeviceConfiguration()] * 2)
OTHER = "CPU:1"
SPELLINGS = (
    "CPU:1", "cpu:1", "/cpu:1", "/CPU:1", "/device:CPU:1", "device:cpu:1",
    "/job:localhost/replica:0/task:0/device:CPU:1",
)  # fmt: skip
x, y = np.ones((8, 4), np.float32), np.ones((8, 2), np.float32)


def made(*, jit: bool = False, built: bool = True) -> Any:
    head = [tf.keras.Input((4,))] if built else []
    model = tf.keras.Sequential([*head, tf.keras.layers.Dense(2)])
    model.compile("sgd", "mse", jit_compile=jit)
    return model


def places(run: Any) -> dict[str, str]:
    """Where the product of matrices and the update of the weights take place."""
    context.context().enable_run_metadata()
    run()
    graphs = context.context().export_run_metadata().partition_graphs
    context.context().disable_run_metadata()
    found: dict[str, str] = {}
    for node in (node for graph in graphs for node in graph.node):
        for part, op in (("product", "MatMul"), ("update", "AssignSubVariableOp")):
            if op in node.op:
                found[part] = node.device[-5:]
    return found


def fitted(*, model_there: bool, fit_there: bool, jit: bool = False, built: bool = True) -> Any:
    with tf.device(OTHER) if model_there else nullcontext():
        model = made(jit=jit, built=built)

    def fit() -> None:
        with tf.device(OTHER) if fit_there else nullcontext():
            model.fit(x, y, verbose=0)

    try:
        return places(fit)
    except tf.errors.InvalidArgumentError:
        return "InvalidArgumentError"


def stepped() -> dict[str, str]:
    weights = tf.Variable(tf.ones((4, 2)))

    @tf.function
    def step(batch: tf.Tensor) -> None:
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(batch @ weights)
        weights.assign_sub(tape.gradient(loss, weights))

    def run() -> None:
        with tf.device(OTHER):
            step(tf.constant(x))

    return places(run)


def spelled(name: str) -> str:
    with tf.device(name), tf.device(name):
        return str((tf.constant(1.0) + 1).device[-5:])


def nested() -> str:
    with tf.device(OTHER), tf.device("CPU:0"):
        return str((tf.constant(1.0) + 1).device[-5:])


json.dump(
    {
        "neither": fitted(model_there=False, fit_there=False),
        "both": fitted(model_there=True, fit_there=True),
        "fit": fitted(model_there=False, fit_there=True),
        "model": fitted(model_there=True, fit_there=False),
        "unbuilt model": fitted(model_there=True, fit_there=False, built=False),
        "both, XLA": fitted(model_there=True, fit_there=True, jit=True),
        "model, XLA": fitted(model_there=True, fit_there=False, jit=True),
        "step": stepped(),
        "spellings": [spelled(name) for name in SPELLINGS],
        "inner": nested(),
    },
    sys.stdout,
)
