"""Recorded trials as something to search: every setting's speed, measured once and for all.

`benchmarks/data/cpu-sweep/sweep.jsonl` holds real trials of a small CNN on two shared CPU cores:
all 168 combinations of five knobs, and two settings repeated through the 13 minutes it took. A
benchmark that "measures" here looks a setting up and adds noise; no TensorFlow runs.
"""

from __future__ import annotations

import itertools
import json
import math
import random
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.space import Knob, Setting, Space, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.tuner.trials import Task

DATA = Path(__file__).parent / "data"

Key = tuple[Value, ...]


@dataclass(frozen=True)
class Bed:
    """A space of which every setting's true speed is known."""

    name: str
    space: Space
    speeds: dict[Key, float | None]  # examples/s; None: out of memory

    def key(self, setting: Setting) -> Key:
        return tuple(setting[knob.name] for knob in self.space.knobs)

    def speed(self, setting: Setting) -> float | None:
        return self.speeds[self.key(setting)]

    @property
    def best(self) -> float:
        return max(speed for speed in self.speeds.values() if speed)

    def measure(self, noise: Callable[[Task], float]) -> Callable[[Task], Measurement]:
        """A function that "runs" a trial: the recorded speed times noise."""

        def run(task: Task) -> Measurement:
            speed = self.speed(task.setting)
            if speed is None:
                return Measurement(Status.OUT_OF_MEMORY, "out of memory")
            value = speed * noise(task)
            batch = int(task.setting["batch_size"])
            return Measurement(
                Status.OK,
                examples_per_second=value,
                low=value * 0.99,
                high=value * 1.01,
                step_seconds=batch / value,
                batch=batch,
                total_seconds=3.8,
            )

        return run


def lognormal(seed: int, sigma: float) -> Callable[[Task], float]:
    """Independent noise of every trial."""
    rng = random.Random(seed)

    def factor(task: Task) -> float:
        del task
        return math.exp(rng.gauss(0.0, sigma))

    return factor


def cpu_space(base_batch: int = 32) -> Space:
    """The knobs of the recorded sweep."""
    return Space(
        (
            Knob(
                "batch_size",
                (8, 32, 64, 128, 256, 512, 1024),
                base_batch,
                ordinal=True,
                semantic=True,
            ),
            Knob("xla", (False, True), False, memory=True),
            Knob("steps_per_execution", (1, 8, 32), 1, ordinal=True),
            Knob("cache", (False, True), False),
            Knob("prefetch", (False, True), False),
        )
    )


def cpu_sweep(*, smooth: bool = True) -> Bed:
    """The recorded sweep.

    Args:
        smooth: Take single settings' luck out: a fit of every knob's effect and of every pair's,
            on log speeds. The raw table holds a noise of a fifth; its best setting is mostly luck.
    """
    rows = (DATA / "cpu-sweep" / "sweep.jsonl").read_text().splitlines()
    records = [json.loads(row) for row in rows]
    speeds = {
        _key(record["cfg"]): record["ex"] / statistics.median(record["ts"][3:])
        for record in records
        if record.get("tag") == "sweep" and "ts" in record
    }
    space = cpu_space()
    if smooth:
        speeds = _without_luck(space, speeds)
    name = "recorded CPU sweep" + (", smoothed" if smooth else ", raw")
    return Bed(name, space, dict(speeds))


def _key(values: list[int]) -> Key:
    batch, xla, steps, cache, prefetch = values
    return (batch, bool(xla), steps, bool(cache), bool(prefetch))


def _without_luck(space: Space, speeds: dict[Key, float]) -> dict[Key, float]:
    columns = [[knob.values.index(k[i]) for k in speeds] for i, knob in enumerate(space.knobs)]
    features = [np.ones(len(speeds))]
    one_hot = [
        [np.array([v == level for v in column], float) for level in range(1, len(knob.values))]
        for column, knob in zip(columns, space.knobs, strict=True)
    ]
    features += [feature for knob in one_hot for feature in knob]
    for left, right in itertools.combinations(one_hot, 2):
        features += [a * b for a in left for b in right]
    design = np.stack(features, axis=1)
    logs = np.log(list(speeds.values()))
    weights = np.linalg.lstsq(design, logs, rcond=None)[0]
    return dict(zip(speeds, np.exp(design @ weights).tolist(), strict=True))
