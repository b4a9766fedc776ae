"""Findings that are put up with, known again when lines have moved."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tfaudit import baseline
from tfaudit.errors import UsageError
from tfaudit.model import Effect, Finding, Place, Severity

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """import tensorflow as tf
ds = tf.data.Dataset.range(8).map(lambda x: (x, x)).batch(2)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.fit(ds, batch_size=32)
"""


def finding(path: Path, line: int, code: str = "TFA202") -> Finding:
    return Finding(Place(path, line, 1, line, 2), code, "n", "m", Severity.LOW, Effect.SMALL)


def test_findings_are_known_when_lines_move(tmp_path: Path) -> None:
    path, file = tmp_path / "a.py", tmp_path / "known.json"
    path.write_text("f(x)\ng(x)\n")
    file.write_text(baseline.render([finding(path, 1)], file))
    path.write_text("\n\n  f( x )\ng(x)\n")
    split = baseline.apply([finding(path, 3), finding(path, 4), finding(path, 3, "TFA301")], file)
    assert split.known == (finding(path, 3),)
    assert [(f.code, f.place.line) for f in split.new] == [("TFA202", 4), ("TFA301", 3)]


def test_equal_findings_are_counted(tmp_path: Path) -> None:
    path, file = tmp_path / "a.py", tmp_path / "known.json"
    path.write_text("f(x)\nf(x)\nf(x)\n")
    file.write_text(baseline.render([finding(path, 1), finding(path, 2)], file))
    split = baseline.apply([finding(path, n) for n in (1, 2, 3)], file)
    assert (len(split.known), len(split.new)) == (2, 1)


def test_the_file_is_stable_and_holds_relative_paths(tmp_path: Path) -> None:
    path, file = tmp_path / "sub/a.py", tmp_path / "known.json"
    path.parent.mkdir()
    path.write_text("f(x)\ng(x)\n")
    found = [finding(path, 2), finding(path, 1)]
    text = baseline.render(found, file)
    assert text == baseline.render(found[::-1], file)
    assert '["sub/a.py", "TFA202", ' in text
    assert str(tmp_path) not in text


def test_no_findings(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    file.write_text(baseline.render([], file))
    assert baseline.apply([], file) == baseline.Split((), ())


def test_without_a_file_all_are_new(tmp_path: Path) -> None:
    assert baseline.apply([finding(tmp_path, 1)], None).new == (finding(tmp_path, 1),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "cannot read the baseline"),
        ("{", "is not a baseline"),
        ("[]", "is not a baseline"),
        ("3", "is not a baseline"),
        ('{"version": 1, "findings": [1]}', "is not a baseline"),
        ('{"version": 2, "findings": []}', "of another version"),
    ],
)
def test_files_that_are_no_baselines(tmp_path: Path, text: str | None, reason: str) -> None:
    file = tmp_path / "known.json"
    if text is not None:
        file.write_text(text)
    with pytest.raises(UsageError, match=reason):
        baseline.apply([], file)


def tfaudit(*argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tfaudit", "check", "--select", "TFA202", *argv]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_adopting_a_tree_by_a_baseline(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SCRIPT)
    (tmp_path / "tfaudit.toml").write_text('baseline = "known.json"\n')
    assert tfaudit(cwd=tmp_path).returncode == 2
    assert tfaudit("--write-baseline", "known.json", cwd=tmp_path).returncode == 0
    done = tfaudit(cwd=tmp_path)
    assert done.returncode == 0
    assert "1 hidden by the baseline" in done.stdout
    (tmp_path / "a.py").write_text(SCRIPT + "model.fit(ds, batch_size=64)\n")
    done = tfaudit(cwd=tmp_path)
    assert done.returncode == 1
    assert "a.py:5:" in done.stdout
    assert "a.py:4:" not in done.stdout


def test_adopting_a_tree_by_comments(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(SCRIPT.replace("\n", "\r\n").encode())
    assert tfaudit("--add-ignores", cwd=tmp_path).returncode == 0
    added = (tmp_path / "a.py").read_bytes().decode()
    assert added == SCRIPT.replace("32)\n", "32)  # tfaudit: ignore[TFA202]\n").replace(
        "\n", "\r\n"
    )
    done = tfaudit(cwd=tmp_path)
    assert done.returncode == 0
    assert "1 hidden by comments" in done.stdout
