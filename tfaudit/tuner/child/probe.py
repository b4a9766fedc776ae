"""The probe: joins what the libraries do to the meter, tells the tuner, and ends the trial."""

from __future__ import annotations

import math
import threading
import time
from typing import TYPE_CHECKING, Any

from .calls import Calls
from .meter import Meter
from .training import Count, Limits, Source

if TYPE_CHECKING:
    from .channel import Message, Sender
    from .imports import AfterImport

PROGRESS_SECONDS = 0.25  # between two messages, at least


class Probe:
    """State of the measurement in this process; there is one per trial."""

    def __init__(self, job: Message, sender: Sender) -> None:
        self.job = job
        self.sender = sender
        self.meter: Meter | None = None
        self.notes: list[str] = []
        self.cached = False  # the pipeline keeps its elements: Dataset.cache
        self.replicas = 1
        self.validation_seconds: float | None = None
        self.first_epoch_seconds: float | None = None
        self.batch: int | None = None
        self.batches_per_call = 1
        self.calls = Calls()
        self._started = 0.0  # first training step, monotonic
        self._told = 0.0
        self._phase = ""
        self._lock = threading.RLock()

    @property
    def steps(self) -> int:
        """Training steps seen so far; executions, where the steps inside are not yet counted."""
        if self.meter is None:
            return 0
        return max(self.meter.source.count().steps, self.meter.executions)

    @property
    def executions(self) -> int:
        """Executions of the training step so far."""
        return 0 if self.meter is None else self.meter.executions

    def unseen(self, steps: int) -> Count:
        """The count when no batch could be seen: what the tuner expects is assumed."""
        expected = self.job["expected_batch"]
        if expected is None:
            self.note("the size of the batches could not be seen")
            return Count(steps, None)
        self.note(f"the size of the batches could not be seen; {expected} is assumed")
        return Count(steps, steps * expected)

    def install(self, after_import: AfterImport) -> None:
        """Change TensorFlow and Keras as soon as the script has imported them."""
        from . import files, held, keras_probe, loop_probe

        held.follow(self, after_import)
        files.keep_temporary_files(self.job["scratch"])
        loop = loop_probe.LoopProbe(self)

        def tensorflow() -> None:
            self._split_cpu()
            files.keep_tensorflow_from_writing(self)
            loop.follow_tensorflow()

        def keras(name: str) -> None:
            files.keep_keras_from_writing(self, name)
            loop.follow_keras(name)
            keras_probe.install(self, name)

        after_import.add("tensorflow", tensorflow)
        for name in ("keras", "tf_keras"):
            after_import.add(name, lambda name=name: keras(name))  # type: ignore[misc]

    def note(self, text: str) -> None:
        """Tell the user something about how it was measured, once."""
        if text not in self.notes:
            self.notes.append(text)

    def start(self, source: Source, begin: float) -> None:
        """Training began at `begin`, by `time.perf_counter`; executions can be told from now on."""
        limits = self.job["limits"]
        self.meter = Meter(
            Limits(
                limits["seconds"],
                limits["min_windows"],
                limits["max_windows"],
                limits["precision"],
                limits["hopeless_below"],
            ),
            source,
        )
        self._started = time.monotonic() - (time.perf_counter() - begin)

    def execution(self, begin: float, end: float) -> None:
        """One execution of the training step is over; may end the process."""
        meter = self.meter
        if meter is None:
            return
        with self._lock:
            meter.fills_cache = self.cached
            stop = meter.execution(begin, end)
            if meter.executions <= 3:
                self._check_batch(meter)
            if meter.losses and not math.isfinite(meter.losses[-1][1]):
                self.finish("bad loss", f"the loss is {meter.losses[-1][1]}")
            if stop == "hopeless":
                limit = self.job["limits"]["hopeless_below"]
                self.finish("pruned", f"certainly below {limit:.4g} examples/s")
            elif stop is not None and not self._trains_on(meter):
                self.finish("ok", "")
            self._tell(meter)

    def _trains_on(self, meter: Meter) -> bool:
        """Whether the speed is known, but a loss is still to be reached."""
        wanted: float | None = self.job["limits"]["until_loss"]
        if wanted is None or any(loss <= wanted for _, loss in meter.losses):
            return False
        trained: float = time.monotonic() - self._started
        most: float = self.job["limits"]["loss_timeout"]
        return trained < most

    def epoch_end(self) -> None:
        """An epoch of training is over."""
        if self.meter is not None and self.meter.executions:
            with self._lock:
                if not self.meter.first_epoch_over:
                    self.first_epoch_seconds = time.monotonic() - self._started
                self.meter.epoch_end()

    def finish(self, status: str, reason: str) -> None:
        """Send the result and end the process, here and now."""
        from .trial import leave

        self.end({"status": status, "reason": reason})
        leave(0)

    def end(self, outcome: Message) -> None:
        """Send the result; the process ends by itself soon after."""
        with self._lock:
            meter = self.meter
            if meter is not None and outcome["status"] == "ok":
                whole = bool(meter.windows)
                meter.finish()
                if not whole and not meter.windows:
                    outcome = {
                        "status": "no training step",
                        "reason": f"the script ended after {self.steps} training step(s), "
                        "too few to measure",
                    }
                elif meter.phase != "measuring" or not whole:
                    self.note("the script ended before a steady state was reached")
            self.sender.send({"event": "result", **self._snapshot(), **outcome})

    def _check_batch(self, meter: Meter) -> None:
        """Compare the batch that arrived with the one asked for, on the first executions."""
        arrived = _largest_step(meter)
        if arrived is None:
            return
        self.batch = max(self.batch or 0, arrived)
        expected = self.job["expected_batch"]
        if expected is None or self.batch == expected:
            return
        # A smaller first batch may be the last of a short epoch; look at two more.
        if self.batch > expected or meter.executions == 3:
            self.finish(
                "wrong batch",
                f"asked for {expected} examples per step, {self.batch} arrived",
            )

    def _split_cpu(self) -> None:
        count = self.job["logical_cpus"]
        if count > 1:
            import tensorflow as tf  # type: ignore[import-untyped, unused-ignore]

            tf.config.set_logical_device_configuration(
                tf.config.list_physical_devices("CPU")[0],
                [tf.config.LogicalDeviceConfiguration()] * count,
            )

    def _tell(self, meter: Meter) -> None:
        now = time.monotonic()
        if meter.phase == self._phase and now - self._told < PROGRESS_SECONDS:
            return
        self._told, self._phase = now, meter.phase
        self.sender.send({"event": "progress", "phase": meter.phase, **self._snapshot()})

    def _snapshot(self) -> dict[str, Any]:
        """What is known now, in the fields of a `Measurement`."""
        state: dict[str, Any] = {"notes": self.notes, "batch": self.batch}
        state["first_epoch_seconds"] = self.first_epoch_seconds
        state["validation_seconds"] = self.validation_seconds
        state["batches_per_call"] = self.batches_per_call
        state["replicas"] = self.replicas
        if self.meter is not None:
            from . import memory

            state |= self.meter.state()
            state["executions"] = self.meter.executions
            state["started"] = self._started
            state["peak_memory"] = memory.peak_of_gpus()
            state["host_memory"] = memory.peak_of_host()
        return state


def _largest_step(meter: Meter) -> int | None:
    """Examples in the largest step so far: as counted, or the mean since the first execution."""
    count = meter.source.count()
    if count.largest is not None or count.examples is None:
        return count.largest
    before = meter.first if meter.executions > 1 else None
    steps = count.steps - (before.steps if before else 0)
    examples = count.examples - ((before.examples or 0) if before else 0)
    return examples // steps if steps > 0 else None
