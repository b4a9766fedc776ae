"""How near the best do 20 trials come? Our search and others', on recorded trials.

    python benchmarks/search.py [--seeds 100]

Writes docs/measured/search.md. Takes about three minutes on two cores.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from functools import cache
from multiprocessing import Pool
from typing import TYPE_CHECKING

import markdown
import peers
from recorded import Bed, cpu_sweep, lognormal, sweep_of, sweeps, synthetic

from tfaudit.tuner.options import Objective, Options
from tfaudit.tuner.outcome import Subject
from tfaudit.tuner.search import tune
from tfaudit.tuner.trials import EXPLORING

if TYPE_CHECKING:
    from collections.abc import Callable

TRIALS = 20
NEAR = 0.95

PEERS: dict[str, Callable[[peers.Run], None]] = {
    "double the batch only (Lightning)": peers.doubling,
    "ladder, then knob by knob (DeepSpeed-like)": peers.ladder,
    "random, no repeats": peers.random_search,
    "TPE, defaults": peers.tpe,
    "TPE with baseline, no repeats, constraint": peers.tpe_with_help,
}
OURS = "**tfaudit**, without finals"
OURS_FINALS = "**tfaudit**, with finals"

Result = tuple[float, int]  # share of the best speed that the choice truly has; trials explored


@cache
def bed(name: str) -> Bed:
    if name.startswith("synthetic"):
        return synthetic(int(name.split()[1]))
    if name in sweeps():
        return sweep_of(name)
    return cpu_sweep(smooth=name == "smoothed")


def run_peer(name: str, where: str, sigma: float, seed: int) -> Result:
    rng = random.Random(seed)
    one = peers.Run(bed(where), lambda: math.exp(rng.gauss(0.0, sigma)), seed, TRIALS)
    PEERS[name](one)
    return (one.bed.speeds[one.chosen()] or 0.0) / one.bed.best, one.spent


def run_ours(where: str, sigma: float, seed: int, *, finals: bool) -> Result:
    """The search that `tfaudit tune` runs; the fastest is asked for, as of the others."""
    outcome = tune(
        bed(where).space,
        bed(where).measure(lognormal(seed, sigma)),
        subject=Subject("recorded"),
        storage="sqlite://",
        name="recorded",
        options=Options(
            trials=TRIALS, seed=seed, objective=Objective("throughput"), passes=6 if finals else 0
        ),
    )
    choice = outcome.choice if outcome.choice is not None else bed(where).space.baseline
    explored = sum(trial.role in EXPLORING for trial in outcome.trials)
    return (bed(where).speed(choice) or 0.0) / bed(where).best, explored


def job(task: tuple[str, str, float, int]) -> Result:
    name, where, sigma, seed = task
    if name in PEERS:
        return run_peer(name, where, sigma, seed)
    return run_ours(where, sigma, seed, finals=name == OURS_FINALS)


def row(name: str, results: list[Result]) -> list[str]:
    shares = [share for share, _ in results]
    return [
        name,
        f"{statistics.fmean(share >= NEAR for share in shares):.2f}",
        f"{100 * (1 - statistics.fmean(shares)):.1f}%",
        f"{100 * (1 - sorted(shares)[len(shares) // 10]):.1f}%",
        f"{statistics.fmean(count for _, count in results):.1f}",
    ]


def section(title: str, names: list[str], beds: list[str], sigma: float, seeds: int) -> str:
    rows = []
    with Pool(2) as pool:
        for name in names:
            tasks = [(name, beds[seed % len(beds)], sigma, seed) for seed in range(seeds)]
            rows.append(row(name, pool.map(job, tasks, chunksize=5)))
    headings = ["", "within 5% of the best", "mean shortfall", "worst tenth", "trials"]
    return f"## {title}\n\n{markdown.table(headings, rows)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=100)
    seeds = parser.parse_args().seeds
    names = [*PEERS, OURS]
    synthetic_beds = [f"synthetic {number}" for number in range(12)]
    markdown.write(
        "search.md",
        INTRODUCTION.format(seeds=seeds, count=len(cpu_sweep().speeds)),
        section("Smoothed sweep, 3% noise", [*names, OURS_FINALS], ["smoothed"], 0.03, seeds),
        section("Smoothed sweep, 10% noise", [*names, OURS_FINALS], ["smoothed"], 0.10, seeds),
        section("Raw sweep, 3% noise", names, ["raw"], 0.03, seeds),
        *(
            section(
                f"examples/{name}.py, {len(sweep_of(name).speeds)} settings, {noise:.0%} noise",
                [*names, OURS_FINALS],
                [name],
                noise,
                seeds,
            )
            for name in sweeps()
            for noise in (0.03, 0.10)
        ),
        section("Synthetic GPU models, 3% noise", names, synthetic_beds, 0.03, seeds),
        CAVEATS,
    )


INTRODUCTION = """
# How near the best do 20 trials come?

The search of `tfaudit tune` (the very code, through `tfaudit.tuner.search.tune`) and other ways to
search, on recorded trials: every setting of a space was run once, and a "trial" looks its speed up
and adds noise. {seeds} seeds each. *Within 5% of the best*: share of searches whose choice truly
has at least 95% of the best speed in the space. *Shortfall*: how far the choice's true speed is
below the best; in a tenth of the runs it is larger than *worst tenth*. *Trials*: how many were
spent; tfaudit stops early when nothing promises more. Not counted are its controls (the script
again after every six trials) and its finals.

Reproduce: `python benchmarks/search.py`. The recorded sweep has {count} settings: batch size, XLA,
steps per execution, cache, and parallel map with prefetch of a small convolutional network on two
shared CPU cores (benchmarks/data). *Smoothed*: single trials' luck is taken out by a fit of all
effects and pairs; the raw table's own noise is a fifth, so its best setting is mostly luck.

The sweeps of examples hold the median of three trials of each setting, each round in an order of
its own, by the wall clock, while other processes used the same cores: the largest of the three was
typically 1.4 to 1.5 times the smallest. They are smoothed in the same way.
"""

CAVEATS = """
## What this does not show

- Few real workloads, all on CPU cores; gaps between knobs differ on a GPU. The synthetic models are
  formulas of step time and memory (`recorded.synthetic`), not measurements.
- The kernel, the screen and the stop rules were chosen while looking at these tables.
- "TPE, defaults" may measure a setting twice; the ways of Lightning and DeepSpeed are re-written
  from their published rules (benchmarks/peers.py), not their code.
"""

if __name__ == "__main__":
    main()
