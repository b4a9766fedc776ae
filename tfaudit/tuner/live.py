"""A search on the screen while it runs: a live table, or a line per trial where there is none."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from tfaudit.tuner import wording
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.trials import EXPLORING, Role, key

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import Console, RenderableType

    from tfaudit.tuner.search import Picture, Running
    from tfaudit.tuner.trials import Task, Trial

_OTHER_LINES = 9  # of the screen, beside the rows of trials
_BARS = 50  # of the sparkline, at the most: the latest
_STYLES = {Status.OK: "", Status.PRUNED: "dim", Status.INTERRUPTED: "dim"}


def watcher(console: Console) -> LiveTable | Lines:
    """What suits the console."""
    return LiveTable(console) if can_redraw(console) else Lines(console)


def can_redraw(console: Console) -> bool:
    """Whether something that changes can be shown: a terminal, and nobody wants plain text."""
    return console.is_terminal and not console.is_dumb_terminal and "NO_COLOR" not in os.environ


class LiveTable:
    """A table that is drawn anew at every change. Use as a context manager."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, auto_refresh=False, transient=True)

    def __enter__(self) -> LiveTable:
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._live.stop()

    def show(self, picture: Picture) -> None:
        """Draw."""
        rows = max(3, self._console.size.height - _OTHER_LINES)
        self._live.update(render(picture, rows), refresh=True)

    def say(self, text: str) -> None:
        """A line above the table."""
        self._live.console.print(text, highlight=False, markup=False)


class Lines:
    """One line per trial, for logs and pipes. Use as a context manager."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown: set[int] | None = None

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def show(self, picture: Picture) -> None:
        """Print the trials that have ended since the last time."""
        if self._shown is None:  # what an earlier run measured is not news
            running = min((r.task.number for r in picture.running), default=None)
            earlier = (t.number for t in picture.trials if running is None or t.number < running)
            self._shown = set(earlier) if running is not None else set()
        for trial in picture.trials:
            if trial.number not in self._shown:
                self._shown.add(trial.number)
                self.say(line(picture, trial))

    def say(self, text: str) -> None:
        """A line."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)


def line(picture: Picture, trial: Trial) -> str:
    """A trial in one line of plain text."""
    measured = trial.measurement
    kind = "final" if trial.role is Role.FINAL else "trial"
    parts = [f"{kind} {trial.number}", _what(picture, trial)]
    if measured.status is not Status.OK:
        parts.append(measured.status.value + (f": {measured.reason}" if measured.reason else ""))
    if trial.speed is not None:
        parts.append(
            f"{wording.speed(trial.speed)} examples/s {wording.interval(measured)}".strip()
        )
        parts.append(wording.times(_ratio(picture, trial)))
    if measured.step_seconds is not None:
        parts.append(f"{wording.step(measured)} ms a step")
    parts.append(wording.memory(measured))
    return " | ".join(part for part in parts if part)


def render(picture: Picture, rows: int) -> RenderableType:
    """The whole screen.

    Args:
        picture: What to show.
        rows: How many trials fit; of more, the latest, and the best one.
    """
    best = _best(picture)
    table = Table(box=None, padding=(0, 2, 0, 0), expand=False)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("setting", overflow="ellipsis")  # the one that gives way
    table.add_column("status", no_wrap=True)
    table.add_column("examples/s", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for name in ("ratio", "ms/step", "memory"):
        table.add_column(name, justify="right", no_wrap=True)
    for trial in _visible(picture, best, rows - len(picture.running)):
        _add_row(table, picture, trial, is_best=trial is best)
    for running in picture.running:
        _add_running(table, picture, running)
    return Group(table, Text(), *_footer(picture, best))


def _visible(picture: Picture, best: Trial | None, rows: int) -> list[Trial]:
    latest = list(picture.trials[-max(1, rows) :])
    if best is not None and best not in latest:
        latest[0] = best
    return latest


def _add_row(table: Table, picture: Picture, trial: Trial, *, is_best: bool) -> None:
    measured = trial.measurement
    status = "final" if trial.role is Role.FINAL and trial.ok else measured.status.value
    style = "bold green" if is_best else _STYLES.get(measured.status, "red")
    table.add_row(
        str(trial.number),
        _cell(_what(picture, trial)),
        "best so far" if is_best else "measured" if status == "ok" else status,
        wording.speed(trial.speed),
        wording.interval(measured),
        wording.times(_ratio(picture, trial)),
        wording.step(measured),
        wording.memory(measured),
        style=style,
    )


def _add_running(table: Table, picture: Picture, running: Running) -> None:
    progress = running.progress
    speed = progress.examples_per_second if progress is not None else None
    table.add_row(
        str(running.task.number),
        _cell(_what(picture, running.task)),
        f"{progress.phase if progress is not None else 'starting'} {running.seconds:.0f} s",
        wording.speed(speed),
        "",
        wording.times(_beside_first(picture, speed)),
        style="cyan",
    )


def _footer(picture: Picture, best: Trial | None) -> list[RenderableType]:
    explored = sum(t.role in EXPLORING and not t.answered for t in picture.trials)
    total = picture.options.trials
    bar = Table.grid(padding=(0, 1))
    if picture.phase == "search":
        text = f"{explored} of at most {total} trials"
        bar.add_row(ProgressBar(total=total, completed=explored, width=30), text)
    else:
        passes = f"pass {_pass(picture)} of at most {picture.options.most_passes}"
        bar.add_row(f"finals: the best again, interleaved with the script; {passes}")
    left = picture.seconds_left
    if left is not None:
        bar.add_row(*([""] if picture.phase == "search" else []), _left(picture.seconds, left))
    lines: list[RenderableType] = [bar]
    if best is not None:
        name = _what(picture, best)
        ratio = _ratio(picture, best)
        lines.append(
            Text(f"best so far: {name}, {wording.times(ratio)} (one trial: not confirmed)")
        )
    speeds = [t.speed for t in picture.trials if t.role is not Role.FINAL and not t.answered]
    lines.append(Text(f"examples/s by trial: {wording.sparkline(speeds[-_BARS:])}"))
    return lines


def _pass(picture: Picture) -> int:
    """Which pass of the finals runs: how often those who are farthest have begun."""
    every: list[Trial | Task] = [*picture.trials, *(r.task for r in picture.running)]
    begun = [t for t in every if t.role is Role.FINAL]
    latest = begun[-1].finals if begun else ""
    who = Counter((t.original, key(picture.space, t.setting)) for t in begun if t.finals == latest)
    return max(who.values(), default=1)


def _what(picture: Picture, trial: Trial | Task) -> str:
    return wording.what(picture.space, trial, mended=picture.options.original_differs)


def _cell(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ellipsis")


def _left(spent: float, left: float) -> str:
    return f"{wording.duration(spent)} so far, about {wording.duration(left)} left"


def _best(picture: Picture) -> Trial | None:
    """The fastest trial of a setting that was searched."""
    searched = [t for t in picture.trials if t.ok and t.role in EXPLORING and not t.answered]
    return max(searched, key=lambda t: t.speed or 0.0, default=None)


def _ratio(picture: Picture, trial: Trial) -> float | None:
    return _beside_first(picture, trial.speed)


def _beside_first(picture: Picture, speed: float | None) -> float | None:
    """A speed over that of the script's first trial."""
    first = next((t for t in picture.trials if t.role is Role.ORIGINAL and t.ok), None)
    first = first or next((t for t in picture.trials if t.role is Role.BASELINE and t.ok), None)
    if first is None or first.speed is None or speed is None:
        return None
    return speed / first.speed
