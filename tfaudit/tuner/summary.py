"""The end of a search, for the terminal and as JSON."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from tfaudit import __version__
from tfaudit.tuner import wording
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.trials import EXPLORING, Role, describe, key, to_json
from tfaudit.tuner.worth import worths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from tfaudit.tuner.outcome import Outcome, Standing
    from tfaudit.tuner.trials import Trial
    from tfaudit.tuner.worth import Worth

VERSION = 1  # of the JSON's shape: raised when a program that reads it would have to change

_MOST_ROWS = 25


def show(outcome: Outcome, console: Console) -> None:
    """Print what was tried, what came of it, and what to know about it."""
    console.print(_tried(outcome))
    if outcome.standings:
        console.print()
        console.print(_finals(outcome))
    found = worths(outcome.space, outcome.trials)
    if found:
        console.print()
        console.print(_worth(found))
    console.print()
    console.print(Text(_sentence(outcome), style="bold"))
    for text in facts(outcome):
        console.print(Text(text), soft_wrap=True)


def facts(outcome: Outcome) -> list[str]:
    """What stands below the answer, a line each."""
    lines = []
    if outcome.choice is not None:
        what = describe(outcome.space, outcome.choice, "its safe fixes, every knob as it is")
        lines.append(f"Chosen: {what}.")
    lines += [f"If you take it: {text}." for text in outcome.advice]
    if outcome.noise is None:
        lines.append("Noise: the script was measured once only, so its spread is not known.")
    else:
        count = sum(t.role in {Role.BASELINE, Role.CONTROL} for t in outcome.trials)
        lines.append(f"Noise: {count} trials of the same script spread by {outcome.noise:.1%}.")
    lines.append(_effort(outcome))
    lines += wording.gpu_loads([t.measurement for t in outcome.trials])
    lines += [
        f"Trial {t.number}: {t.measurement.status.value}: {t.measurement.reason}."
        for t in outcome.trials
        if t.measurement.reason and not t.answered
    ]
    seen = dict.fromkeys(note for t in outcome.trials for note in t.measurement.notes)
    lines += [f"Note: {text}." for text in (*outcome.notes, *seen)]
    return lines


def _sentence(outcome: Outcome) -> str:
    return outcome.answer[0].upper() + outcome.answer[1:] + "."


def _effort(outcome: Outcome) -> str:
    ran = [t for t in outcome.trials if not t.answered]
    explored = sum(t.role in EXPLORING for t in ran)
    controls = sum(t.role is Role.CONTROL for t in ran)
    finals = sum(t.role is Role.FINAL for t in ran)
    parts = [f"{explored} to explore"]
    if controls:
        parts.append(f"{controls} to watch the noise")
    if finals:
        parts.append(f"{finals} in the finals")
    spent = wording.duration(outcome.seconds)
    return f"Trials: {', '.join(parts)}; {spent} this time. Ended because {outcome.stopped}."


def _tried(outcome: Outcome) -> Table:
    """Every setting, the fastest first; the failed ones last."""
    table = Table(
        title=Text(f"What was tried ({outcome.subject.script})"), title_justify="left", box=None
    )
    for name in ("trial", "setting", "examples/s", "ratio", "memory", "result"):
        numeric = name in {"trial", "examples/s", "ratio", "memory"}
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    first = _first(outcome)
    trials = [t for t in outcome.trials if _is_tried(t)]
    trials.sort(key=lambda t: t.speed or 0.0, reverse=True)
    for trial in trials[:_MOST_ROWS]:
        measured = trial.measurement
        own = first.speed if first is not None else None
        table.add_row(
            str(trial.number),
            Text(wording.what(outcome.space, trial, mended=_mended(outcome))),
            wording.speed(trial.speed),
            wording.times(trial.speed / own if trial.speed and own else None),
            wording.memory(measured),
            _result(trial),
            style=_style(outcome, trial),
        )
    if len(trials) > _MOST_ROWS:
        table.caption = f"and {len(trials) - _MOST_ROWS} slower or failed ones"
    return table


def _is_tried(trial: Trial) -> bool:
    return (trial.role in EXPLORING or trial.original) and trial.role is not Role.FINAL


def _mended(outcome: Outcome) -> bool:
    return any(trial.original for trial in outcome.trials)


def _first(outcome: Outcome) -> Trial | None:
    ok = [t for t in outcome.trials if t.ok and t.role in {Role.ORIGINAL, Role.BASELINE}]
    return next((t for t in ok if t.original), ok[0] if ok else None)


def _result(trial: Trial) -> str:
    measured = trial.measurement
    if measured.status is Status.OK:
        return "" if measured.steady else "unsteady"
    return str(measured.status.value)


def _style(outcome: Outcome, trial: Trial) -> str:
    if not trial.ok:
        return "red"
    chosen = outcome.choice is not None and not trial.original
    if chosen and key(outcome.space, trial.setting) == key(outcome.space, outcome.choice or {}):
        return "bold green"
    return ""


def _finals(outcome: Outcome) -> Table:
    passes = max((s.ratio.pairs for s in outcome.standings if s.ratio), default=0)
    table = Table(
        title=f"Finals ({passes} fresh trials of each, interleaved)", title_justify="left", box=None
    )
    table.add_column("setting")
    table.add_column("examples/s", justify="right")
    table.add_column("batch", justify="right")
    table.add_column(Text(f"times as fast as {outcome.reference}"))
    for standing in outcome.standings:
        reference = standing.ratio is None
        own = "safe fixes only" if _mended(outcome) else "as it is"
        name = outcome.reference if reference else describe(outcome.space, standing.setting, own)
        ratio = "1 (the reference)" if reference else wording.ratio(standing.ratio)
        chosen = not reference and standing.setting == outcome.choice
        table.add_row(
            Text(name),
            wording.speed(standing.examples_per_second),
            f"{standing.batch:g}",
            ratio + (f"  {standing.verdict.worse}" if standing.verdict.worse else ""),
            style="bold green" if chosen else "",
        )
    return table


def _worth(found: Sequence[Worth]) -> Table:
    """What each change did by itself."""
    table = Table(title="What each change was worth alone", title_justify="left", box=None)
    table.add_column("change")
    table.add_column("times as fast")
    table.add_column("pairs of settings", justify="right")
    for worth in found:
        ratio = wording.span(worth.ratio, worth.low, worth.high)
        style = {1: "green", -1: "red", 0: ""}[worth.sign]
        table.add_row(Text(str(worth)), ratio, str(worth.pairs), style=style)
    return table


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Everything, as plain JSON values. Its shape is docs/schema/tune.schema.json."""
    return {
        "version": VERSION,
        "tfaudit": __version__,
        "script": outcome.subject.script,
        "answer": outcome.answer,
        "choice": None if outcome.choice is None else dict(outcome.choice),
        "ratio": _plain(outcome.ratio),
        "reference": outcome.reference,
        "confirmed": outcome.confirmed,
        "stopped": outcome.stopped,
        "noise": outcome.noise,
        "seconds": outcome.seconds,
        "advice": list(outcome.advice),
        "notes": list(outcome.notes),
        "finals": [_standing(standing) for standing in outcome.standings],
        "worth": [
            {**dataclasses.asdict(worth), "text": str(worth)}
            for worth in worths(outcome.space, outcome.trials)
        ],
        "trials": [_trial(trial) for trial in outcome.trials],
        "knobs": [
            {
                "name": knob.name,
                "values": list(knob.values),
                "baseline": knob.baseline,
                "semantic": knob.semantic,
                "note": knob.note,
            }
            for knob in outcome.space.knobs
        ],
        "manifest": outcome.subject.manifest,
    }


def _plain(value: Any) -> dict[str, Any] | None:
    return None if value is None else dataclasses.asdict(value)


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "setting": dict(standing.setting),
        "original": standing.original,
        "ratio": _plain(standing.ratio),
        "examples_per_second": standing.examples_per_second,
        "batch": standing.batch,
        "worse": standing.verdict.worse,
        "note": standing.verdict.note,
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "number": trial.number,
        "role": trial.role.value,
        "original": trial.original,
        "setting": dict(trial.setting),
        "began": trial.began,
        "expected_gain": trial.expected_gain,
        "answered": trial.answered,
        "measurement": to_json(trial.measurement),
    }
