"""What a trial gives: the variant it ran, how it ended, and how fast it trained.

Pure values, written by the process that runs trials and read by the search and the report.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Status(enum.Enum):
    """How a trial ended."""

    OK = "ok"
    OUT_OF_MEMORY = "out of memory"
    TIMEOUT = "timeout"  # the trial's time limit passed while it was still making steps
    HANG = "hang"  # no step for a long time: before the first, or between two
    CRASH = "crash"  # the script raised, or the process died
    WRONG_BATCH = "wrong batch"  # the batch that arrived is not the one asked for
    NO_STEPS = "no training step"  # the script ended without training
    BAD_LOSS = "bad loss"  # the loss is not finite
    PRUNED = "pruned"  # given up early, as hopeless
    INTERRUPTED = "interrupted"  # the user stopped the search


@dataclass(frozen=True)
class Variant:
    """A version of the user's program, as a trial runs it. Nothing of it is written to disk."""

    script: Path  # absolute; the path that the script sees as its own
    sources: dict[Path, str]  # absolute path -> edited text, of the script and of local modules
    argv: tuple[str, ...] = ()  # the script's arguments, without its own name
    environ: dict[str, str] = field(default_factory=dict)  # set on top of the user's environment
    expected_batch: int | None = None  # examples per training step, over all replicas; None: any


@dataclass(frozen=True)
class Devices:
    """The devices that a trial may see."""

    gpus: tuple[str, ...] = ()  # UUIDs or indices, as CUDA_VISIBLE_DEVICES takes them
    logical_cpus: int = 1  # with more than one, the CPU is split so that strategies are real


@dataclass(frozen=True)
class Limits:
    """When a trial ends."""

    seconds: float = 30.0  # of measuring, after warm-up
    trial_timeout: float = 300.0  # of the whole trial, from start to end
    hang_timeout: float = 60.0  # without a step, once training runs (grows with slow steps)
    min_windows: int = 5
    max_windows: int = 20
    precision: float = 0.02  # stop when the half-width of the interval is below this ratio
    hopeless_below: float | None = None  # examples/s that the trial must be able to reach
    until_loss: float | None = None  # train on until the loss is as low, once speed is known …
    loss_timeout: float = 60.0  # … for so many seconds at the most
    validation: bool = False  # run the validation that fit asks for, outside the windows
    record_steps: int | None = None  # fix seeds, and keep the losses of so many steps at first


@dataclass(frozen=True)
class Measurement:
    """How a trial ended, and what it measured. Times in seconds, sizes in bytes."""

    status: Status
    reason: str = ""  # one line; why it did not end well
    examples_per_second: float | None = None  # median over windows
    low: float | None = None  # the interval of that median, inside this trial only
    high: float | None = None
    windows: tuple[float, ...] = ()  # examples/s of each
    step_seconds: float | None = None  # median seconds per training step
    steps: int = 0  # training steps seen, warm-up included
    batch: int | None = None  # examples per step that really arrived
    batches_per_call: int = 1  # steps_per_execution
    steady: bool = True  # whether a steady state was seen before measuring
    start_seconds: float | None = None  # from asking for the process to the script's first line
    build_seconds: float | None = None  # from there to the first training step: import, data, model
    first_step_seconds: float | None = None  # tracing and compiling
    warmup_seconds: float | None = None  # from the first step to the first window
    measured_seconds: float | None = None  # inside windows
    total_seconds: float | None = None  # of the whole trial
    first_epoch_seconds: float | None = None
    validation_seconds: float | None = None
    loss: float | None = None  # the last one seen
    loss_examples: int | None = None  # after how many examples
    losses: tuple[tuple[int, float], ...] = ()  # (examples seen, loss), thinned
    peak_memory: dict[str, int] = field(default_factory=dict)  # device -> bytes
    gpu_load: dict[str, float] = field(default_factory=dict)  # name -> share of time, 0 to 1
    host_memory: int | None = None  # peak resident size of the trial's process
    replicas: int = 1
    # With `record_steps`: steps and examples so far, and the loss, after each execution.
    record: tuple[tuple[int, int | None, float | None], ...] = ()
    log: Path | None = None  # the trial's stdout and stderr
    notes: tuple[str, ...] = ()  # how it was measured, in plain words: flags and warnings
