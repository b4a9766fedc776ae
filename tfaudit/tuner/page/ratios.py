"""Charts of ratios and losses: the finals, and what each change was worth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tfaudit.tuner import wording
from tfaudit.tuner.page.drawing import (
    COLORS,
    GREEN,
    GREY,
    RED,
    error_bars,
    figure_of,
    label,
    ratio_axis,
    rows,
    text_of,
)
from tfaudit.tuner.page.reading import ran_in_finals, standing_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plotly import graph_objects as go

    from tfaudit.tuner.outcome import Outcome, Standing
    from tfaudit.tuner.worth import Worth


def finals(outcome: Outcome) -> go.Figure | None:
    """How many times as fast as the reference each finalist was, with its interval."""
    if not outcome.standings:
        return None
    others = outcome.standings[1:]
    figure = figure_of(len(others) * 56 + 130)
    names = [label(standing_name(outcome, s)) for s in others]
    ratios = [s.ratio for s in others if s.ratio is not None]
    spans = [(r.ratio, r.low, r.high) for r in ratios]
    dots = [(name, r) for name, s in zip(names, others, strict=True) for r in _passes(outcome, s)]
    figure.add_scatter(
        x=[ratio for _, ratio in dots],
        y=[name for name, _ in dots],
        mode="markers",
        marker={"color": GREY, "size": 7, "symbol": "line-ns-open"},
        name="one pass",
        hovertemplate="one pass: %{x:.2f}×<extra></extra>",
    )
    chosen = [not s.original and s.setting == outcome.choice for s in others]
    figure.add_scatter(
        x=[ratio for ratio, _, _ in spans],
        y=names,
        mode="markers",
        error_x=error_bars(spans),
        marker={
            "color": [GREEN if c else COLORS[0] for c in chosen],
            "size": [15 if c else 11 for c in chosen],
            "symbol": ["star" if c else "circle" for c in chosen],
        },
        name="median and 95% interval",
        text=[
            f"{name}<br>{text_of(wording.ratio(r))}, {r.pairs} passes"
            for name, r in zip(names, ratios, strict=True)
        ],
        hoverinfo="text",
    )
    ratio_axis(figure, f"times as fast as {outcome.reference}", spans)
    rows(figure, len(others))
    return figure


def worth(found: Sequence[Worth], reference: str) -> go.Figure | None:
    """What each change did to the speed by itself."""
    if not found:
        return None
    figure = figure_of(len(found) * 34 + 130)
    names = [label(str(one)) for one in found]
    spans = [(w.ratio, w.low or w.ratio, w.high or w.ratio) for w in found]
    looks = [f"{w.pairs} pair{'s' * (w.pairs > 1)} of settings" for w in found]
    figure.add_scatter(
        x=[ratio for ratio, _, _ in spans],
        y=names,
        mode="markers",
        error_x=error_bars(spans),
        marker={"size": 11, "color": [{1: GREEN, -1: RED, 0: GREY}[w.sign] for w in found]},
        text=[
            f"{name}<br>{text_of(wording.span(w.ratio, w.low, w.high))}, {look}"
            for name, w, look in zip(names, found, looks, strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )
    ratio_axis(figure, f"times as fast with this change alone ({reference})", spans)
    rows(figure, len(found))
    return figure


def losses(outcome: Outcome) -> go.Figure | None:
    """The loss by examples seen, of the reference and of those that it was compared with."""
    shown = []
    for standing in outcome.standings:
        ran = ran_in_finals(outcome, standing)
        points = [p for p in (ran[0].measurement.losses if ran else ()) if math.isfinite(p[1])]
        if len(points) > 1:
            shown.append((standing_name(outcome, standing), points))
    if len(shown) < 2:
        return None
    figure = figure_of(380)
    for index, (name, points) in enumerate(shown):
        figure.add_scatter(
            x=[examples for examples, _ in points],
            y=[loss for _, loss in points],
            mode="lines",
            line={"color": GREY if index == 0 else COLORS[index % len(COLORS)], "width": 2},
            name=label(name),
            hovertemplate="%{y:.4g} after %{x:,} examples<extra></extra>",
        )
    figure.update_xaxes(title_text="examples seen", rangemode="tozero")
    figure.update_yaxes(title_text="training loss")
    return figure


def _passes(outcome: Outcome, standing: Standing) -> list[float]:
    """The ratio of each pass."""
    first = ran_in_finals(outcome, outcome.standings[0])
    mine = ran_in_finals(outcome, standing)
    return [b.speed / a.speed for a, b in zip(first, mine, strict=False) if a.speed and b.speed]
