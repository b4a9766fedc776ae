"""A bench for people and programs: what is on the screen while it runs, and what it came to."""

from __future__ import annotations

import dataclasses
import statistics
from typing import TYPE_CHECKING, Any

from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from tfaudit import __version__
from tfaudit.tuner import wording
from tfaudit.tuner.bench import SCRIPT
from tfaudit.tuner.live import can_redraw
from tfaudit.tuner.trials import to_json

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import Console

    from tfaudit.tuner.bench import Picture, Result, Standing
    from tfaudit.tuner.finals import Ratio
    from tfaudit.tuner.trials import Trial

VERSION = 1  # of the JSON's shape: raised when a program that reads it would have to change


class Screen:
    """A line for every run that has ended; on a terminal, one that changes for the running one.

    Use as a context manager.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._spinner = Spinner("dots")
        self._live: Live | None = None
        if can_redraw(console):
            self._live = Live(self._spinner, console=console, transient=True)
        self._shown = 0

    def __enter__(self) -> Screen:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def show(self, picture: Picture) -> None:
        """Draw."""
        for run in picture.runs[self._shown :]:
            self.say(_line(run))
        self._shown = len(picture.runs)
        if picture.running is not None:
            self._spinner.update(text=Text(_now(picture), no_wrap=True, overflow="ellipsis"))

    def say(self, text: str) -> None:
        """A line."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)


def _line(run: Trial) -> str:
    measured = run.measurement
    speed = f"{wording.speed(run.speed)} examples/s {wording.interval(measured)}".strip()
    step = wording.step(measured)
    parts = (
        f"run {run.number + 1}",
        str(run.setting[SCRIPT]),
        speed,
        f"{step} ms a step" if step else "",
        wording.memory(measured),
    )
    return " | ".join(part for part in parts if part)


def _now(picture: Picture) -> str:
    """The running script in one line, what matters least at its end."""
    progress = picture.progress
    doing = progress.phase if progress is not None else "starting"
    speed = progress.examples_per_second if progress is not None else None
    parts = [
        f"run {len(picture.runs) + 1} of at most {picture.most}",
        f"{picture.running}: {doing}",
    ]
    if speed is not None:
        parts.append(f"{wording.speed(speed)} examples/s")
    parts.append(f"{wording.duration(picture.seconds)} so far")
    if picture.seconds_left is not None:
        parts.append(f"at most about {wording.duration(picture.seconds_left)} left")
    return " | ".join(parts)


def show(result: Result, console: Console) -> None:
    """Print the runs of every script side by side, what they come to, and what to know of it."""
    reference, *others = result.standings
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("script", overflow="fold")
    for name in ("examples/s", "from", "to", "batch", "ms/step", "memory"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("ratio", overflow="fold")
    for standing in result.standings:
        last = standing.runs[-1].measurement
        table.add_row(
            Text(standing.name),
            wording.speed(standing.examples_per_second),
            wording.speed(min(standing.speeds)),
            wording.speed(max(standing.speeds)),
            str(standing.batch or ""),
            wording.step(last),
            wording.memory(last),
            "1 (the reference)" if standing.ratio is None else wording.ratio(standing.ratio),
        )
    console.print(table)
    console.print()
    for standing in others:
        console.print(Text(answer(standing, reference), style="bold"), soft_wrap=True)
    for line in facts(result):
        console.print(Text(line), soft_wrap=True)


def answer(standing: Standing, reference: Standing) -> str:
    """One sentence on a script beside the reference: the faster one comes first."""
    ratio = standing.ratio
    assert ratio is not None
    name, other = standing.name, reference.name
    if ratio.low > 1:
        return f"{name} is {_times(ratio)} as fast as {other}."
    if ratio.high < 1:
        turned = dataclasses.replace(
            ratio, ratio=1 / ratio.ratio, low=1 / ratio.high, high=1 / ratio.low
        )
        return f"{other} is {_times(turned)} as fast as {name}."
    return f"No difference between {name} and {other} was found: {name} is {_times(ratio)} as fast."


def _times(ratio: Ratio) -> str:
    return f"{ratio.ratio:.2f}× ({ratio.low:.2f} to {ratio.high:.2f})"


def facts(result: Result) -> list[str]:
    """What stands below the answer, a line each."""
    reference, *others = result.standings
    count = len(reference.runs)
    ended = f"Ended because {result.stopped}; {wording.duration(result.seconds)}."
    lines = [f"{count} fresh runs of each, interleaved. {ended}"]
    lines += [
        f"{other.name} trains with batches of {other.batch}, {reference.name} with "
        f"{reference.batch}: with the same examples they make different numbers of updates."
        for other in others
        if other.batch != reference.batch
    ]
    lines += [f"{other.name}: {other.note}." for other in others if other.note]
    lines += wording.gpu_loads([run.measurement for run in result.runs])
    seen = dict.fromkeys(note for run in result.runs for note in run.measurement.notes)
    return [*lines, *(f"Note: {text}." for text in seen)]


def as_json(result: Result, machine: dict[str, Any]) -> dict[str, Any]:
    """Everything, as plain JSON values. Its shape is docs/schema/bench.schema.json."""
    reference, *others = result.standings
    return {
        "version": VERSION,
        "tfaudit": __version__,
        "reference": reference.name,
        "answers": [answer(other, reference) for other in others],
        "scripts": [_standing(standing) for standing in result.standings],
        "runs": [
            {
                "number": run.number,
                "script": run.setting[SCRIPT],
                "began": run.began,
                "measurement": to_json(run.measurement),
            }
            for run in result.runs
        ],
        "facts": facts(result),
        "stopped": result.stopped,
        "seconds": result.seconds,
        "manifest": machine,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    steps = [s for r in standing.runs if (s := r.measurement.step_seconds) is not None]
    return {
        "name": standing.name,
        "examples_per_second": standing.examples_per_second,
        "ratio": None if standing.ratio is None else dataclasses.asdict(standing.ratio),
        "batch": standing.batch,
        "step_seconds": statistics.median(steps) if steps else None,
        "note": standing.note,
    }
