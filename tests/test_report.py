"""Every report format, checked by the schema or the grammar of those who read it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from rich.cells import cell_len

from tfaudit import catalogue
from tfaudit.config import Config
from tfaudit.model import (
    Edit,
    Effect,
    Fault,
    Finding,
    Fix,
    Place,
    Related,
    Safety,
    Severity,
)
from tfaudit.report import FORMATS, Report, render
from tfaudit.report.statistics import render as statistics

ROOT = Path(__file__).parent.parent
SCHEMAS = Path(__file__).parent / "schemas"
RULES = catalogue.rules(Config(root=ROOT))

SCRIPT = """import tensorflow as tf

def make(x, y):
\tds = tf.data.Dataset.from_tensor_slices((x, y))  # 数据集
\treturn ds

train = make(x, y)
model.fit(train, batch_size=32)
"""
NOTEBOOK = {
    "cells": [
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["!pip install x"]},
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "source": ["model.fit(train,\n", "  batch_size=32)"],
        },
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def place(path: Path, line: int, start: int, stop: int, cell: int | None = None) -> Place:
    return Place(path, line, start, line, stop, cell)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    script, notebook = tmp_path / "a b/train.py", tmp_path / "n.ipynb"
    script.parent.mkdir()
    script.write_text(SCRIPT)
    notebook.write_text(json.dumps(NOTEBOOK, indent=1))
    start = SCRIPT.index(", batch_size")
    fix = Fix("Remove batch_size", (Edit(start, start + 15, ""),), Safety.SAFE, "no effect")
    findings = (
        Finding(
            place(script, 4, 7, 48),
            "TFA201",
            "unbatched-dataset",
            "`ds` reaches `fit` and is never batched, 100%\nsurely: yes",
            Severity.ERROR,
            Effect.CORRECTNESS,
            (Related(place(script, 8, 11, 16), "consumed here"),),
        ),
        Finding(
            place(script, 8, 18, 31),
            "TFA202",
            "ignored-batch-size",
            "`batch_size` is ignored",
            Severity.MEDIUM,
            Effect.LARGE,
            (Related(place(notebook, 1, 1, 6, 2), "the same"),),
            fix,
        ),
        Finding(
            place(notebook, 2, 3, 16, 2),
            "TFA202",
            "ignored-batch-size",
            "`batch_size` is ignored \x1b[31m",
            Severity.INFO,
            Effect.LARGE,
            fix=Fix("Remove batch_size", (Edit(16, 17, ""),), Safety.UNSAFE),
        ),
    )
    faults = (
        Fault(tmp_path / "bad.py", "syntax error", 3),
        Fault(Path("/elsewhere/x.py"), "is a, b: 50%"),
    )
    return Report(findings, faults, checked=4, suppressed=1, elapsed=0.25, root=tmp_path)


def made(report: Report, form: str) -> str:
    return render(report, form, lambda: RULES)


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings(form: str, tmp_path: Path) -> None:
    text = made(Report(checked=2, root=tmp_path), form)
    said = {
        "text": "Nothing found in 2 files.\n",
        "concise": "Nothing found in 2 files.\n",
        "github": "",
        "gitlab": "[]\n",
    }
    if form in said:
        assert text == said[form]
    elif form == "json":
        assert json.loads(text)["findings"] == []
    elif form == "sarif":
        assert json.loads(text)["runs"][0]["results"] == []
    else:
        assert form == "junit"
        assert "<failure" not in text


TEXT = """\
a b/train.py:4:7: error TFA201 unbatched-dataset: `ds` reaches `fit` and is never batched, 100% surely: yes
    |
  4 |     ds = tf.data.Dataset.from_tensor_slices((x, y))  # 数据集
    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  ...
  8 | model.fit(train, batch_size=32)
    |           ----- consumed here

a b/train.py:8:18: medium TFA202 ignored-batch-size: `batch_size` is ignored
    |
  8 | model.fit(train, batch_size=32)
    |                  ^^^^^^^^^^^^^
  --> n.ipynb:cell 2:1:1: the same
    |
  1 | model.fit(train,
    | -----
  = expected effect: 1.5x or more
  = fix (`tfaudit fix`): Remove batch_size (no effect)

n.ipynb:cell 2:2:3: info TFA202 ignored-batch-size: `batch_size` is ignored \N{REPLACEMENT CHARACTER}[31m
    |
  2 |   batch_size=32)
    |   ^^^^^^^^^^^^^
  = fix (`tfaudit fix --unsafe`): Remove batch_size

Found 3 problems in 2 files (1 fixable with `tfaudit fix`, 1 more with `--unsafe`), 1 hidden by comments; 2 files not audited.
"""  # noqa: E501


def test_text(report: Report) -> None:
    assert made(report, "text") == TEXT


def test_concise_is_one_line_each(report: Report) -> None:
    lines = made(report, "concise").splitlines()
    assert len(lines) == 5
    assert [line.split(":")[0] for line in lines[:3]] == ["a b/train.py", "a b/train.py", "n.ipynb"]


def test_color_adds_escapes_and_nothing_else(report: Report) -> None:
    colored = render(report, "text", lambda: RULES, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == made(report, "text")


@pytest.mark.parametrize("width", [20, 60, 80])
def test_long_lines_are_clipped_around_what_is_meant(tmp_path: Path, width: int) -> None:
    path = tmp_path / "x.py"
    path.write_text("f(" + "数据, " * 60 + "target, " + "x, " * 60 + ")\n")
    start = path.read_text().index("target") + 1
    finding = Finding(
        place(path, 1, start, start + 6), "TFA202", "n", "m", Severity.LOW, Effect.SMALL
    )
    text = render(Report((finding,), root=tmp_path), "text", lambda: RULES, width=width)
    code, marks = text.splitlines()[2:4]
    assert cell_len(code) <= max(width, 46)
    assert "…target" not in code
    at = code.index("target")
    assert marks.index("^") == cell_len(code[:at])
    assert marks.count("^") == 6


def test_wide_characters_and_tabs_are_underlined_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text('\ts = "数é́👩‍🔬"; f(x)\n')
    start = path.read_text().index("f(x)") + 1
    finding = Finding(
        place(path, 1, start, start + 4), "TFA202", "n", "m", Severity.LOW, Effect.SMALL
    )
    code, marks = made(Report((finding,), root=tmp_path), "text").splitlines()[2:4]
    before = code[: code.index("f(x)")]
    # An emoji of two people joined is drawn as one by some terminals and as two by others.
    assert marks.index("^") in {cell_len(before), cell_len(before) + 2}


def test_windows_line_endings_and_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_bytes(b"a = 1\r\nb = '\x0c'  # \x1b[2J\r\n")
    finding = Finding(place(path, 2, 1, 2), "TFA202", "n", "m", Severity.LOW, Effect.SMALL)
    text = made(Report((finding,), root=tmp_path), "text")
    assert "\r" not in text
    assert "\x1b" not in text
    assert "\x0c" not in text


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"])
def test_source_that_is_gone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.py"
    if content is not None:
        path.write_bytes(content)
    finding = Finding(
        place(path, 3, 1, 2),
        "TFA202",
        "n",
        "m",
        Severity.LOW,
        Effect.SMALL,
        fix=Fix("t", (Edit(3, 4, ""),), Safety.SAFE),
    )
    for form in FORMATS:
        assert "x.py" in made(Report((finding,), root=tmp_path), form)


def test_texts_that_are_not_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "unsaved.py"
    finding = Finding(place(path, 1, 1, 2), "TFA202", "n", "m", Severity.LOW, Effect.SMALL)
    report = Report((finding,), root=tmp_path, sources={path: "buffer()\n"})
    assert "1 | buffer()" in made(report, "text")


def test_json_follows_its_schema(report: Report) -> None:
    schema = json.loads((ROOT / "docs/schema/report.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(made(report, "json"))
    jsonschema.validate(document, schema)
    assert document["findings"][1]["fix"]["edits"] == [
        {
            "path": "a b/train.py",
            "cell": None,
            "line": 8,
            "column": 16,
            "end_line": 8,
            "end_column": 31,
            "text": "",
        }
    ]
    assert document["findings"][2]["fix"]["edits"][0]["cell"] == 2
    assert document["faults"][1]["path"] == "/elsewhere/x.py"


def test_json_schema_names_every_key_and_value(report: Report) -> None:
    """A key that the schema does not know, or an effect that it does not list, is a change."""
    schema = json.loads((ROOT / "docs/schema/report.schema.json").read_text())
    document = json.loads(made(report, "json"))
    defs = schema["$defs"]
    known = set(defs["finding"]["properties"]) | set(defs["place"]["properties"])
    assert set(document["findings"][0]) == known
    assert set(document) == set(schema["properties"])
    assert set(document["summary"]) == set(schema["properties"]["summary"]["properties"])
    effects = defs["finding"]["properties"]["effect"]["enum"]
    assert set(effects) == {effect.name.lower() for effect in Effect}
    assert defs["severity"]["enum"] == [str(severity) for severity in Severity]


def test_sarif_follows_its_schema(report: Report) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text())
    document = json.loads(made(report, "sarif"))
    jsonschema.validate(document, schema, format_checker=jsonschema.FormatChecker())
    (run,) = document["runs"]
    first, second, third = run["results"]
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "a%20b/train.py", "uriBaseId": "SRCROOT"}
    assert location["region"]["startColumn"] == 7
    assert run["tool"]["driver"]["rules"][second["ruleIndex"]]["id"] == "TFA202"
    (replacement,) = second["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["startColumn"] == 16
    assert "fixes" not in third
    lines = (report.root / "n.ipynb").read_text().splitlines()
    raw = third["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert "batch_size=32" in lines[raw - 1]
    invocation = run["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_links_to_published_pages(report: Report) -> None:
    assert not any("helpUri" in rule for rule in _driver(report)["rules"])
    published = replace(report, docs_url="https://example.org/rules/{code}/")
    page = "https://example.org/rules/TFA202/"
    assert page in {rule["helpUri"] for rule in _driver(published)["rules"]}
    assert json.loads(made(published, "json"))["findings"][1]["documentation"] == page


def _driver(report: Report) -> dict[str, Any]:
    driver: dict[str, Any] = json.loads(made(report, "sarif"))["runs"][0]["tool"]["driver"]
    return driver


def test_fingerprints_outlive_moved_lines(report: Report) -> None:
    def marks() -> list[str]:
        runs = json.loads(made(replace(report), "sarif"))["runs"]
        return [r["partialFingerprints"]["tfaudit/v1"] for r in runs[0]["results"]]

    before = marks()
    assert len(set(before)) == 3
    script = report.findings[0].place.path
    script.write_text("# a new line\n" + SCRIPT.replace("\treturn", "\t\treturn"))
    moved = tuple(
        replace(f, place=replace(f.place, line=f.place.line + (f.place.path == script)))
        for f in report.findings
    )
    after = json.loads(made(replace(report, findings=moved), "sarif"))["runs"][0]["results"]
    assert [r["partialFingerprints"]["tfaudit/v1"] for r in after] == before


def test_equal_lines_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text("f(x)\nf(x)\n")
    findings = tuple(
        Finding(place(path, line, 1, 2), "TFA202", "n", "m", Severity.LOW, Effect.SMALL)
        for line in (1, 2)
    )
    issues = json.loads(made(Report(findings, root=tmp_path), "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == 2


# Workflow commands as the runner reads them: actions/runner, ActionCommand.cs.
COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<data>.*)")
KEYS = {"file", "line", "endLine", "col", "endColumn", "title"}


def unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_annotations_survive_the_runner(report: Report) -> None:
    commands = [COMMAND.fullmatch(line) for line in made(report, "github").splitlines()]
    assert all(commands)
    read = []
    for command in commands:
        assert command
        properties = dict(pair.split("=", 1) for pair in command["properties"].split(","))
        assert set(properties) <= KEYS
        values = {key: unescaped(value) for key, value in properties.items()}
        read.append((command["name"], values, unescaped(command["data"])))
    name, properties, message = read[0]
    assert name == "error"
    assert properties["file"] == "a b/train.py"
    assert (properties["line"], properties["col"]) == ("4", "7")
    assert message == report.findings[0].message + "\nconsumed here: a b/train.py:8:11"
    assert [name for name, _, _ in read] == ["error", "warning", "notice", "error", "error"]
    assert read[4][1]["title"] == "tfaudit: not audited"
    assert read[4][2] == "is a, b: 50%"


def test_other_places_are_named_in_junit(report: Report) -> None:
    root = ElementTree.fromstring(made(report, "junit"))
    failure = next(root.iter("failure"))
    assert (failure.text or "").endswith("\nconsumed here: a b/train.py:8:11")


def test_gitlab_code_quality(report: Report) -> None:
    issues = json.loads(made(report, "gitlab"))
    (other,) = issues[0]["other_locations"]
    assert other == {"path": "a b/train.py", "lines": {"begin": 8, "end": 8}}
    schema = {  # docs.gitlab.com, "Code Quality report format"
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!\./)(?!/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
    jsonschema.validate(issues, schema)
    assert [issue["severity"] for issue in issues] == ["critical", "major", "info"]


@pytest.mark.parametrize("some", [True, False])
def test_junit_follows_its_schema(report: Report, tmp_path: Path, some: bool) -> None:
    text = made(report if some else Report(checked=1, root=tmp_path), "junit")
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(text)
    root = ElementTree.fromstring(text.encode())
    assert len(root.findall(".//testcase")) == int(root.attrib["tests"])
    assert len(root.findall(".//failure")) == int(root.attrib["failures"]) == 3 * some
    assert len(root.findall(".//error")) == int(root.attrib["errors"]) == 2 * some


def test_statistics(report: Report) -> None:
    assert statistics(report) == (
        "2  TFA202  ignored-batch-size  (2 fixable)\n1  TFA201  unbatched-dataset\n"
    )


def test_paths_outside_of_the_root_are_whole(tmp_path: Path) -> None:
    report = Report(root=tmp_path / "a")
    assert report.shown(tmp_path / "a/b.py") == "b.py"
    assert report.shown(tmp_path / "ab/c.py") == (tmp_path / "ab/c.py").as_posix()


def test_a_terminal_without_the_quoted_characters(tmp_path: Path) -> None:
    script = "import keras\nmodel = keras.Sequential([])\nmodel.fit(ds)  # tfaudit: ignore[数据]\n"
    (tmp_path / "a.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "tfaudit", "check", "--select", "TFAX01"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""
    assert rb"\u6570\u636e" in done.stdout


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit"])
def test_what_programs_read_is_ascii(report: Report, form: str) -> None:
    """So that it does not matter which encoding the standard output has."""
    path = report.findings[0].place.path
    named = replace(report.findings[0], message=f"`数据` in {path}")
    assert made(replace(report, findings=(named,)), form).isascii()
