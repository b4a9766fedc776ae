"""What a command imports: the start-up is what a user of one script feels."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {"tensorflow", "keras", "optuna", "numpy", "plotly", "ray", "sqlalchemy", "nbformat"}
PROGRAM = """
import json, sys
from tfaudit.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def imported(*argv: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *argv], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "argv",
    [
        ("check", "examples/digits.py"),
        ("check", "examples"),
        ("fix", "examples/digits.py"),
        ("--help",),
        ("tune", "--help"),
        ("bench", "--help"),
        ("config",),
    ],
    ids=" ".join,
)
def test_heavy_packages_are_not_imported(argv: tuple[str, ...]) -> None:
    assert not imported(*argv) & HEAVY


def test_help_does_not_import_the_syntax_tree() -> None:
    assert "libcst" not in imported("--help")
