"""The examples are what they say: scripts that really train."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

EXAMPLES = Path(__file__).parent.parent / "examples"
REFUSED = {"seed/unbatched.py", "seed/visible_device.py"}  # see test_seed.py
TRAINED = sorted(
    name
    for name in (p.relative_to(EXAMPLES).as_posix() for p in EXAMPLES.rglob("*.py"))
    if name not in REFUSED and name != "two_modules/model.py"
)
LOSS = re.compile(r"\bloss:? (\d\S*)")


@pytest.mark.tensorflow
@pytest.mark.parametrize("name", TRAINED)
def test_learns(name: str, run_script: Run) -> None:
    done = run_script(EXAMPLES / name)
    assert done.returncode == 0, done.stderr
    losses = [float(loss) for loss in LOSS.findall(done.stdout)]
    assert losses[-1] < losses[0], done.stdout


def test_every_example_is_listed() -> None:
    page = (EXAMPLES / "README.md").read_text()
    missing = [name for name in TRAINED if f"`{name.removeprefix('seed/')}`" not in page]
    assert not missing
