"""What the page's charts share: colours, axes, labels. Themes are the page's affair."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING, Any

from plotly import graph_objects as go

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[float, float, float]  # a value, and the ends of its interval


# Told apart by people who see few colours (Okabe and Ito), and readable on white and on black.
COLORS = ("#2f7fd0", "#e08214", "#1f9e77", "#c35a9b", "#8f7fd6", "#b39c1d", "#5ba3b5")
GREY = "#8a8f98"
RED = "#d9534f"
GREEN = "#1f9e77"

_WIDE = 30  # characters of a label before it is broken


def figure_of(height: int) -> go.Figure:
    """An empty figure, so many pixels high."""
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


def ratio_axis(figure: go.Figure, title: str, spans: Sequence[Span]) -> None:
    """Ratios on a logarithmic scale, where twice and half as fast are equally far from 1."""
    middle = [ratio for ratio, _, _ in spans]
    # An interval that says nothing must not squeeze the others: it is cut at the edge.
    low = min(1.0, max(min(s[1] for s in spans), min(middle) / 4)) / 1.1
    high = max(1.0, min(max(s[2] for s in spans), max(middle) * 4)) * 1.1
    ticks = ratio_ticks(low, high)
    figure.update_xaxes(
        title_text=text_of(title),
        type="log",
        range=[math.log10(low), math.log10(high)],
        tickvals=ticks,
        ticktext=[f"{tick:g}×" for tick in ticks],
    )
    figure.add_vline(x=1, line={"dash": "dot", "color": GREY, "width": 1.5})


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


def rows(figure: go.Figure, count: int) -> None:
    """One row for each name, from the top down."""
    figure.update_yaxes(range=[count - 0.5, -0.5], showgrid=False)


def error_bars(spans: Sequence[Span], color: str = GREY) -> dict[str, Any]:
    """Bars from the ends of intervals to their middles."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [max(0.0, high - middle) for middle, _, high in spans],
        "arrayminus": [max(0.0, middle - low) for middle, low, _ in spans],
        "color": color,
        "thickness": 1.5,
        "width": 4,
    }


def text_of(text: str) -> str:
    """Text that plotly, which knows a few tags, must take for text."""
    return html.escape(text, quote=False)


def label(text: str, wide: int = _WIDE) -> str:
    """The same, broken into lines at commas and spaces."""
    lines = [""]
    for piece in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(piece) >= wide:
            lines.append("")
        lines[-1] = f"{lines[-1]} {piece}".strip()
    return "<br>".join(text_of(line) for line in lines)
