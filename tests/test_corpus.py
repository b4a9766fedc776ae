"""Fixing thousands of files by others (`make corpus` fetches them): nothing breaks, nothing else
changes, and nothing is left to fix.

A sample is part of every run; `make corpus-test` takes all files.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tfaudit.engine import Options, check_bytes, mend
from tfaudit.model import Safety
from tfaudit.program.modules import ModuleStore
from tfaudit.rule import all_rules
from tfaudit.source import FRAMEWORK, Source, SourceError, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.model import Edit, Finding

CORPUS = Path(__file__).parent.parent / ".corpus"
SAMPLE = 300
WHOLE = bool(os.environ.get("WHOLE_CORPUS"))

pytestmark = [
    pytest.mark.skipif(not CORPUS.is_dir(), reason="there is no corpus; `make corpus` fetches it"),
    *([pytest.mark.slow] if WHOLE else []),
]


def files() -> list[Path]:
    """Files that name TensorFlow or Keras: all of them, or the sample."""
    found = sorted(p for p in CORPUS.rglob("*.py") if FRAMEWORK.search(p.read_bytes()))
    return found if WHOLE else random.Random(0).sample(found, SAMPLE)


@cache
def auditor() -> tuple[Options, ModuleStore]:
    return Options(tuple(all_rules())), ModuleStore()


def compiles(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd escapes in strings, as they were
        try:
            compile(text, "x.py", "exec", dont_inherit=True)
        except SyntaxError:
            return False
    return True


def same_outside(before: str, edits: Sequence[Edit], after: str) -> bool:
    """Whether what lies between the lines of the edits is in the text after, in order."""
    source = Source(Path("x.py"), before)
    starts = [*source.line_starts, len(before)]
    lines = [(source.line_of(e.start) - 1, source.line_of(max(e.start, e.stop - 1))) for e in edits]
    at = kept = 0
    for first, last in sorted(lines):
        part = before[kept : starts[first]]
        found = after.find(part, at)
        if kept < starts[first] and (found < 0 or (kept == 0 and found != 0)):
            return False
        at = max(at, found + len(part))
        kept = max(kept, starts[last])
    return after[at:].endswith(before[kept:])


def complaints(path: Path) -> list[str]:
    """What went wrong with a file."""
    options, store = auditor()
    raw = path.read_bytes()
    try:
        source = decode(path, raw)
        source.parse()
    except SourceError:
        return []
    rounds: list[tuple[str, list[Edit]]] = []

    def seen(current: Source, findings: Sequence[Finding]) -> Sequence[Finding]:
        fixes = [f.fix for f in findings if f.fix and f.fix.safety >= Safety.UNSAFE]
        rounds.append((current.text, [edit for fix in fixes for edit in fix.edits]))
        return findings

    done = mend(source, options, Safety.UNSAFE, store, seen)
    text = done.result.text
    found = [str(fault) for fault in check_bytes(path, raw, options, store).faults]
    if not done.applied and done.result.encode(done.result.document) != raw:
        found.append("changed without a finding")
    if compiles(source.text) and not compiles(text):
        found.append("does not compile any more")
    if done.changed and mend(done.result, options, Safety.UNSAFE, store).changed:
        found.append("is changed again by a second fix")
    for (before, edits), (after, _) in pairwise(rounds):
        if not same_outside(before, edits, after):
            found.append("is changed outside of what was reported")
    return [f"{path}: {reason} ({[f.code for f in done.applied]})" for reason in found]


def test_files_by_others_survive_every_fix() -> None:
    wanted = files()
    assert len(wanted) >= (2_000 if WHOLE else SAMPLE)
    with ProcessPoolExecutor() as pool:
        found = [line for lines in pool.map(complaints, wanted, chunksize=8) for line in lines]
    assert not found, "\n".join(found)


@pytest.mark.skipif(not WHOLE, reason="only with all files: make corpus-test")
def test_the_command_leaves_nothing_to_do_twice(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "copy")
    before = {p: p.read_bytes() for p in (tmp_path / "copy").rglob("*.py")}
    command = [sys.executable, "-m", "tfaudit", "fix", "--unsafe", "--apply", "--force", "copy"]
    first = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    after = {p: p.read_bytes() for p in before}
    changed = {str(p.relative_to(tmp_path)) for p in before if before[p] != after[p]}
    named = {line.split(":")[0] for line in first.stderr.splitlines() if ": TFA" in line}
    assert changed == named
    assert changed
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "Nothing to fix" in again.stderr
    assert {p: p.read_bytes() for p in before} == after
