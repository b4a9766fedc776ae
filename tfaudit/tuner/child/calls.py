"""Which of the script's calls is running, and what is known of the functions that it calls."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

from .tally import Tally, first_batched
from .training import Count

if TYPE_CHECKING:
    from collections.abc import Iterable


class Callee:
    """What is known of one function that the script calls."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.optimizers: set[int] = set()  # ids of those that it applies
        self.differentiates = False  # it takes gradients
        self.traces = 0
        self.replicas = 1  # that its strategy.run had
        self.busy_since: float | None = None  # when the call that runs now began

    def drawn(self, replicas: int) -> Count:
        """Steps and examples, when the function draws its batches itself."""
        drawn = self.tally.read()
        # Replicas may get unequal parts of a batch, so their largest does not tell the whole's.
        largest = drawn.largest if replicas == 1 else None
        steps = drawn.batches // max(1, replicas)
        return Count(steps, drawn.examples, largest, drawn.smallest)


class Calls:
    """The outermost call of each thread."""

    def __init__(self) -> None:
        self._thread = threading.local()
        self._replicas: Callee | None = None  # whose replica threads are running

    def enter(self, callee: Callee) -> None:
        """The script calls `callee`."""
        self._thread.callee = callee

    def leave(self) -> None:
        """That call is over."""
        self._thread.callee = None

    @property
    def nested(self) -> bool:
        """Whether this thread is inside a call already, or is a replica's thread of one."""
        return self.current() is not None

    def current(self) -> Callee | None:
        """The outermost call of this thread, or the one whose replica this thread runs."""
        callee: Callee | None = getattr(self._thread, "callee", None)
        if callee is None and self._replicas is not None and _in_replica():
            return self._replicas
        return callee

    def run_replicas(self, run: Any) -> Any:
        """Run a `strategy.run`, whose threads work for the call of this one."""
        before, self._replicas = self._replicas, self.current()
        try:
            return run()
        finally:
            self._replicas = before


def _in_replica() -> bool:
    import tensorflow as tf  # type: ignore[import-untyped, unused-ignore]

    return bool(tf.distribute.has_strategy()) and not tf.distribute.in_cross_replica_context()


def examples_in(values: Iterable[Any]) -> int | None:
    """Examples in a batch that is passed as arguments; those of all replicas together.

    Args:
        values: Flattened or not; the first array or tensor with a first dimension decides.
    """
    for value in values:
        replicas = getattr(value, "values", None)
        if isinstance(replicas, tuple):  # tf.distribute's PerReplica
            sizes = [examples_in([replica]) for replica in replicas]
            if all(size is not None for size in sizes):
                return sum(size for size in sizes if size is not None)
        elif isinstance(value, (tuple, list)):
            size = examples_in(value)
            if size is not None:
                return size
        elif isinstance(value, dict):
            size = examples_in(value.values())
            if size is not None:
                return size
        elif not _is_variable(value) and first_batched([value]) is not None:
            size = value.shape[0]
            return None if size is None else int(size)
    return None


def _is_variable(value: Any) -> bool:
    return hasattr(value, "assign") or hasattr(value, "trainable_variables")


def scalar(value: Any) -> float | None:
    """The loss in what a training step returned: under "loss", or its first number."""
    if isinstance(value, dict):
        value = [value["loss"]] if "loss" in value else list(value.values())
    replicas = getattr(value, "values", None)
    if isinstance(replicas, tuple):
        value = replicas
    if isinstance(value, (tuple, list)):
        found = (scalar(item) for item in value)
        return next((number for number in found if number is not None), None)
    if isinstance(value, float):
        return value
    return float(value.numpy()) if is_scalar_tensor(value) and hasattr(value, "numpy") else None


def holds_scalar(result: Any) -> bool:
    """Whether a loss can be found in what a step returned."""
    if isinstance(result, dict):
        result = list(result.values())
    replicas = getattr(result, "values", None)
    if isinstance(replicas, tuple):
        result = replicas
    if isinstance(result, (tuple, list)):
        return any(holds_scalar(value) for value in result)
    return is_scalar_tensor(result)


def is_scalar_tensor(value: Any) -> bool:
    """Whether a value is a floating point tensor without dimensions."""
    shape = getattr(value, "shape", None)
    return getattr(shape, "rank", None) == 0 and "float" in str(value.dtype)


def wait_for_devices() -> None:
    """Wait until the devices have done all that they were given; the CPU never lags."""
    tf = sys.modules["tensorflow"]
    if not tf.config.list_physical_devices("GPU"):
        return
    wait = getattr(tf.test.experimental, "sync_devices", None)
    if wait is not None:
        wait()
        return
    for device in tf.config.list_logical_devices("GPU"):  # older than TensorFlow 2.12
        with tf.device(device.name):
            tf.identity(tf.constant(0.0)).numpy()
