"""Source through standard input, and checking again when a file changes: real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FLAWED = b"""\
import tensorflow as tf

x, y = tf.zeros([64, 3]), tf.zeros([64, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds, batch_size=64)
"""
CLEAN = FLAWED.replace(b", batch_size=64", b"")


def tfaudit(*argv: str, cwd: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", *argv],
        cwd=cwd, input=given, capture_output=True, timeout=60,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr + done.stdout
    return done


def test_check(tmp_path: Path) -> None:
    done = tfaudit("check", "-", cwd=tmp_path, given=FLAWED)
    assert done.returncode == 1
    assert b"stdin.py:7:15" in done.stdout
    assert b"model.fit(ds, batch_size=64)" in done.stdout  # the code frame, of no file
    assert tfaudit("check", "-", cwd=tmp_path, given=CLEAN).returncode == 0
    assert not list(tmp_path.iterdir())


def test_the_name_decides_over_settings_and_imports(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/data.py").write_bytes(b"\n".join(FLAWED.splitlines()[:4]) + b"\n")
    user = b"import tensorflow as tf\nfrom data import ds\n" + b"\n".join(FLAWED.splitlines()[4:])
    argv = ("check", "-", "--stdin-filename", "a/train.py", "--format", "json")
    found = json.loads(tfaudit(*argv, cwd=tmp_path, given=user).stdout)["findings"]
    assert [(f["code"], f["path"]) for f in found] == [("TFA202", "a/train.py")]
    (tmp_path / "a/tfaudit.toml").write_text('per-file-ignores = { "train.py" = ["TFA202"] }\n')
    assert not json.loads(tfaudit(*argv, cwd=tmp_path, given=user).stdout)["findings"]


def test_the_buffer_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_bytes(CLEAN)
    argv = ("check", "-", "--stdin-filename", "train.py", "--format", "sarif")
    done = tfaudit(*argv, cwd=tmp_path, given=b"# a new line\n" + FLAWED)
    result = json.loads(done.stdout)["runs"][0]["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (8, 15)
    deleted = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert deleted["startLine"] == 8


@pytest.mark.parametrize(
    "change",
    [lambda raw: raw, lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: b"\xef\xbb\xbf" + raw],
    ids=["LF", "CRLF", "BOM"],
)
def test_fix_prints_the_mended_source(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    done = tfaudit("fix", "-", cwd=tmp_path, given=change(FLAWED))
    assert (done.returncode, done.stdout) == (0, change(CLEAN))
    assert b"Fixed 1 problem" in done.stderr
    again = tfaudit("fix", "-", cwd=tmp_path, given=done.stdout)
    assert (again.returncode, again.stdout) == (0, change(CLEAN))


def test_fix_passes_on_what_is_not_tensorflow(tmp_path: Path) -> None:
    raw = b"\xff\x00 no Python at all\n"
    assert tfaudit("fix", "-", cwd=tmp_path, given=raw).stdout == raw


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_syntax_error_prints_no_source(tmp_path: Path, command: str) -> None:
    done = tfaudit(
        command, "-", "--stdin-filename", "a b.py", cwd=tmp_path, given=b"import keras\nx = = 3\n"
    )
    assert done.returncode == 2
    assert b"a b.py:2: syntax error" in done.stderr
    assert b"x = = 3" not in done.stdout


def test_a_notebook(tmp_path: Path) -> None:
    lines = FLAWED.decode().splitlines(keepends=True)
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None,
            "source": lines}  # fmt: skip
    raw = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    argv = ("-", "--stdin-filename", "n.ipynb", "--select", "TFA202")
    done = tfaudit("check", *argv, cwd=tmp_path, given=raw)
    assert b"n.ipynb:cell 1:7:15" in done.stdout
    assert b"model.fit(ds, batch_size=64)" in done.stdout
    mended = json.loads(tfaudit("fix", *argv, cwd=tmp_path, given=raw).stdout)
    assert "".join(mended["cells"][0]["source"]) == CLEAN.decode()


@pytest.mark.parametrize(
    "argv",
    [
        ("check", "-", "a.py"),
        ("check", "a.py", "--stdin-filename", "b.py"),
        ("check", "-", "--watch"),
        ("check", "-", "--add-ignores"),
        ("check", "-", "--write-baseline", "b.json"),
        ("check", "--watch", "--add-ignores"),
        ("fix", "-", "--apply"),
        ("fix", "-", "--verify"),
        ("fix", "-", "a.py"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together(tmp_path: Path, argv: tuple[str, ...]) -> None:
    (tmp_path / "a.py").write_bytes(FLAWED)
    done = tfaudit(*argv, cwd=tmp_path, given=FLAWED)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.py"]


class Watch:
    """A running `check --watch`, and what it has printed."""

    def __init__(self, folder: Path) -> None:
        self.log = folder.parent / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tfaudit", "check", "--watch", "--format", "text"],
                cwd=folder, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def runs(self, count: int) -> list[str]:
        """What each of so many runs printed, once they are over."""
        deadline = time.monotonic() + 60
        while (text := self.log.read_text()).count("Ctrl-C ends.") < count:
            assert time.monotonic() < deadline, text
            assert self.process.poll() is None, text
            time.sleep(0.05)
        return text.split("Waiting for changes; Ctrl-C ends.\n")[:-1]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "train.py").write_bytes(FLAWED)
    running = Watch(folder)
    yield running
    running.process.kill()
    running.process.wait()


def save(path: Path, content: bytes) -> None:
    """At once, so that no run sees the file empty."""
    beside = path.parent.parent / "saved"
    beside.write_bytes(content)
    beside.replace(path)


def test_watch(watch: Watch, tmp_path: Path) -> None:
    script = tmp_path / "project/train.py"
    assert "TFA202" in watch.runs(1)[0]
    save(script, CLEAN)
    assert "Nothing found" in watch.runs(2)[1]
    save(script, b"import keras\nx = = 3\n")
    assert "train.py:2: syntax error" in watch.runs(3)[2]
    save(script, FLAWED)
    assert "TFA202" in watch.runs(4)[3]
    settings = tmp_path / "project/tfaudit.toml"
    save(settings, b'ignore = ["TFA2O2"]\n')
    assert "TFA2O2" in watch.runs(5)[4]
    save(settings, b'ignore = ["TFA202"]\n')
    assert "Nothing found" in watch.runs(6)[5]
    save(tmp_path / "project/new.py", FLAWED + b"model.fit(ds, batch_size=1)\n")
    assert "2 files" in watch.runs(7)[6]
    os.kill(watch.process.pid, signal.SIGINT)
    assert watch.process.wait(30) == 0
