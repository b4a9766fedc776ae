"""How numbers of trials are written, on every screen alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.tuner.trials import Role, describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tfaudit.tuner.finals import Ratio
    from tfaudit.tuner.measurement import Measurement
    from tfaudit.tuner.space import Space
    from tfaudit.tuner.trials import Task, Trial

_BARS = "▁▂▃▄▅▆▇█"


def speed(value: float | None) -> str:
    """Examples per second, to three digits."""
    if value is None:
        return ""
    if value < 100:
        return f"{value:.3g}"
    return f"{round(value, 3 - len(str(round(value)))):,.0f}"


def interval(measurement: Measurement) -> str:
    """The interval of a trial's own windows, which says nothing of other trials."""
    if not measurement.low or not measurement.high or not measurement.examples_per_second:
        return ""
    half = (measurement.high - measurement.low) / 2 / measurement.examples_per_second
    return f"±{100 * half:.0f}%" if half >= 0.01 else "±<1%"


def times(value: float | None) -> str:
    """A ratio of speeds."""
    return "" if value is None else f"{value:.2f}×"


def ratio(value: Ratio | None) -> str:
    """A ratio with its interval."""
    if value is None:
        return "1"
    return f"{value.ratio:.2f}× ({value.low:.2f} to {value.high:.2f})"


def span(value: float, low: float | None, high: float | None) -> str:
    """A ratio, with its interval where one is known."""
    text = times(value)
    return text if low is None or high is None else f"{text} ({low:.2f} to {high:.2f})"


def step(measurement: Measurement) -> str:
    """Milliseconds of a training step."""
    seconds = measurement.step_seconds
    return "" if seconds is None else f"{1000 * seconds:.3g}"


def memory(measurement: Measurement) -> str:
    """Peak memory: of the fullest GPU, or else of the process."""
    peak = max(measurement.peak_memory.values(), default=0) or measurement.host_memory or 0
    if not peak:
        return ""
    gib = peak / 2**30
    return f"{gib:.1f} GiB" if gib >= 1 else f"{peak / 2**20:.0f} MiB"


def gpu_loads(measurements: Iterable[Measurement]) -> list[str]:
    """How busy each GPU was in trials, from the least to the most, a line each."""
    loads: dict[str, list[float]] = {}
    for measured in measurements:
        for name, load in measured.gpu_load.items():
            loads.setdefault(name, []).append(100 * load)
    lines = []
    for name, found in loads.items():
        least, most = f"{min(found):.0f}", f"{max(found):.0f}"
        shown = least if least == most else f"{least} to {most}"
        lines.append(f"{name} was busy {shown}% of the time.")
    return lines


def duration(seconds: float) -> str:
    """A stretch of time, roughly."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def sparkline(values: Sequence[float | None]) -> str:
    """Speeds as bars from zero to the fastest; a dot where there is none."""
    top = max((v for v in values if v), default=0.0)
    return "".join(
        _BARS[min(len(_BARS) - 1, int(v / top * len(_BARS)))] if v else "·" for v in values
    )


def what(space: Space, trial: Trial | Task, *, mended: bool) -> str:
    """What a trial runs, in a few words.

    Args:
        space: What may vary.
        trial: Which.
        mended: Whether every trial but the original's has the script's safe fixes.
    """
    if trial.original:
        return "the script as it was"
    text = describe(space, trial.setting, "safe fixes only" if mended else "as it is")
    return f"{text} (control)" if trial.role is Role.CONTROL else text
