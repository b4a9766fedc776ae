"""The page as a whole: its sections, its looks, its scripts and what these may do."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from typing import TYPE_CHECKING

from plotly.offline import get_plotlyjs

from tfaudit import __version__
from tfaudit.tuner import plain, summary
from tfaudit.tuner.page import by_batch, ratios, sections
from tfaudit.tuner.page.looks import SCRIPT, STYLE
from tfaudit.tuner.page.reading import failed
from tfaudit.tuner.page.sections import esc
from tfaudit.tuner.page.timeline import timeline
from tfaudit.tuner.worth import worths

if TYPE_CHECKING:
    from pathlib import Path

    from plotly import graph_objects as go

    from tfaudit.tuner.outcome import Outcome
    from tfaudit.tuner.page import Edit

_FINALS = """The best few of the search met the reference again, interleaved in fresh processes.
Ticks are single passes; a bar is the 95% interval of the ratio, which the answer rests on. Where
it reaches 1, a difference is not certain."""
_THROUGHPUT = """One point for each trial of the search, a line through the best of each colour.
Bars show how far the windows inside one trial lie apart; identical trials lie farther apart
({noise}), so single points are hints. Diamonds and the star are the finals."""
_MEMORY = "Peak memory of the trials that ran to their end: {whose}."
_WORTH = """Settings that differ in one thing alone, wherever the search happened to measure both.
The bars come from how far repeated trials of one setting lie apart. Green helps and red harms, as
far as 95% intervals tell; grey may do neither. What a change does can depend on the others."""
_LOSSES = """At equal examples a larger batch has made fewer updates, and is behind at first.
Whether the model gets as good in the end is not measured."""
_TIMELINE = "What the time of each trial went into. A dotted line is a pause between two runs."


def render(outcome: Outcome, edit: Edit, folder: Path) -> str:
    """The page.

    Args:
        outcome: What it reports.
        edit: What taking the choice would change.
        folder: Where the page will lie, for its links to logs.
    """
    found = worths(outcome.space, outcome.trials)
    noise = "" if outcome.noise is None else f"here by {outcome.noise:.0%}"
    on_gpu = any(t.measurement.peak_memory for t in outcome.trials)
    whose = _MEMORY.format(
        whose="of the fullest GPU" if on_gpu else "resident memory of the process, on the host"
    )
    parts = [
        ("finals", "Finals", _FINALS, ratios.finals(outcome), sections.finals(outcome)),
        (
            "throughput", "Throughput by batch size",
            _THROUGHPUT.format(noise=noise or "here they were not repeated"),
            by_batch.throughput(outcome), "",
        ),
        ("memory", "Memory by batch size", whose, by_batch.memory(outcome), ""),
        (
            "worth", "What each change was worth", _WORTH,
            ratios.worth(found, outcome.subject.script), sections.worth(found),
        ),
        ("losses", "Loss by examples seen", _LOSSES, ratios.losses(outcome), ""),
        ("timeline", "Timeline", _TIMELINE, timeline(outcome), ""),
    ]  # fmt: skip
    figures = {name: figure for name, _, _, figure, _ in parts if figure is not None}
    blocks = [
        (name, title, f'<p class="caption">{esc(text)}</p><div id="chart-{name}"></div>{table}')
        for name, title, text, figure, table in parts
        if figure is not None
    ]
    if edit.diff or edit.start:
        block = ("diff", "The edit", sections.edit(edit.diff, edit.start))
        blocks.insert(1 if "finals" in figures else 0, block)
    if any(map(failed, outcome.trials)):
        text = "Trials that did not end well, and the logs of their output."
        table = sections.failed(outcome, folder)
        blocks.append(("failed", "Failed trials", f'<p class="caption">{text}</p>{table}'))
    blocks += [
        ("notes", "What to know", sections.notes(outcome)),
        ("machine", "Machine and versions", sections.manifest(outcome)),
        ("trials", "All trials", _download(outcome, edit) + sections.trials(outcome, folder)),
    ]
    return _page(outcome, blocks, figures)


def _page(
    outcome: Outcome, blocks: list[tuple[str, str, str]], figures: dict[str, go.Figure]
) -> str:
    name = esc(outcome.subject.script)
    library = get_plotlyjs().replace("</script", "<\\/script")
    policy = (
        "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; "
        f"script-src {_hash(library)} {_hash(SCRIPT)}"
    )
    menu = "".join(f'<a href="#{name}">{esc(title)}</a>' for name, title, _ in blocks)
    body = "".join(
        f'<section id="{name}"><h2>{esc(title)}</h2>{content}</section>'
        for name, title, content in blocks
    )
    when = time.strftime("%Y-%m-%d %H:%M %Z")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{name}, tuned</title>
<style>{STYLE}</style>
</head>
<body>
<header><h1>{name}<span>, tuned</span></h1>
<p class="meta">{esc(outcome.subject.manifest.get("machine", ""))}. Written by tfaudit {__version__}
on {esc(when)}.</p></header>
<main>
{sections.answer(outcome)}
{sections.figures(outcome)}
<nav>{menu}</nav>
{body}
</main>
<script type="application/json" id="figures">{_json(figures)}</script>
<script>{library}</script>
<script>{SCRIPT}</script>
</body>
</html>
"""


def _json(figures: dict[str, go.Figure]) -> str:
    """Figures as JSON that no browser takes for the end of the element that holds it."""
    found = {name: json.loads(figure.to_json()) for name, figure in figures.items()}
    return json.dumps(found, separators=(",", ":")).replace("<", "\\u003c")


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _download(outcome: Outcome, edit: Edit) -> str:
    """A link that saves what `--json` prints; it holds all of it."""
    document = plain.dump({**summary.as_json(outcome), "diff": edit.diff, "start": edit.start})
    data = base64.b64encode(document.encode()).decode()
    return (
        '<p class="caption">The same as JSON, with every window and loss: '
        f'<a download="tune.json" href="data:application/json;base64,{data}">tune.json</a></p>'
    )
