"""Training steps of Keras' `fit` and `train_on_batch`, in Keras 3 and in Keras 2.

The boundary is Keras' own `train_function`, which runs `steps_per_execution` batches: wrapping it
leaves the loop, the user's callbacks and a subclassed `train_step` as they are.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .calls import Callee, examples_in, scalar, wait_for_devices
from .imports import wrap
from .training import Count, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .probe import Probe

_ENDLESS = 1_000_000  # epochs; a trial ends when enough was measured


@dataclass
class _Fit:
    """A `fit` that is running, as the script asked for it."""

    initial_epoch: int
    epochs: int
    validates: bool
    stands_in: bool = False  # results of training stand for those of validation

    def shown(self, epoch: int) -> int:
        """The epoch that callbacks are told: repeats those that the script asked for."""
        asked = max(1, self.epochs - self.initial_epoch)
        return self.initial_epoch + (epoch - self.initial_epoch) % asked


class KerasProbe:
    """Follows the models of one Keras."""

    def __init__(self, probe: Probe) -> None:
        self.probe = probe
        self.fit: _Fit | None = None
        self.logs: Any = None
        self.callee = Callee()  # of the model that trains

    # -- the training function

    def attach(self, model: Any) -> None:
        """Make the model's training function tell us of its executions."""
        if "make_train_function" in vars(model):
            return
        make = model.make_train_function

        def make_and_wrap(force: bool = False) -> Any:
            make(force)
            function = model.train_function
            if not hasattr(function, "tfaudit_wrapped"):
                model.train_function = self._counted(model, function)
            return model.train_function

        # Not setattr: Keras looks into what is assigned to a model.
        object.__setattr__(model, "make_train_function", make_and_wrap)

    def _counted(self, model: Any, function: Any) -> Any:
        callee = Callee()

        def train_function(iterator: Any) -> Any:
            calls = self.probe.calls
            if calls.nested:
                return function(iterator)
            begin = time.perf_counter()
            self.callee = callee
            self.probe.replicas = int(model.distribute_strategy.num_replicas_in_sync)
            self.probe.batches_per_call = _steps_per_execution(model)
            calls.enter(callee)
            try:
                self.logs = function(self._seen(iterator))
            finally:
                calls.leave()
            self._execution(begin)
            return self.logs

        train_function.tfaudit_wrapped = True  # type: ignore[attr-defined]
        return train_function

    def _seen(self, iterator: Any) -> Any:
        """`train_on_batch` passes a generator of one batch: count what it yields."""
        if not inspect.isgenerator(iterator):
            return iterator

        def batches() -> Iterator[Any]:
            for data in iterator:
                size = examples_in([data])
                if size is not None:
                    self.callee.tally.add_eager(size)
                yield data

        return batches()

    def _execution(self, begin: float) -> None:
        end = time.perf_counter()
        if self.probe.meter is None:
            self.probe.start(
                Source(self._count, self._traces, lambda: scalar(self.logs), wait_for_devices),
                begin,
            )
        self.probe.execution(begin, end)

    def _count(self) -> Count:
        if not self.callee.tally.used:
            return self.probe.unseen(self.probe.executions)
        return self.callee.drawn(self.probe.replicas)

    def _traces(self) -> int:
        return self.callee.traces

    # -- fit

    def run_fit(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        """Fit until the trial ends, or until the data does not come any more."""
        call = inspect.signature(original).bind(model, *args, **kwargs)
        call.apply_defaults()
        given = call.arguments
        self.attach(model)
        self.fit = _Fit(
            int(given["initial_epoch"] or 0),
            int(given["epochs"] or 1),
            given["validation_data"] is not None or bool(given["validation_split"]),
        )
        given["epochs"] = _ENDLESS
        if self.fit.validates and not self.probe.job["limits"]["validation"]:
            self.fit.stands_in = True
            given["validation_freq"] = 2 * _ENDLESS
            self.probe.note("validation is left out of trials")
        history = original(*call.args, **call.kwargs)
        self._again(original, call)
        if self.probe.executions > 1:
            self.probe.finish("ok", "")
        self.fit = None
        return history

    def _again(self, original: Any, call: inspect.BoundArguments) -> None:
        """Fit ended by itself, through its data or a callback: repeat it while it trains."""
        before = -1
        while self.probe.executions > before:
            before = self.probe.executions
            try:
                original(*call.args, **call.kwargs)
            except Exception:
                if self.probe.executions > before:
                    raise  # it went wrong while training, and not because the data is used up

    def evaluate(self, original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        """Validation within fit is timed apart."""
        if self.fit is None:
            return original(model, *args, **kwargs)
        self.probe.epoch_end()
        begin = time.perf_counter()
        result = original(model, *args, **kwargs)
        self.probe.validation_seconds = time.perf_counter() - begin
        return result

    def epoch_begin(self, original: Any, callbacks: Any, epoch: int, *args: Any, **kw: Any) -> None:
        """Callbacks see the epochs that the script asked for, again and again."""
        if self.fit is not None:
            epoch = self.fit.shown(epoch)
        original(callbacks, epoch, *args, **kw)

    def epoch_end(self, original: Any, callbacks: Any, epoch: int, logs: Any = None) -> None:
        """Training pauses; callbacks that look for validation results get those of training."""
        self.probe.epoch_end()
        if self.fit is not None:
            epoch = self.fit.shown(epoch)
            if self.fit.stands_in and logs:
                logs = {**logs, **{f"val_{key}": value for key, value in logs.items()}}
        original(callbacks, epoch, logs)


def install(probe: Probe, name: str) -> None:
    """Follow the models of `keras` or `tf_keras`, which has just been imported."""
    keras = sys.modules[name]
    major = int(keras.__version__.split(".")[0])
    if major >= 3 and keras.backend.backend() != "tensorflow":
        probe.note(f"Keras runs on {keras.backend.backend()}, whose training is not measured")
        return
    follower = KerasProbe(probe)
    if major >= 3:
        trainer = importlib.import_module("keras.src.backend.tensorflow.trainer").TensorFlowTrainer
        callbacks = importlib.import_module("keras.src.callbacks.callback_list").CallbackList
    else:
        trainer = keras.Model
        callbacks = importlib.import_module(f"{name}.src.callbacks").CallbackList

    def train_on_batch(original: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        follower.attach(model)
        return original(model, *args, **kwargs)

    wrap(trainer, "fit", follower.run_fit)
    wrap(trainer, "train_on_batch", train_on_batch)
    wrap(trainer, "evaluate", follower.evaluate)
    wrap(callbacks, "on_epoch_begin", follower.epoch_begin)
    wrap(callbacks, "on_epoch_end", follower.epoch_end)


def _steps_per_execution(model: Any) -> int:
    steps = getattr(model, "steps_per_execution", None)
    if steps is None:
        steps = getattr(model, "_steps_per_execution", None)
    if steps is None:
        return 1
    return int(steps.numpy()) if hasattr(steps, "numpy") else int(steps)
