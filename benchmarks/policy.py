"""Which batch size to take? Rules compared on recorded trainings to a quality target.

    python benchmarks/policy.py

Reads benchmarks/data/zeus (see its README), writes docs/measured/policy.md. Takes a second.
"""

from __future__ import annotations

import csv
import math
import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import markdown
from recorded import DATA

from tfaudit.tuner import policy
from tfaudit.tuner.finals import Ratio
from tfaudit.tuner.options import Objective
from tfaudit.tuner.policy import Contender

if TYPE_CHECKING:
    from collections.abc import Callable

# The batch size that the workload's own script uses: the user's.
OWN = {
    "cifar100": 1024,
    "imagenet": 256,
    "librispeech": 192,
    "movielens-1m": 1024,
    "squad": 32,
    "sentiment140": 128,
}

Workload = tuple[str, str, str]  # data set, network, optimizer


@dataclass(frozen=True)
class Pair:
    """A workload on a GPU: per batch size, speed and seconds to the target."""

    workload: Workload
    gpu: str
    own: int
    speeds: dict[int, float]  # epochs per second, at full power
    times: dict[int, float]  # to the target; infinite where most runs never reach it

    @property
    def best(self) -> float:
        return min(self.times.values())


def pairs() -> list[Pair]:
    """Every recorded workload and GPU with at least four batch sizes."""
    epochs = _epochs()
    found = []
    for (gpu, workload), speeds in _speeds().items():
        times = {
            batch: _seconds(epochs[workload][batch], speed)
            for batch, speed in speeds.items()
            if batch in epochs[workload]
        }
        if len(times) >= 4:
            own = OWN[workload[0]]
            fitting = own if own in times else max(b for b in times if b <= own)
            known = {batch: speeds[batch] for batch in times}
            found.append(Pair(workload, gpu, fitting, known, times))
    return found


def _seconds(epochs: list[float], speed: float) -> float:
    reached = [count for count in epochs if math.isfinite(count)]
    return statistics.fmean(reached) / speed if len(reached) > len(epochs) / 2 else math.inf


def _speeds() -> dict[tuple[str, Workload], dict[int, float]]:
    """Epochs per second by GPU, workload and batch size."""
    found: dict[tuple[str, Workload], dict[int, float]] = defaultdict(dict)
    with (DATA / "zeus" / "epoch_seconds.csv").open() as file:
        for row in csv.DictReader(file):
            seconds = float(row["seconds_per_epoch"])
            found[row["gpu"], _workload(row)][int(row["batch_size"])] = 1 / seconds
    return found


def _epochs() -> dict[Workload, dict[int, list[float]]]:
    """Epochs to the target by workload and batch size, run by run."""
    found: dict[Workload, dict[int, list[float]]] = defaultdict(dict)
    with (DATA / "zeus" / "epochs_to_target.csv").open() as file:
        for row in csv.DictReader(file):
            runs = [math.inf if run == "never" else float(run) for run in row["epochs"].split()]
            found[_workload(row)][int(row["batch_size"])] = runs
    return found


def _workload(row: dict[str, str]) -> Workload:
    return (row["dataset"], row["network"], row["optimizer"])


def ours(pair: Pair, objective: str = "closest") -> int:
    """What `tfaudit tune` recommends, had it measured exactly: the policy's own code."""
    contenders = []
    for batch, speed in pair.speeds.items():
        if batch != pair.own:
            times = speed / pair.speeds[pair.own]
            ratio = Ratio(times, times, times, 4)
            contenders.append(Contender({"batch_size": batch}, ratio, batch, changes=1))
    chosen = policy.choose(contenders, pair.own, Objective.parse(objective))
    return pair.own if chosen is None else int(chosen.batch)


def smallest_90(pair: Pair) -> int:
    top = max(pair.speeds.values())
    return min(batch for batch, speed in pair.speeds.items() if speed >= 0.9 * top)


RULES: dict[str, Callable[[Pair], int]] = {
    "keep the script's own": lambda pair: pair.own,
    "largest that fits (Lightning, accelerate)": lambda pair: max(pair.speeds),
    "smallest with 90% of the best throughput": smallest_90,
    "`--objective throughput`": lambda pair: ours(pair, "throughput"),
    "**`--objective closest`** (the default)": ours,
}


def row(name: str, rule: Callable[[Pair], int], measured: list[Pair]) -> list[str]:
    chosen = [(pair, pair.times[rule(pair)]) for pair in measured]
    reached = [(pair, time) for pair, time in chosen if math.isfinite(time)]
    to_best = [time / pair.best for pair, time in reached]
    to_own = [time / pair.times[pair.own] for pair, time in reached]
    harmed = sum(time > 1.05 * pair.times[pair.own] for pair, time in chosen)
    return [
        name,
        f"{statistics.geometric_mean(to_own):.2f}",
        str(harmed),
        str(len(chosen) - len(reached)),
        f"{statistics.geometric_mean(to_best):.2f}",
        f"{max(to_best):.1f}",
    ]


def main() -> None:
    measured = pairs()
    headings = [
        "rule", "time, own batch = 1", "later by > 5%", "never arrives", "time, best = 1", "worst",
    ]  # fmt: skip
    rows = [row(name, rule, measured) for name, rule in RULES.items()]
    workloads = len({pair.workload[0] for pair in measured})
    markdown.write(
        "policy.md",
        INTRODUCTION.format(pairs=len(measured), workloads=workloads),
        markdown.table(headings, rows),
        CAVEATS,
    )


INTRODUCTION = """
# Which batch size to take

The fastest setting in examples per second is not always the one that finishes training first: a
larger batch makes fewer updates. Here is how rules for choosing fared on recorded trainings:
{workloads} workloads on four GPU models, {pairs} pairs, each with the time to a quality target by
batch size (the learning rate had been scaled with it: by the square root for Adam and its like).
The traces were published with Zeus (You, Chung & Chowdhury, NSDI 2023; ml-energy/zeus, Apache-2.0;
see benchmarks/data/zeus). The last two rows are what `tfaudit.tuner.policy` answers.

*Time* is the geometric mean of the time to the target, without the pairs that never arrive;
*later by > 5%* counts the pairs that arrive later than with the script's own batch size, or never.

Reproduce: `python benchmarks/policy.py`.
"""

CAVEATS = """
## What this does not show

- The rule and its 95% were chosen after looking at these pairs; they are only six workloads, one
  target each, one GPU each. It is the best evidence there is, not proof.
- Throughput is taken as exact here; a tune knows it within an interval.
- On CIFAR-100 throughput misleads: the largest size is the fastest per epoch, smaller ones reach
  the target sooner. Only a look at the loss can tell (`--objective time-to-loss=…`).
"""

if __name__ == "__main__":
    main()
