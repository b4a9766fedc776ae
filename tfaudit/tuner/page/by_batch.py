"""Charts over the batch size: throughput and memory, a colour for each strategy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tfaudit.tuner import shortlist, wording
from tfaudit.tuner.candidates import BATCH
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.page.drawing import COLORS, GREEN, GREY, RED, error_bars, figure_of, text_of
from tfaudit.tuner.page.reading import hover, ran_in_finals, searched, standing_name
from tfaudit.tuner.trials import Role, describe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plotly import graph_objects as go

    from tfaudit.tuner.outcome import Outcome
    from tfaudit.tuner.trials import Trial


_MIB, _GIB = 2**20, 2**30


def throughput(outcome: Outcome) -> go.Figure | None:
    """Examples per second by batch size, a colour for each strategy."""
    measured = [t for t in searched(outcome) if t.speed is not None]
    if not measured:
        return None
    figure = figure_of(460)
    _by_batch(figure, outcome, measured, lambda t: t.speed or 0.0, interval=True)
    _finalists(figure, outcome)
    _failures(figure, outcome)
    first = _first(outcome)
    if first is not None and first.speed:
        sizes = [_batch(t) for t in searched(outcome)]
        figure.add_scatter(
            x=[min(sizes) / 2, max(sizes) * 2],
            y=[first.speed, first.speed],
            mode="lines",
            line={"dash": "dot", "color": GREY, "width": 1.5},
            name=text_of(f"{outcome.reference}: first trial"),
            hoverinfo="skip",
        )
    figure.update_yaxes(title_text="examples per second", rangemode="tozero")
    _batch_axis(figure, outcome)
    return figure


def memory(outcome: Outcome) -> go.Figure | None:
    """Peak memory by batch size: of the fullest GPU, or of the process."""
    on_gpu = any(t.measurement.peak_memory for t in outcome.trials)

    def peak(trial: Trial) -> float:
        devices = trial.measurement.peak_memory
        found = max(devices.values(), default=0) if on_gpu else trial.measurement.host_memory
        return float(found or 0)

    measured = [t for t in searched(outcome) if peak(t) and t.ok]
    if not measured:
        return None
    large = max(map(peak, measured)) >= 2 * _GIB
    unit = _GIB if large else _MIB
    figure = figure_of(380)
    _by_batch(figure, outcome, measured, lambda t: peak(t) / unit, interval=False)
    out = [t for t in searched(outcome) if t.measurement.status is Status.OUT_OF_MEMORY]
    if out:
        figure.add_scatter(
            x=[_batch(t) for t in out],
            y=[max(map(peak, measured)) / unit * 1.08] * len(out),
            mode="markers",
            marker={"symbol": "x", "color": RED, "size": 11},
            name="out of memory",
            text=[hover(outcome, t) for t in out],
            hoverinfo="text",
        )
    title = f"peak {'GPU' if on_gpu else 'process'} memory ({'GiB' if large else 'MiB'})"
    figure.update_yaxes(title_text=title, rangemode="tozero")
    _batch_axis(figure, outcome)
    return figure


def _by_batch(
    figure: go.Figure,
    outcome: Outcome,
    trials: Sequence[Trial],
    value: Callable[[Trial], float],
    *,
    interval: bool,
) -> None:
    """Points of each series, and a line through its best at each batch size."""
    for index, (name, members) in enumerate(_series(outcome, trials).items()):
        color = COLORS[index % len(COLORS)]
        best: dict[float, float] = {}
        for trial in members:
            best[_batch(trial)] = max(value(trial), best.get(_batch(trial), 0.0))
        line = sorted(best.items())
        figure.add_scatter(
            x=[batch for batch, _ in line],
            y=[top for _, top in line],
            mode="lines",
            line={"color": color, "width": 1.5},
            opacity=0.6,
            hoverinfo="skip",
            showlegend=False,
            legendgroup=name,
        )
        spans = [
            (value(t), t.measurement.low or value(t), t.measurement.high or value(t))
            for t in members
        ]
        figure.add_scatter(
            x=[_batch(t) for t in members],
            y=[value(t) for t in members],
            mode="markers",
            error_y=error_bars(spans, color) if interval else None,
            marker={"color": color, "size": 9, "line": {"width": 0}},
            name=text_of(name),
            text=[hover(outcome, t) for t in members],
            hoverinfo="text",
            legendgroup=name,
        )


def _series(outcome: Outcome, trials: Sequence[Trial]) -> dict[str, list[Trial]]:
    """Trials by strategy; where that does not vary, by all that is not the batch size."""
    names = [knob.name for knob in outcome.space.knobs]
    if "strategy" in names:
        groups = _grouped(trials, lambda t: f"strategy: {t.setting['strategy']}")
        if len(groups) > 1:
            return groups
    own = outcome.space.baseline

    def others(trial: Trial) -> str:
        if trial.original:
            return "the script as it was"
        setting = {**trial.setting, BATCH: own[BATCH]} if BATCH in own else trial.setting
        return describe(outcome.space, setting, "nothing but the batch size")

    groups = _grouped(trials, others)
    return groups if len(groups) <= len(COLORS) else {"trials": list(trials)}


def _grouped(trials: Iterable[Trial], name: Callable[[Trial], str]) -> dict[str, list[Trial]]:
    found: dict[str, list[Trial]] = {}
    for trial in trials:
        found.setdefault(name(trial), []).append(trial)
    return found


def _finalists(figure: go.Figure, outcome: Outcome) -> None:
    """The finals' medians, which are what the answer rests on."""
    if not outcome.standings:
        return
    speeds = [[t.speed or 0.0 for t in ran_in_finals(outcome, s)] for s in outcome.standings]
    chosen = [not s.original and s.setting == outcome.choice for s in outcome.standings]
    spans = [
        (s.examples_per_second, min(values), max(values))
        for s, values in zip(outcome.standings, speeds, strict=True)
    ]
    figure.add_scatter(
        x=[s.batch for s in outcome.standings],
        y=[middle for middle, _, _ in spans],
        mode="markers",
        error_y={**error_bars(spans), "thickness": 1},
        marker={
            "symbol": ["star" if c else "diamond-open" for c in chosen],
            "size": [17 if c else 12 for c in chosen],
            "color": [GREEN if c else GREY for c in chosen],
            "line": {"width": [1 if c else 2 for c in chosen]},
        },
        name="finals: median and range" + (" (star: chosen)" if any(chosen) else ""),
        text=[
            f"finals: {text_of(standing_name(outcome, s))}<br>{text_of(wording.speed(middle))} "
            f"examples/s, from {text_of(wording.speed(low))} to {text_of(wording.speed(high))}"
            for s, (middle, low, high) in zip(outcome.standings, spans, strict=True)
        ],
        hoverinfo="text",
    )


def _failures(figure: go.Figure, outcome: Outcome) -> None:
    failed = [t for t in searched(outcome) if t.speed is None]
    if failed:
        figure.add_scatter(
            x=[_batch(t) for t in failed],
            y=[0] * len(failed),
            mode="markers",
            marker={"symbol": "x", "color": RED, "size": 10},
            name="failed",
            text=[hover(outcome, t) for t in failed],
            hoverinfo="text",
            cliponaxis=False,
        )


def _first(outcome: Outcome) -> Trial | None:
    own = [t for t in outcome.trials if t.ok and t.role in {Role.ORIGINAL, Role.BASELINE}]
    return next((t for t in own if t.original), own[0] if own else None)


def _batch(trial: Trial) -> float:
    """Examples per step that were asked for or, where those are known, that arrived."""
    return shortlist.batch_of(trial.measurement, trial.setting)


def _batch_axis(figure: go.Figure, outcome: Outcome) -> None:
    """One tick for each batch size, in steps of two."""
    sizes = sorted({_batch(t) for t in searched(outcome)})
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    figure.update_xaxes(
        title_text="examples per training step (batch size, over all replicas)",
        type="log",
        tickvals=sizes,
        ticktext=[f"{size:g}" for size in sizes],
        range=[low - 0.12, high + 0.12],
    )
