"""The HTML page: whole, of one piece, with the numbers of the study, and nothing that runs."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from replaying import BED, NOISY, by_formula, search
from rich.console import Console

from tfaudit.errors import TfauditError
from tfaudit.tuner import page, session
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.options import Options
from tfaudit.tuner.outcome import Outcome, Subject
from tfaudit.tuner.page.document import render
from tfaudit.tuner.page.drawing import ratio_ticks
from tfaudit.tuner.plan import Request
from tfaudit.tuner.trials import Role

if TYPE_CHECKING:
    from tfaudit.tuner.trials import Task

EVIL = "</script><img src=x onerror=alert(1)><b>'\"&"
EDIT = page.Edit(
    f"--- a/train.py\n+++ b/train.py\n@@ -1 +1 @@\n-BATCH = 32  # {EVIL}\n+BATCH = 128\n",
    "TF_X=1 python train.py",
)


class Parsed(HTMLParser):
    """A page's elements, links and texts, as a browser takes them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [str(value) for name, value in attrs if name in {"href", "src"}]
        if tag == "script":
            self.scripts.append((dict(attrs), ""))
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.cdata_elem:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)
            return
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    @property
    def figures(self) -> dict[str, Any]:
        (found,) = [text for attributes, text in self.scripts if attributes.get("id") == "figures"]
        return dict(json.loads(found))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """A search with a choice and an out-of-memory; names and reasons mean harm."""

    def measure(task: Task) -> Measurement:
        if task.setting["batch_size"] == 1024 and task.setting["xla"]:
            return Measurement(Status.OUT_OF_MEMORY, EVIL, log=Path(".tfaudit/logs/trial-003.log"))
        found = recorded(task)
        return replace(
            found,
            notes=(EVIL,),
            host_memory=900 * 2**20,
            total_seconds=5.0,
            measured_seconds=2.0,
            low=(found.examples_per_second or 0) * 0.9,
            high=(found.examples_per_second or 0) * 1.1,
            losses=((100, 2.0), (300, 1.0)),
        )

    recorded = BED.measure(NOISY(5, 0.05))
    outcome = search(measure, BED.space, options=Options(trials=20))
    assert outcome.choice is not None
    manifest = {"machine": EVIL, "arguments": [EVIL], "gpus": [], "search": {"trials": 20}}
    subject = Subject(f"train{EVIL}.py", "Adam", manifest)
    return replace(outcome, subject=subject, reference=f"{EVIL} as it was")


@pytest.fixture(scope="module")
def parsed(outcome: Outcome) -> Parsed:
    return Parsed(render(outcome, EDIT, Path()))


def test_what_comes_from_the_script_is_text(parsed: Parsed) -> None:
    assert not {"img", "b", "iframe", "link", "object"} & set(parsed.tags)
    assert not {name for name in parsed.attributes if name.startswith("on")}
    assert [a for a, _ in parsed.scripts] == [
        {"type": "application/json", "id": "figures"}, {}, {},
    ]  # fmt: skip
    assert EVIL in parsed.text
    drawn = json.dumps(parsed.figures)
    assert "<img" not in drawn
    assert "&lt;img" in drawn


def test_nothing_is_fetched(parsed: Parsed, outcome: Outcome) -> None:
    outside = [link for link in parsed.links if not link.startswith(("#", "data:", ".tfaudit/"))]
    assert outside == []
    assert ".tfaudit/logs/trial-003.log" in parsed.links
    assert "default-src 'none'" in render(outcome, EDIT, Path())


def test_charts_have_the_numbers_of_the_study(parsed: Parsed, outcome: Outcome) -> None:
    figures = parsed.figures
    assert set(figures) == {"finals", "throughput", "memory", "worth", "losses", "timeline"}
    drawn = [y for trace in figures["throughput"]["data"] for y in array(trace["y"])]
    searched = [t for t in outcome.trials if t.role is not Role.FINAL and not t.answered]
    assert {t.speed for t in searched if t.speed} <= set(drawn)
    ratios = array(figures["finals"]["data"][1]["x"])
    assert ratios == [s.ratio.ratio for s in outcome.standings if s.ratio]
    bars = figures["finals"]["data"][1]["error_x"]
    highs = [r + bar for r, bar in zip(ratios, array(bars["array"]), strict=True)]
    assert highs == pytest.approx([s.ratio.high for s in outcome.standings if s.ratio])
    rows = {y for trace in figures["timeline"]["data"] for y in trace["y"]}
    assert rows == {str(t.number) for t in outcome.trials if t.measurement.total_seconds}


def array(value: Any) -> list[float]:
    """Numbers as plotly writes them: plain, or as base64 of doubles."""
    if isinstance(value, list):
        return value
    import numpy as np

    return list(np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"]).tolist())


@pytest.mark.parametrize("name", ["finals", "throughput", "memory", "worth", "losses", "timeline"])
def test_axes_have_titles(parsed: Parsed, name: str) -> None:
    layout = parsed.figures[name]["layout"]
    assert layout["xaxis"]["title"]["text"]
    if name not in {"finals", "worth"}:  # their rows are named
        assert layout["yaxis"]["title"]["text"]


def test_tables_have_every_trial_the_diff_and_why_trials_failed(
    parsed: Parsed, outcome: Outcome
) -> None:
    table = [row for row in parsed.rows if len(row) > 20]
    assert [row[0] for row in table[1:]] == [str(t.number) for t in outcome.trials]
    assert [row[3] for row in table[1:]] == [t.measurement.status.value for t in outcome.trials]
    failed = [row for row in parsed.rows if len(row) == 5 and row[2] == "out of memory"]
    assert failed
    assert failed[0][3] == EVIL
    assert "+BATCH = 128" in parsed.text
    assert "Start it with: TF_X=1 python train.py" in parsed.text
    assert outcome.answer[1:] in parsed.text


def test_a_search_that_was_stopped_or_found_nothing_has_a_page_too() -> None:
    found = search(by_formula(lambda s: 200.0 - abs(s["batch_size"] - 32) - 5 * s["xla"]))
    shown = Parsed(render(found, page.Edit(), Path()))
    assert "leave it" in shown.text
    alone = replace(found, trials=found.trials[:1], standings=(), noise=None)
    assert set(Parsed(render(alone, page.Edit(), Path())).figures) == {"throughput"}


def test_memory_is_that_of_the_fullest_gpu_where_there_are_gpus(outcome: Outcome) -> None:
    peaks = {"GPU:0": 3 * 2**30, "GPU:1": 5 * 2**30}
    trials = [
        replace(t, measurement=replace(t.measurement, peak_memory=peaks)) if t.ok else t
        for t in outcome.trials
    ]
    shown = Parsed(render(replace(outcome, trials=tuple(trials)), EDIT, Path()))
    layout = shown.figures["memory"]["layout"]
    assert layout["yaxis"]["title"]["text"] == "peak GPU memory (GiB)"
    drawn = [t for t in shown.figures["memory"]["data"] if t["mode"] == "markers"]
    assert set(array(drawn[0]["y"])) == {5.0}
    assert "GPU:0: 3,072 MiB, GPU:1: 5,120 MiB" in shown.text


def test_ticks_are_few_and_round() -> None:
    assert ratio_ticks(0.97, 1.06) == [0.97, 0.98, 0.99, 1.0, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06]
    assert ratio_ticks(0.9, 3.2) == [1.0, 1.5, 2.0, 2.5, 3.0]
    assert ratio_ticks(0.2, 20) == [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0]
    assert len(ratio_ticks(1e-6, 1e6)) <= 11


def test_bad_places_are_refused_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(TfauditError, match="is a folder"):
        page.check(tmp_path)
    with pytest.raises(TfauditError, match="there is no folder"):
        page.check(tmp_path / "gone" / "report.html")
    page.check(tmp_path / "report.html")


def test_without_plotly(outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "plotly", None)
    with pytest.raises(TfauditError) as caught:
        page.check(Path("report.html"))
    assert str(caught.value) == (
        "--report: plotly is missing: pip install 'tensorflow-audit[report]'"
    )
    screen = Console(file=io.StringIO(), width=100)
    session._report(outcome, "", "", Request(), screen)
    assert isinstance(screen.file, io.StringIO)
    assert screen.file.getvalue().count("tensorflow-audit[report]") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_page_is_written_whole_or_not_at_all(outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("before")
    page.write(outcome, EDIT, path)
    assert path.read_text().endswith("</html>\n")
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask()
    with pytest.raises(TfauditError, match="cannot be written"):
        page.write(outcome, EDIT, tmp_path / "gone" / "report.html")
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def mask() -> int:
    found = os.umask(0)
    os.umask(found)
    return found


@pytest.mark.skipif("TEST_BROWSER" not in os.environ, reason="TEST_BROWSER=chromium looks at it")
def test_a_browser_draws_every_chart_and_complains_of_nothing(
    outcome: Outcome, tmp_path: Path
) -> None:
    page.write(outcome, EDIT, tmp_path / "report.html")
    done = subprocess.run(
        [
            os.environ["TEST_BROWSER"],
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr",
            "--virtual-time-budget=8000", "--dump-dom", f"file://{tmp_path / 'report.html'}",
        ],
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert "CONSOLE" not in done.stderr, done.stderr
    drawn = re.findall(r'id="chart-(\w+)" class="js-plotly-plot"', done.stdout)
    assert sorted(drawn) == ["finals", "losses", "memory", "throughput", "timeline", "worth"]
