"""Where the batch size of 46 scripts stands, as people write them: places/, with the lines marked.

A script without a mark has none that can be edited, and is told so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tfaudit.errors import TfauditError
from tfaudit.program.targets import Targets
from tfaudit.tuner.measurement import Devices
from tfaudit.tuner.plan import Request, open_script

if TYPE_CHECKING:
    from tfaudit.tuner.script import Script

PLACES = Path(__file__).parent / "places"
MARK = "# <- batch"
SCRIPTS = sorted(
    path.relative_to(PLACES).as_posix()
    for path in (*PLACES.glob("*.py"), *PLACES.glob("*/train.py"))
)
UNPLACED = {"computed_size.py", "environment_variable.py", "yaml_file.py"}


def opened(name: str) -> Script:
    return open_script(PLACES / name, (), Request(), Devices(), Targets())


def modules(name: str) -> list[Path]:
    path = PLACES / name
    return [path] if path.parent == PLACES else sorted(path.parent.glob("*.py"))


def marked(text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if MARK in line]


@pytest.mark.parametrize("name", [name for name in SCRIPTS if name not in UNPLACED])
def test_the_place_is_named_and_nothing_else_is_edited(name: str) -> None:
    script = opened(name)
    knob = next(knob for knob in script.space.knobs if knob.name == "batch_size")
    # A plan is of the text with its safe fixes, which may have moved the lines.
    before = {p: script.fixed.texts.get(p, p.read_text()) for p in modules(name)}
    wanted = {(p.name, line) for p, text in before.items() for line in marked(text)}
    assert {(place.path.name, place.line) for place in knob.places} == wanted

    assert isinstance(knob.baseline, int)
    new = 2 * knob.baseline
    after = {**before, **script.variant({**script.space.baseline, "batch_size": new}).sources}
    for path, text in before.items():
        changed = [
            (number, line)
            for number, (old, line) in enumerate(
                zip(text.splitlines(), after[path].splitlines(), strict=True), 1
            )
            if line != old
        ]
        assert [number for number, _ in changed] == marked(text)
        assert all(str(new) in line for _, line in changed)


@pytest.mark.parametrize("name", sorted(UNPLACED))
def test_a_size_without_a_place_is_told(name: str) -> None:
    with pytest.raises(TfauditError, match=rf"no number in {name} decides .* fit gets \({name}:"):
        opened(name)


def test_the_rest_can_be_tuned_without_it() -> None:
    request = Request(fix_batch=True)
    script = open_script(PLACES / "yaml_file.py", (), request, Devices(), Targets())
    assert {knob.name for knob in script.space.knobs} == {"steps_per_execution", "xla"}
