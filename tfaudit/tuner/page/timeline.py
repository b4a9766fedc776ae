"""The chart of when each trial ran, and of what its time went into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.tuner import wording
from tfaudit.tuner.page.drawing import GREY, RED, figure_of, text_of
from tfaudit.tuner.page.reading import failed, hover
from tfaudit.tuner.trials import EXPLORING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plotly import graph_objects as go

    from tfaudit.tuner.outcome import Outcome
    from tfaudit.tuner.trials import Trial


_PHASES = {
    "starting": "#9aa4b2",
    "building: imports, data, model": "#b39c1d",
    "first step: tracing and compiling": "#e08214",
    "warming up": "#8f7fd6",
    "measuring": "#1f9e77",
    "the rest": "#c9ced6",
}
_PAUSE = 120.0  # seconds without a trial that part two runs of the search


def timeline(outcome: Outcome) -> go.Figure | None:
    """When each trial ran, and what its time went into."""
    ran = [t for t in outcome.trials if t.began and t.measurement.total_seconds and not t.answered]
    if not ran:
        return None
    begins, pauses = _offsets(ran)
    unit, name = (60.0, "minutes") if begins[-1] > 300 else (1.0, "seconds")
    figure = figure_of(len(ran) * 19 + 150)
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
                f"{hover(outcome, t)}<br>{phase}: {width:.1f} s"
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
        text=["  " + text_of(_remark(t)) for t in ran],
        textposition="middle right",
        textfont={"size": 11, "color": [RED if failed(t) else GREY for t in ran]},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
    for pause in pauses:
        figure.add_vline(x=pause / unit, line={"dash": "dot", "color": GREY, "width": 1})
    longest = max(end for _, end in ends) / unit
    figure.update_layout(barmode="overlay", bargap=0.25)
    figure.update_xaxes(title_text=f"{name} of trials", range=[0, longest * 1.14])
    figure.update_yaxes(
        title_text="trial", autorange="reversed", type="category", showgrid=False, dtick=1,
        tickfont={"size": 11},
    )  # fmt: skip
    return figure


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
