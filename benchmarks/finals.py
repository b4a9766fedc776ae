"""Is the reported interval honest, and is "leave it" answered when nothing is better?

    python benchmarks/finals.py [--seeds 100]

Writes docs/measured/finals.md. Takes about three minutes on two cores.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import Pool

import markdown
from recorded import Bed, cpu_sweep

from tfaudit.tuner.candidates import Candidates
from tfaudit.tuner.finals import Finals, Participant, Ratio, next_step
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.options import Options
from tfaudit.tuner.outcome import Subject
from tfaudit.tuner.schedule import Done, Position, Step
from tfaudit.tuner.search import tune
from tfaudit.tuner.trials import Role, Task, Trial

NOISES = (0.03, 0.10, 0.20)
DRIFTS = (0.0, 0.2)
_MEMORY = 0.97  # of the machine's state from one trial to the next
_GAINS = (1.0, 1.5, 1.47, 1.2)  # true ratios in the finals alone, the reference first
_FINALS_PER_SEED = 10


@dataclass(frozen=True)
class Result:
    """What finals said of the one that came out best, and what is true of it."""

    truth: float
    ratio: Ratio
    left: bool  # the answer was "leave it"
    trials: int  # of the finals


@dataclass
class Weather:
    """Independent noise between trials, and a slow drift of the machine."""

    seed: int
    sigma: float
    drift: float

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        self._state = self._rng.gauss(0.0, self.drift)

    def __call__(self, task: Task) -> float:
        step = self.drift * math.sqrt(1 - _MEMORY**2)
        self._state = _MEMORY * self._state + self._rng.gauss(0.0, step)
        return math.exp(self._state + self._rng.gauss(0.0, self.sigma))


@cache
def bed(name: str) -> Bed:
    """The recorded sweep; or made such that nothing is faster than the script."""
    sweep = cpu_sweep()
    if name == "recorded":
        return sweep
    own = sweep.speed(sweep.space.baseline) or 0.0
    return replace(sweep, speeds={k: min(v or 0.0, own) for k, v in sweep.speeds.items()})


def whole_tune(task: tuple[str, float, float, int]) -> Result:
    """A tune with search, finals and the usual policy."""
    where, sigma, drift, seed = task
    outcome = tune(
        bed(where).space,
        bed(where).measure(Weather(seed, sigma, drift)),
        subject=Subject("recorded"),
        storage="sqlite://",
        name="recorded",
        options=Options(trials=20, seed=seed),
    )
    standings = [s for s in outcome.standings if s.ratio is not None]
    if outcome.choice is not None:
        standings = [s for s in standings if s.setting == outcome.choice]
    winner = standings[0]
    own = bed(where).speed(bed(where).space.baseline) or 1.0
    truth = (bed(where).speed(winner.setting) or 0.0) / own
    finals = sum(trial.role is Role.FINAL for trial in outcome.trials)
    assert winner.ratio is not None
    return Result(truth, winner.ratio, outcome.choice is None, finals)


def finals_alone(task: tuple[str, float, float, int]) -> list[Result]:
    """Several finals of four; the winner is the one that came out fastest."""
    where, sigma, drift, seed = task
    gains = _GAINS if where == "recorded" else (1.0, 1.0, 0.98, 0.95)
    numbers = range(seed * _FINALS_PER_SEED, (seed + 1) * _FINALS_PER_SEED)
    return [_play(gains, Weather(number, sigma, drift)) for number in numbers]


def _play(gains: tuple[float, ...], weather: Weather) -> Result:
    candidates = _candidates()
    settings = candidates.settings[: len(gains)]
    finals = Finals(candidates.space, tuple(Participant(setting) for setting in settings))
    trials: list[Trial] = []
    while True:
        step = next_step(finals, Position(candidates, trials), Options().passes)
        if isinstance(step, Done):
            break
        assert isinstance(step, Step)
        assert step.setting is not None
        task = Task(len(trials), Role.FINAL, step.setting)
        speed = gains[settings.index(step.setting)] * weather(task)
        measured = Measurement(Status.OK, examples_per_second=speed)
        trials.append(Trial(task.number, Role.FINAL, step.setting, measured, finals=finals.name))
    ratios = [ratio for _, ratio in finals.ratios(trials)]
    winner = max(ratios, key=lambda ratio: ratio.ratio)
    left = all(ratio.low <= 1 for ratio in ratios)
    return Result(gains[1 + ratios.index(winner)], winner, left, len(trials))


@cache
def _candidates() -> Candidates:
    return Candidates(cpu_sweep().space)


def row(sigma: float, drift: float, results: list[Result]) -> list[str]:
    held = [one.ratio.low <= one.truth <= one.ratio.high for one in results]
    widths = [math.sqrt(one.ratio.high / one.ratio.low) - 1 for one in results]
    return [
        f"{sigma:.0%}",
        f"{drift:.0%}",
        f"{statistics.fmean(one.left for one in results):.2f}",
        f"{statistics.fmean(held):.2f}",
        f"±{statistics.median(widths):.0%}",
        f"{statistics.fmean(one.trials for one in results):.1f}",
        str(len(results)),
    ]


def section(title: str, where: str, seeds: int, *, whole: bool) -> str:
    rows = []
    with Pool(2) as pool:
        for sigma in NOISES:
            for drift in DRIFTS:
                tasks = [(where, sigma, drift, seed) for seed in range(seeds)]
                if whole:
                    results = pool.map(whole_tune, tasks, chunksize=5)
                else:
                    many = pool.map(finals_alone, tasks, chunksize=5)
                    results = [result for few in many for result in few]
                rows.append(row(sigma, drift, results))
    headings = [
        "noise",
        "drift",
        "leave it",
        "interval holds the truth",
        "width",
        "final trials",
        "runs",
    ]
    return f"## {title}\n\n{markdown.table(headings, rows)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=100)
    seeds = parser.parse_args().seeds
    markdown.write(
        "finals.md",
        INTRODUCTION,
        section("Finals alone: 1.5, 1.47 and 1.2 times as fast", "recorded", seeds, whole=False),
        section("Finals alone: as fast, or slower", "same", seeds, whole=False),
        section("Whole tunes of the recorded sweep", "recorded", max(1, seeds // 3), whole=True),
        section("Whole tunes where nothing is faster", "same", max(1, seeds // 3), whole=True),
        CAVEATS,
    )


INTRODUCTION = """
# Is the reported ratio honest?

A tune ends with finals: the best few settings and the script run again in fresh trials, interleaved
in time, and only these decide. Here noise is put on recorded trials whose true speeds are known.

*Noise*: standard deviation of the logarithm between identical trials. *Drift*: that of a slow
change of the machine (each trial keeps 97% of the state before it), as on a shared host. *Leave
it*: share of runs that answer that nothing is faster. *Interval holds the truth*: of the winner's
reported 95% interval; the winner is picked after looking at all, which costs some of the 95%.
*Width*: the median half-width of that interval. "Finals alone" runs the finals with known gains,
ten times per seed; "whole tunes" run search, finals and the default policy on the recorded sweep.

Reproduce: `python benchmarks/finals.py`.
"""

CAVEATS = """
## What this does not show

- Noise is lognormal and alike for all settings here. With occasional very slow trials, or
  settings that are noisier than others, intervals get wider or hold the truth a little less often.
- The recorded sweep's true speeds are a fit to single trials (see search.md).
"""

if __name__ == "__main__":
    main()
