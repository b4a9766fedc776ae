"""The page's text and tables. Every string that is not ours goes through `esc`."""

from __future__ import annotations

import html
import math
import os
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from tfaudit.tuner import summary, wording
from tfaudit.tuner.page import reading
from tfaudit.tuner.page.reading import standing_name
from tfaudit.tuner.trials import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tfaudit.tuner.outcome import Outcome
    from tfaudit.tuner.trials import Trial
    from tfaudit.tuner.worth import Worth

_MANIFEST = {
    "machine": "Machine",
    "processor": "Processor",
    "devices": "Devices",
    "gpus": "GPUs",
    "driver": "Driver",
    "tensorflow": "TensorFlow",
    "keras": "Keras",
    "cuda": "CUDA",
    "python": "Python",
    "system": "System",
    "tfaudit": "tfaudit",
    "arguments": "The script's arguments",
    "search": "The search",
}


def esc(value: object) -> str:
    """Text as HTML, also within quotes."""
    return html.escape(str(value))


def answer(outcome: Outcome) -> str:
    """The answer, and what it is made of."""
    text = outcome.answer[0].upper() + outcome.answer[1:] + "."
    state = "good" if outcome.choice is not None and outcome.confirmed else "plain"
    lines = summary.facts(outcome)
    chosen = next((line for line in lines if line.startswith("Chosen: ")), "")
    advice = "".join(f"<li>{esc(text)}.</li>" for text in outcome.advice)
    taken = f"<p>If you take it:</p><ul>{advice}</ul>" if advice else ""
    detail = f"<p>{esc(chosen)}</p>" if chosen else ""
    return f'<div class="answer {state}"><p class="verdict">{esc(text)}</p>{detail}{taken}</div>'


def figures(outcome: Outcome) -> str:
    """The few numbers that matter, each in a box."""
    first = next((s for s in outcome.standings if s.ratio is None), None)
    chosen = next(
        (s for s in outcome.standings if not s.original and s.setting == outcome.choice), None
    )
    boxes: list[tuple[str, str, str]] = []
    if outcome.ratio is not None:
        interval = f"{outcome.ratio.low:.2f} to {outcome.ratio.high:.2f}"
        how = f"95% interval: {interval}" if outcome.confirmed else "one trial each, not confirmed"
        boxes.append(("Times as fast", wording.times(outcome.ratio.ratio), how))
    if first is not None:
        after = "" if chosen is None else f" → {wording.speed(chosen.examples_per_second)}"
        speed = wording.speed(first.examples_per_second) + after
        boxes.append(("Examples per second", speed, "medians of the finals"))
        batch = f"{first.batch:g}" + ("" if chosen is None else f" → {chosen.batch:g}")
        boxes.append(("Batch size", batch, "over all replicas"))
    spread = "unknown" if outcome.noise is None else f"{outcome.noise:.1%}"
    boxes.append(("Noise", spread, "between trials of the same script"))
    ran = [t for t in outcome.trials if not t.answered]
    total = sum(t.measurement.total_seconds or 0.0 for t in ran)
    bad = sum(map(reading.failed, ran))
    more = f"{wording.duration(total)} of trials" + (f", {bad} failed" * bool(bad))
    boxes.append(("Trials", str(len(ran)), more))
    found = (
        f'<div class="box"><div class="name">{esc(name)}</div><div class="value">{esc(value)}</div>'
        f'<div class="more">{esc(more)}</div></div>'
        for name, value, more in boxes
    )
    return f'<div class="boxes">{"".join(found)}</div>'


def finals(outcome: Outcome) -> str:
    """The finals as a table."""
    rows = []
    for standing in outcome.standings:
        ratio = "1 (the reference)" if standing.ratio is None else wording.ratio(standing.ratio)
        passes = "" if standing.ratio is None else standing.ratio.pairs
        chosen = not standing.original and standing.setting == outcome.choice
        remark = standing.verdict.worse or standing.verdict.note
        name = standing_name(outcome, standing) + (" (chosen)" if chosen else "")
        cells = [
            name, ratio, passes, wording.speed(standing.examples_per_second),
            f"{standing.batch:g}", remark,
        ]  # fmt: skip
        rows.append((cells, "chosen" if chosen else ""))
    heads = ["setting", "times as fast", "passes", "examples/s", "batch", "remark"]
    return _table(heads, rows, numeric={1, 2, 3, 4})


def worth(found: Sequence[Worth]) -> str:
    """What each change did by itself, as a table."""
    rows = [
        (
            [
                str(one), wording.span(one.ratio, one.low, one.high), one.pairs,
                f"{one.least:.2f} to {one.most:.2f}" if one.pairs > 1 else "",
            ],
            "",
        )
        for one in found
    ]  # fmt: skip
    heads = ["change", "times as fast", "pairs", "least to most of the pairs"]
    return _table(heads, rows, numeric={1, 2, 3})


def edit(diff: str, start: str) -> str:
    """What taking the choice would change: a diff, a command line."""
    begin = f"<p>Start it with: <code>{esc(start)}</code></p>" if start else ""
    return (_diff(diff) if diff else "") + begin


def _diff(text: str) -> str:
    """A unified diff, its lines coloured."""
    kinds = {"+": "added", "-": "removed", "@": "place"}
    lines = []
    for line in text.splitlines():
        kind = "file" if line.startswith(("+++", "---")) else kinds.get(line[:1], "")
        lines.append(f'<span class="{kind}">{esc(line) or " "}</span>')
    return f'<pre class="diff"><code>{"".join(lines)}</code></pre>'


def failed(outcome: Outcome, folder: Path) -> str:
    """Trials that did not end well, why, and where to read on."""
    rows = []
    for trial in outcome.trials:
        if not reading.failed(trial):
            continue
        measured = trial.measurement
        what = _what(outcome, trial)
        reason = measured.reason or ""
        rows.append(
            ([trial.number, what, measured.status.value, reason, _Log(measured.log, folder)], "")
        )
    return _table(["trial", "setting", "how it ended", "reason", "log"], rows, numeric={0})


def manifest(outcome: Outcome) -> str:
    """Machine and versions."""
    rows = [
        f"<tr><th>{esc(_MANIFEST.get(name, name))}</th><td>{esc(_said(name, value))}</td></tr>"
        for name, value in outcome.subject.manifest.items()
        if value not in (None, "", [])
    ]
    began = [t.began for t in outcome.trials if t.began]
    if began:
        when = f"{_moment(min(began))} to {_moment(max(began))}"
        rows.append(f"<tr><th>Trials began</th><td>{esc(when)}</td></tr>")
    return f'<div class="scroll"><table class="facts">{"".join(rows)}</table></div>'


def _said(name: str, value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{n.replace('_', ' ')} {v}" for n, v in value.items() if v is not None)
    if isinstance(value, list):
        return (" " if name == "arguments" else ", ").join(map(str, value))
    return str(value)


def notes(outcome: Outcome) -> str:
    """What to know of how the answer came about."""
    seen = dict.fromkeys(note for t in outcome.trials for note in t.measurement.notes)
    lines = [line for line in summary.facts(outcome) if line.startswith(("Noise: ", "Trials: "))]
    lines += [f"{text}." for text in (*outcome.notes, *seen)]
    return "<ul>" + "".join(f"<li>{esc(line)}</li>" for line in lines) + "</ul>"


def trials(outcome: Outcome, folder: Path) -> str:
    """Every trial with every number."""
    rows = []
    for trial in outcome.trials:
        m = trial.measurement
        loss = "" if m.loss is None else f"{m.loss:.4g}"
        rows.append(
            (
                [
                    trial.number, trial.role.value, _what(outcome, trial), m.status.value,
                    _plain(m.examples_per_second), _plain(m.low), _plain(m.high), len(m.windows),
                    "yes" if m.steady else "no", wording.step(m), m.batch or "", m.replicas,
                    m.batches_per_call, m.steps, _plain(m.start_seconds), _plain(m.build_seconds),
                    _plain(m.first_step_seconds), _plain(m.warmup_seconds),
                    _plain(m.measured_seconds), _plain(m.validation_seconds),
                    _plain(m.total_seconds), _devices(m.peak_memory), _mib(m.host_memory), loss,
                    "" if m.loss_examples is None else f"{m.loss_examples:,}",
                    _moment(trial.began) if trial.began else "", _Log(m.log, folder),
                ],
                "bad" if reading.failed(trial) else "" if trial.ok else "dim",
            )
        )  # fmt: skip
    heads = [
        "trial", "why it ran", "setting", "how it ended", "examples/s", "low", "high", "windows",
        "steady", "ms/step", "batch", "replicas", "steps per call", "steps", "start s", "build s",
        "first step s", "warm-up s", "measured s", "validation s", "total s", "GPU memory",
        "host memory", "loss", "after examples", "began", "log",
    ]  # fmt: skip
    text = {1, 2, 3, 8, 21, 25, 26}
    return _table(heads, rows, numeric=set(range(len(heads))) - text, wide=True)


class _Log:
    """A trial's log as a link, relative to the page."""

    def __init__(self, log: Path | None, folder: Path) -> None:
        self._log, self._folder = log, folder

    def __str__(self) -> str:
        if self._log is None:
            return ""
        link = os.path.relpath(self._log, self._folder).replace(os.sep, "/")
        return f'<a href="{esc(quote(link))}">{esc(os.path.relpath(self._log))}</a>'


def _table(
    heads: Sequence[str],
    rows: Iterable[tuple[Sequence[object], str]],
    *,
    numeric: set[int],
    wide: bool = False,
) -> str:
    kinds = ["number" if index in numeric else "" for index in range(len(heads))]
    head = "".join(
        f'<th class="{kind}">{esc(name)}</th>' for kind, name in zip(kinds, heads, strict=True)
    )
    body = "".join(
        f'<tr class="{style}">'
        + "".join(
            f'<td class="{kind}">{cell if isinstance(cell, _Log) else esc(cell)}</td>'
            for kind, cell in zip(kinds, cells, strict=True)
        )
        + "</tr>"
        for cells, style in rows
    )
    name = "wide" if wide else ""
    return (
        f'<div class="scroll"><table class="{name}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _what(outcome: Outcome, trial: Trial) -> str:
    mended = any(t.original for t in outcome.trials)
    text = wording.what(outcome.space, trial, mended=mended)
    if trial.answered:
        return f"{text} (not run: known from {trial.answered})"
    return text if trial.role is not Role.FINAL else f"{text} (finals)"


def _plain(value: float | None) -> str:
    """A number with the digits that mean something."""
    if value is None or not math.isfinite(value):
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _devices(peak: dict[str, int]) -> str:
    return ", ".join(f"{device}: {_mib(size)}" for device, size in peak.items())


def _mib(size: int | None) -> str:
    return "" if size is None else f"{size / 2**20:,.0f} MiB"


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds))
