"""The page's charts, as plotly figures. Axes and text get their colours from the page's theme."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING, Any

from plotly import graph_objects as go

from tfaudit.tuner import shortlist, wording
from tfaudit.tuner.candidates import BATCH
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.trials import EXPLORING, Role, describe, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tfaudit.tuner.outcome import Outcome, Standing
    from tfaudit.tuner.trials import Trial
    from tfaudit.tuner.worth import Worth

# Told apart by people who see few colours (Okabe and Ito), and readable on white and on black.
_COLORS = ("#2f7fd0", "#e08214", "#1f9e77", "#c35a9b", "#8f7fd6", "#b39c1d", "#5ba3b5")
_GREY = "#8a8f98"
_RED = "#d9534f"
_GOOD = "#1f9e77"
_PHASES = {
    "starting": "#9aa4b2",
    "building: imports, data, model": "#b39c1d",
    "first step: tracing and compiling": "#e08214",
    "warming up": "#8f7fd6",
    "measuring": "#1f9e77",
    "the rest": "#c9ced6",
}
_PAUSE = 120.0  # seconds without a trial that part two runs of the search
_WIDE = 30  # characters of a label before it is broken
_MIB, _GIB = 2**20, 2**30


def finals(outcome: Outcome) -> go.Figure | None:
    """How many times as fast as the reference each finalist was, with its interval."""
    if not outcome.standings:
        return None
    others = outcome.standings[1:]
    figure = _figure(len(others) * 56 + 130)
    names = [_label(standing_name(outcome, s)) for s in others]
    ratios = [s.ratio for s in others if s.ratio is not None]
    spans = [(r.ratio, r.low, r.high) for r in ratios]
    dots = [(name, r) for name, s in zip(names, others, strict=True) for r in _passes(outcome, s)]
    figure.add_scatter(
        x=[ratio for _, ratio in dots],
        y=[name for name, _ in dots],
        mode="markers",
        marker={"color": _GREY, "size": 7, "symbol": "line-ns-open"},
        name="one pass",
        hovertemplate="one pass: %{x:.2f}×<extra></extra>",
    )
    chosen = [not s.original and s.setting == outcome.choice for s in others]
    figure.add_scatter(
        x=[ratio for ratio, _, _ in spans],
        y=names,
        mode="markers",
        error_x=_error(spans),
        marker={
            "color": [_GOOD if c else _COLORS[0] for c in chosen],
            "size": [15 if c else 11 for c in chosen],
            "symbol": ["star" if c else "circle" for c in chosen],
        },
        name="median and 95% interval",
        text=[
            f"{name}<br>{_text(wording.ratio(r))}, {r.pairs} passes"
            for name, r in zip(names, ratios, strict=True)
        ],
        hoverinfo="text",
    )
    _ratio_axis(figure, f"times as fast as {outcome.reference}", spans)
    _rows(figure, len(others))
    return figure


def throughput(outcome: Outcome) -> go.Figure | None:
    """Examples per second by batch size, a colour for each strategy."""
    measured = [t for t in _searched(outcome) if t.speed is not None]
    if not measured:
        return None
    figure = _figure(460)
    _by_batch(figure, outcome, measured, lambda t: t.speed or 0.0, interval=True)
    _finalists(figure, outcome)
    _failures(figure, outcome)
    first = _first(outcome)
    if first is not None and first.speed:
        sizes = [_batch(t) for t in _searched(outcome)]
        figure.add_scatter(
            x=[min(sizes) / 2, max(sizes) * 2],
            y=[first.speed, first.speed],
            mode="lines",
            line={"dash": "dot", "color": _GREY, "width": 1.5},
            name=_text(f"{outcome.reference}: first trial"),
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

    measured = [t for t in _searched(outcome) if peak(t) and t.ok]
    if not measured:
        return None
    large = max(map(peak, measured)) >= 2 * _GIB
    unit = _GIB if large else _MIB
    figure = _figure(380)
    _by_batch(figure, outcome, measured, lambda t: peak(t) / unit, interval=False)
    out = [t for t in _searched(outcome) if t.measurement.status is Status.OUT_OF_MEMORY]
    if out:
        figure.add_scatter(
            x=[_batch(t) for t in out],
            y=[max(map(peak, measured)) / unit * 1.08] * len(out),
            mode="markers",
            marker={"symbol": "x", "color": _RED, "size": 11},
            name="out of memory",
            text=[_hover(outcome, t) for t in out],
            hoverinfo="text",
        )
    title = f"peak {'GPU' if on_gpu else 'process'} memory ({'GiB' if large else 'MiB'})"
    figure.update_yaxes(title_text=title, rangemode="tozero")
    _batch_axis(figure, outcome)
    return figure


def worth(found: Sequence[Worth], reference: str) -> go.Figure | None:
    """What each change did to the speed by itself."""
    if not found:
        return None
    figure = _figure(len(found) * 34 + 130)
    names = [_label(str(one)) for one in found]
    spans = [(w.ratio, w.low or w.ratio, w.high or w.ratio) for w in found]
    looks = [f"{w.pairs} pair{'s' * (w.pairs > 1)} of settings" for w in found]
    figure.add_scatter(
        x=[ratio for ratio, _, _ in spans],
        y=names,
        mode="markers",
        error_x=_error(spans),
        marker={"size": 11, "color": [{1: _GOOD, -1: _RED, 0: _GREY}[w.sign] for w in found]},
        text=[
            f"{name}<br>{_text(wording.span(w.ratio, w.low, w.high))}, {look}"
            for name, w, look in zip(names, found, looks, strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )
    _ratio_axis(figure, f"times as fast with this change alone ({reference})", spans)
    _rows(figure, len(found))
    return figure


def losses(outcome: Outcome) -> go.Figure | None:
    """The loss by examples seen, of the reference and of those that it was compared with."""
    shown = []
    for standing in outcome.standings:
        ran = _ran(outcome, standing)
        points = [p for p in (ran[0].measurement.losses if ran else ()) if math.isfinite(p[1])]
        if len(points) > 1:
            shown.append((standing_name(outcome, standing), points))
    if len(shown) < 2:
        return None
    figure = _figure(380)
    for index, (name, points) in enumerate(shown):
        figure.add_scatter(
            x=[examples for examples, _ in points],
            y=[loss for _, loss in points],
            mode="lines",
            line={"color": _GREY if index == 0 else _COLORS[index % len(_COLORS)], "width": 2},
            name=_label(name),
            hovertemplate="%{y:.4g} after %{x:,} examples<extra></extra>",
        )
    figure.update_xaxes(title_text="examples seen", rangemode="tozero")
    figure.update_yaxes(title_text="training loss")
    return figure


def timeline(outcome: Outcome) -> go.Figure | None:
    """When each trial ran, and what its time went into."""
    ran = [t for t in outcome.trials if t.began and t.measurement.total_seconds and not t.answered]
    if not ran:
        return None
    begins, pauses = _offsets(ran)
    unit, name = (60.0, "minutes") if begins[-1] > 300 else (1.0, "seconds")
    figure = _figure(len(ran) * 19 + 150)
    rows = [str(t.number) for t in ran]
    parts = [_parts(t) for t in ran]
    base = list(begins)
    for phase, color in _PHASES.items():
        widths = [part[phase] for part in parts]
        figure.add_bar(
            orientation="h",
            y=rows,
            x=[width / unit for width in widths],
            base=[start / unit for start in base],
            marker={"color": color, "line": {"width": 0}},
            name=phase,
            text=[
                f"{_hover(outcome, t)}<br>{phase}: {width:.1f} s"
                for t, width in zip(ran, widths, strict=True)
            ],
            textposition="none",
            hoverinfo="text",
        )
        base = [start + width for start, width in zip(base, widths, strict=True)]
    ends = [(t, end) for t, end in zip(ran, base, strict=True)]
    figure.add_scatter(
        x=[end / unit for _, end in ends],
        y=rows,
        mode="text",
        text=["  " + _text(_remark(t)) for t in ran],
        textposition="middle right",
        textfont={"size": 11, "color": [_RED if failed(t) else _GREY for t in ran]},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
    for pause in pauses:
        figure.add_vline(x=pause / unit, line={"dash": "dot", "color": _GREY, "width": 1})
    longest = max(end for _, end in ends) / unit
    figure.update_layout(barmode="overlay", bargap=0.25)
    figure.update_xaxes(title_text=f"{name} of trials", range=[0, longest * 1.14])
    figure.update_yaxes(
        title_text="trial", autorange="reversed", type="category", showgrid=False, dtick=1,
        tickfont={"size": 11},
    )  # fmt: skip
    return figure


def failed(trial: Trial) -> bool:
    """Whether a trial did not end well; one that was given up as hopeless did nothing wrong."""
    fine = trial.ok or trial.measurement.status is Status.PRUNED
    return not fine and not trial.answered


def standing_name(outcome: Outcome, standing: Standing) -> str:
    """What a version of the script that ran in the finals is called."""
    if standing.ratio is None:
        return outcome.reference
    own = "safe fixes only" if any(t.original for t in outcome.trials) else "as it is"
    return describe(outcome.space, standing.setting, own)


def _figure(height: int) -> go.Figure:
    figure = go.Figure()
    figure.update_layout(
        template=go.layout.Template(),
        height=height,
        margin={"l": 70, "r": 24, "t": 12, "b": 56},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hovermode="closest",
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"},
        font={"family": "system-ui, sans-serif", "size": 13},
    )
    figure.update_xaxes(automargin=True, title_standoff=10, title_font_size=13)
    figure.update_yaxes(automargin=True, title_standoff=10, title_font_size=13)
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
        color = _COLORS[index % len(_COLORS)]
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
            error_y=_error(spans, color) if interval else None,
            marker={"color": color, "size": 9, "line": {"width": 0}},
            name=_text(name),
            text=[_hover(outcome, t) for t in members],
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
    return groups if len(groups) <= len(_COLORS) else {"trials": list(trials)}


def _grouped(trials: Iterable[Trial], name: Callable[[Trial], str]) -> dict[str, list[Trial]]:
    found: dict[str, list[Trial]] = {}
    for trial in trials:
        found.setdefault(name(trial), []).append(trial)
    return found


def _finalists(figure: go.Figure, outcome: Outcome) -> None:
    """The finals' medians, which are what the answer rests on."""
    if not outcome.standings:
        return
    speeds = [[t.speed or 0.0 for t in _ran(outcome, s)] for s in outcome.standings]
    chosen = [not s.original and s.setting == outcome.choice for s in outcome.standings]
    spans = [
        (s.examples_per_second, min(values), max(values))
        for s, values in zip(outcome.standings, speeds, strict=True)
    ]
    figure.add_scatter(
        x=[s.batch for s in outcome.standings],
        y=[middle for middle, _, _ in spans],
        mode="markers",
        error_y={**_error(spans), "thickness": 1},
        marker={
            "symbol": ["star" if c else "diamond-open" for c in chosen],
            "size": [17 if c else 12 for c in chosen],
            "color": [_GOOD if c else _GREY for c in chosen],
            "line": {"width": [1 if c else 2 for c in chosen]},
        },
        name="finals: median and range" + (" (star: chosen)" if any(chosen) else ""),
        text=[
            f"finals: {_text(standing_name(outcome, s))}<br>{_text(wording.speed(middle))} "
            f"examples/s, from {_text(wording.speed(low))} to {_text(wording.speed(high))}"
            for s, (middle, low, high) in zip(outcome.standings, spans, strict=True)
        ],
        hoverinfo="text",
    )


def _failures(figure: go.Figure, outcome: Outcome) -> None:
    failed = [t for t in _searched(outcome) if t.speed is None]
    if failed:
        figure.add_scatter(
            x=[_batch(t) for t in failed],
            y=[0] * len(failed),
            mode="markers",
            marker={"symbol": "x", "color": _RED, "size": 10},
            name="failed",
            text=[_hover(outcome, t) for t in failed],
            hoverinfo="text",
            cliponaxis=False,
        )


def _searched(outcome: Outcome) -> list[Trial]:
    """Trials of the search that ran, controls and the untouched script too."""
    return [t for t in outcome.trials if t.role is not Role.FINAL and not t.answered]


def _first(outcome: Outcome) -> Trial | None:
    own = [t for t in outcome.trials if t.ok and t.role in {Role.ORIGINAL, Role.BASELINE}]
    return next((t for t in own if t.original), own[0] if own else None)


def _ran(outcome: Outcome, standing: Standing) -> list[Trial]:
    """The trials of the finals behind a standing, pass by pass."""
    where = key(outcome.space, standing.setting)
    found = [t for t in outcome.trials if t.role is Role.FINAL and t.finals == outcome.finals]
    mine = [t for t in found if t.ok and t.original == standing.original]
    return [t for t in mine if key(outcome.space, t.setting) == where]


def _passes(outcome: Outcome, standing: Standing) -> list[float]:
    """The ratio of each pass."""
    first = _ran(outcome, outcome.standings[0])
    mine = _ran(outcome, standing)
    return [b.speed / a.speed for a, b in zip(first, mine, strict=False) if a.speed and b.speed]


def _batch(trial: Trial) -> float:
    """Examples per step that were asked for or, where those are known, that arrived."""
    return shortlist.batch_of(trial.measurement, trial.setting)


def _hover(outcome: Outcome, trial: Trial) -> str:
    mended = any(t.original for t in outcome.trials)
    measured = trial.measurement
    lines = [f"trial {trial.number} ({trial.role.value})"]
    lines.append(wording.what(outcome.space, trial, mended=mended))
    if trial.speed is not None:
        found = f"{wording.speed(trial.speed)} examples/s {wording.interval(measured)}"
        lines.append(f"{found}, {wording.step(measured)} ms a step")
    if wording.memory(measured):
        lines.append(f"peak memory {wording.memory(measured)}")
    if not trial.ok:
        lines.append(measured.status.value + (f": {measured.reason}" if measured.reason else ""))
    return "<br>".join(_label(line, 70) for line in lines)


def _remark(trial: Trial) -> str:
    if not trial.ok:
        return str(trial.measurement.status.value)
    if trial.role in EXPLORING:
        return wording.speed(trial.speed)
    return f"{wording.speed(trial.speed)} ({trial.role.value})"


def _parts(trial: Trial) -> dict[str, float]:
    """What a trial's time went into, in seconds."""
    m = trial.measurement
    known = [m.start_seconds, m.build_seconds, m.first_step_seconds, m.warmup_seconds]
    spent = [*(value or 0.0 for value in known), m.measured_seconds or 0.0]
    rest = max(0.0, (m.total_seconds or 0.0) - sum(spent))
    return dict(zip(_PHASES, [*spent, rest], strict=True))


def _offsets(trials: Sequence[Trial]) -> tuple[list[float], list[float]]:
    """When each trial began, pauses between two runs of the search left out, and where these were.

    A search that goes on the next day would otherwise be two dots far apart.
    """
    begins, pauses, skipped, end = [], [], 0.0, trials[0].began
    for trial in trials:
        if trial.began - end > _PAUSE:
            skipped += trial.began - end
            pauses.append(trial.began - trials[0].began - skipped)
        begins.append(trial.began - trials[0].began - skipped)
        end = max(end, trial.began + (trial.measurement.total_seconds or 0.0))
    return begins, pauses


def _batch_axis(figure: go.Figure, outcome: Outcome) -> None:
    """One tick for each batch size, in steps of two."""
    sizes = sorted({_batch(t) for t in _searched(outcome)})
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    figure.update_xaxes(
        title_text="examples per training step (batch size, over all replicas)",
        type="log",
        tickvals=sizes,
        ticktext=[f"{size:g}" for size in sizes],
        range=[low - 0.12, high + 0.12],
    )


def _ratio_axis(figure: go.Figure, title: str, spans: Sequence[tuple[float, float, float]]) -> None:
    """Ratios on a logarithmic scale, where twice and half as fast are equally far from 1."""
    middle = [ratio for ratio, _, _ in spans]
    # An interval that says nothing must not squeeze the others: it is cut at the edge.
    low = min(1.0, max(min(s[1] for s in spans), min(middle) / 4)) / 1.1
    high = max(1.0, min(max(s[2] for s in spans), max(middle) * 4)) * 1.1
    ticks = ratio_ticks(low, high)
    figure.update_xaxes(
        title_text=_text(title),
        type="log",
        range=[math.log10(low), math.log10(high)],
        tickvals=ticks,
        ticktext=[f"{tick:g}×" for tick in ticks],
    )
    figure.add_vline(x=1, line={"dash": "dot", "color": _GREY, "width": 1.5})


def ratio_ticks(low: float, high: float) -> list[float]:
    """Round ratios between two, ten at the most; 1 is among them where it lies between."""
    if high / low > 5:
        ends = math.ceil(math.log2(low)), math.floor(math.log2(high))
        stride = 1 + (ends[1] - ends[0]) // 10
        powers = [p for p in range(ends[0], ends[1] + 1) if p % stride == 0]
        return [round(2.0**p, 4) for p in powers]
    for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5):
        count = range(math.ceil(low / step), math.floor(high / step) + 1)
        if len(count) <= 10:
            return [round(n * step, 2) for n in count]
    return [float(n) for n in range(math.ceil(low), math.floor(high) + 1)]


def _rows(figure: go.Figure, count: int) -> None:
    """One row for each name, from the top down."""
    figure.update_yaxes(range=[count - 0.5, -0.5], showgrid=False)


def _error(spans: Sequence[tuple[float, float, float]], color: str = _GREY) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [max(0.0, high - middle) for middle, _, high in spans],
        "arrayminus": [max(0.0, middle - low) for middle, low, _ in spans],
        "color": color,
        "thickness": 1.5,
        "width": 4,
    }


def _text(text: str) -> str:
    """Text that plotly, which knows a few tags, must take for text."""
    return html.escape(text, quote=False)


def _label(text: str, wide: int = _WIDE) -> str:
    """The same, broken into lines at commas and spaces."""
    lines = [""]
    for piece in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(piece) >= wide:
            lines.append("")
        lines[-1] = f"{lines[-1]} {piece}".strip()
    return "<br>".join(_text(line) for line in lines)
