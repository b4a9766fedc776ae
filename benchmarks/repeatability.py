"""Do five complete tunes of one script choose settings that are equally fast?

    python benchmarks/repeatability.py [examples/digits.py] [--tunes 5] [--trials 20]

Each tune has its own seed and knows nothing of the others. Afterwards all that they chose meets in
one more finals, interleaved, in fresh processes: the speeds there are what is compared.
Writes docs/measured/repeatability.md. Takes some ten minutes on two idle cores.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import markdown

from tfaudit.tuner import devices as device_choice
from tfaudit.tuner import wording
from tfaudit.tuner.finals import Finals, Participant, Ratio, paired_ratios
from tfaudit.tuner.measurement import Limits
from tfaudit.tuner.options import Options
from tfaudit.tuner.outcome import Subject
from tfaudit.tuner.plan import Request, open_script, script_of
from tfaudit.tuner.runner import Runner
from tfaudit.tuner.search import tune
from tfaudit.tuner.session import targets_of
from tfaudit.tuner.trials import describe, key

if TYPE_CHECKING:
    from tfaudit.tuner.measurement import Measurement
    from tfaudit.tuner.outcome import Outcome
    from tfaudit.tuner.script import Script
    from tfaudit.tuner.space import Setting
    from tfaudit.tuner.trials import Task

NEAR = 0.95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script", nargs="?", type=Path, default=Path("examples/digits.py"))
    parser.add_argument("--tunes", type=int, default=5)
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=2.0, help="of measuring, in each trial")
    parser.add_argument("--passes", type=int, default=6)
    options = parser.parse_args()
    path = script_of(options.script)
    limits = Limits(seconds=options.seconds)
    with tempfile.TemporaryDirectory() as logs, Runner(log_dir=Path(logs)) as runner:
        machine = runner.machine()
        devices = device_choice.choose("all", machine)
        script = open_script(path, (), Request(), devices, targets_of(machine))
        subject = Work(script, runner, limits)
        outcomes = []
        for seed in range(options.tunes):
            outcomes.append(subject.tune(options.trials, options.passes, seed))
            sys.stderr.write(f"tune {seed + 1}: {outcomes[-1].answer}\n")
        ratios = subject.compare([o.choice for o in outcomes], options.passes)
    markdown.write(
        "repeatability.md",
        introduction(path.name, str(machine), outcomes, options.trials),
        table(script, outcomes, ratios),
        verdict(ratios),
    )


class Work:
    """Tunes a script, and compares its settings."""

    def __init__(self, script: Script, runner: Runner, limits: Limits) -> None:
        self.script, self.runner, self.limits = script, runner, limits
        self.space = script.space

    def measure(self, task: Task) -> Measurement:
        return self.runner.run(
            self.script.original() if task.original else self.script.variant(task.setting),
            self.script.devices_of(task.setting),
            replace(self.limits, hopeless_below=task.hopeless_below),
            cancel=task.cancel,
        )

    def tune(self, trials: int, passes: int, seed: int) -> Outcome:
        return tune(
            self.space,
            self.measure,
            subject=Subject(self.script.path.name),
            storage="sqlite://",
            name=f"tune {seed}",
            options=Options(
                trials=trials, seed=seed, passes=passes, original_differs=self.script.changed
            ),
        )

    def compare(self, choices: list[Setting | None], passes: int) -> list[Ratio]:
        """Each choice's speed as a ratio to the script's, from one finals of all of them.

        "Leave it" is the script as the user wrote it: a ratio of 1.
        """
        script = Participant(self.space.baseline, original=True)
        distinct = {key(self.space, c): Participant(c) for c in choices if c is not None}
        finals = Finals(self.space, (script, *distinct.values()))
        speeds: list[list[float]] = [[] for _ in finals.participants]
        for number in range(passes if distinct else 0):
            for participant in finals.order(number):
                where = finals.participants.index(participant)
                speeds[where].append(self.speed(participant))
        found = paired_ratios(speeds) if distinct else []
        known = dict(zip(distinct, found, strict=True))
        one = Ratio(1.0, 1.0, 1.0, passes)
        return [one if c is None else known[key(self.space, c)] for c in choices]

    def speed(self, participant: Participant) -> float:
        setting = participant.setting
        variant = self.script.original() if participant.original else self.script.variant(setting)
        measured = self.runner.run(variant, self.script.devices_of(setting), self.limits)
        if not measured.examples_per_second:
            sys.exit(f"{describe(self.space, setting)}: {measured.reason}; see {measured.log}")
        return measured.examples_per_second


def introduction(script: str, machine: str, outcomes: list[Outcome], trials: int) -> str:
    noise = [outcome.noise for outcome in outcomes if outcome.noise is not None]
    told = f"; the script repeated within a tune varied by {max(noise):.0%}" if noise else ""
    return INTRODUCTION.format(
        script=script, machine=machine, tunes=len(outcomes), trials=trials, noise=told
    )


def table(script: Script, outcomes: list[Outcome], ratios: list[Ratio]) -> str:
    rows = []
    for number, (outcome, ratio) in enumerate(zip(outcomes, ratios, strict=True), 1):
        choice = outcome.choice
        what = "leave it" if choice is None else describe(script.space, choice, "safe fixes only")
        own = "" if outcome.ratio is None else wording.ratio(outcome.ratio)
        rows.append([str(number), what, own, wording.ratio(ratio)])
    return markdown.table(["tune", "choice", "its own answer", "in the finals of all"], rows)


def verdict(ratios: list[Ratio]) -> str:
    slowest = min(ratios, key=lambda r: r.ratio)
    fastest = max(ratios, key=lambda r: r.ratio)
    share = slowest.ratio / fastest.ratio
    text = f"The slowest choice reaches {share:.0%} of the fastest's speed"
    if share >= NEAR:
        return f"{text}: all lie within 5% of one another."
    if slowest.high >= NEAR * fastest.low:
        return f"{text}, and their intervals leave open whether they are 5% apart."
    return f"{text}: they are more than 5% apart."


INTRODUCTION = """
# Do tunes repeat?

{tunes} complete tunes of `examples/{script}`, {trials} trials each, with seeds of their own and
nothing in common, on {machine}{noise}. *Its own answer* is what each tune printed. *In the finals
of all*: what the tunes chose, once more, interleaved with the script as it was in fresh processes.

Reproduce: `python benchmarks/repeatability.py`.
"""

if __name__ == "__main__":
    main()
