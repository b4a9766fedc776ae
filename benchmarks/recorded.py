"""Recorded trials as something to search: every setting's speed, measured once and for all.

`benchmarks/data/cpu-sweep/sweep.jsonl` holds real trials of a small CNN on two shared CPU cores:
all 168 combinations of five knobs, and two settings repeated through the 13 minutes it took.
`benchmarks/data/sweeps` holds all settings of some of `examples/` (benchmarks/record_sweep.py). A
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


def sweeps() -> list[str]:
    """The examples that were recorded by benchmarks/record_sweep.py."""
    return sorted(path.stem for path in (DATA / "sweeps").glob("*.jsonl"))


def sweep_of(example: str) -> Bed:
    """A sweep of an example: the median of each setting's repeats, without single trials' luck.

    Every setting must have been measured; a recording that was cut short is refused.
    """
    first, *rows = (DATA / "sweeps" / f"{example}.jsonl").read_text().splitlines()
    plain = json.loads(first)["knobs"]
    # The batch size first, where the other searches look for it.
    order = sorted(range(len(plain)), key=lambda i: plain[i]["name"] != "batch_size")
    knobs = [{**plain[i], "values": tuple(plain[i]["values"])} for i in order]
    space = Space(tuple(Knob(**knob) for knob in knobs))
    seen: dict[Key, list[float]] = {tuple(setting.values()): [] for setting in space.settings()}
    for row in map(json.loads, rows):
        if row["status"] == Status.OK.value and row["examples_per_second"]:
            where = tuple(row["setting"][i] for i in order)
            seen[where].append(row["examples_per_second"])
    missing = [where for where, speeds in seen.items() if not speeds]
    if missing:
        raise SystemExit(
            f"the sweep of {example} lacks {len(missing)} settings, {missing[0]} first"
        )
    medians = {where: statistics.median(speeds) for where, speeds in seen.items()}
    return Bed(f"{example}.py, smoothed", space, dict(_without_luck(space, medians)))


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


def synthetic(number: int) -> Bed:
    """A made-up GPU workload: formulas for step time and memory with drawn constants.

    576 settings, of which a part does not fit into 16 GB; very few are within 5% of the best.
    """
    found = (_workload(1000 + seed) for seed in itertools.count())
    usable = (bed for bed in found if bed is not None)
    return next(itertools.islice(usable, number, None))


def _gpu_space(base_batch: int) -> Space:
    sizes = (8, 16, 32, 64, 128, 256, 512, 1024)
    return Space(
        (
            Knob("batch_size", sizes, base_batch, ordinal=True, semantic=True),
            Knob("precision", ("float32", "mixed"), "float32", semantic=True, memory=True),
            Knob("xla", (False, True), False, memory=True),
            Knob("steps_per_execution", (1, 8, 32), 1, ordinal=True),
            Knob("pipeline", ("as is", "prefetch", "prefetch+cache"), "as is", ordinal=True),
            Knob("strategy", ("one", "mirrored"), "one"),
        )
    )


def _workload(seed: int) -> Bed | None:
    cost = _GpuCosts.draw(np.random.default_rng(seed))
    space = _gpu_space(32)
    names = [knob.name for knob in space.knobs]
    speeds = {
        values: cost.speed(dict(zip(names, values, strict=True)))
        for values in itertools.product(*(knob.values for knob in space.knobs))
    }
    for batch in (32, 16, 8):
        space = _gpu_space(batch)
        if speeds[tuple(space.baseline.values())] is not None:
            return Bed(f"synthetic GPU model {seed}", space, speeds)
    return None


@dataclass(frozen=True)
class _GpuCosts:
    """Constants of a workload: seconds and bytes."""

    dispatch: float
    fixed: float
    example: float
    mixed: float  # factor on the example's cost
    xla: float  # factor on the example's cost
    xla_fixed: float  # factor on the fixed cost
    input_: float  # per example
    parallel: float  # how many times as fast a parallel pipeline is
    cached: float  # factor on the input's cost
    reduce: float  # over four GPUs, per step
    memory_fixed: float
    memory_example: float

    @classmethod
    def draw(cls, rng: np.random.Generator) -> _GpuCosts:
        def power(low: float, high: float) -> float:
            return float(10 ** rng.uniform(low, high))

        dispatch, fixed, example = power(-3.0, -2.2), power(-3.2, -2.3), power(-4.6, -3.2)
        mixed = rng.uniform(0.4, 0.95) if rng.random() < 0.8 else rng.uniform(1.0, 1.1)
        xla = rng.uniform(0.7, 1.0) if rng.random() < 0.7 else rng.uniform(1.0, 1.25)
        return cls(
            dispatch,
            fixed,
            example,
            mixed,
            xla,
            xla_fixed=rng.uniform(0.3, 0.9),
            input_=example * power(-1.5, 0.6),
            parallel=rng.uniform(2, 8),
            cached=rng.uniform(0.02, 0.6),
            reduce=power(-3.0, -1.8),
            memory_fixed=rng.uniform(0.5, 4) * 1e9,
            memory_example=power(6.8, 8.3),
        )

    def speed(self, setting: Setting) -> float | None:
        """Examples per second; None when the memory does not suffice."""
        batch, mixed = int(setting["batch_size"]), setting["precision"] == "mixed"
        memory = self.memory_fixed * (1.1 if mixed else 1.0)
        memory += (
            self.memory_example * batch * (0.55 if mixed else 1) * (0.9 if setting["xla"] else 1)
        )
        if memory > 16e9:
            return None
        gpus = 4 if setting["strategy"] == "mirrored" else 1
        factor = (self.mixed if mixed else 1) * (self.xla if setting["xla"] else 1)
        step = self.fixed * (self.xla_fixed if setting["xla"] else 1)
        step += self.example * batch * factor * (1 + 0.6 * math.exp(-batch / 48))
        if gpus > 1:
            step += self.reduce * (0.6 if mixed else 1)
        step += self.dispatch * (1.8 if gpus > 1 else 1) / int(setting["steps_per_execution"])
        loading = self.input_ * batch * gpus
        if setting["pipeline"] == "as is":
            return batch * gpus / (step + loading)
        loading *= (self.cached if setting["pipeline"] == "prefetch+cache" else 1) / self.parallel
        return batch * gpus / max(step, loading)
