"""What TFA903 says of scripts that leave eager execution, and then train by Keras 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.program.program import acts_as_model
from tfaudit.rules._backend import other_backend
from tfaudit.rules._two_kerases import is_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_LEAVES = (
    "tensorflow.compat.v1.disable_eager_execution",
    "tensorflow.compat.v1.disable_v2_behavior",
)
_COMES_BACK = ("enable_eager_execution(", "enable_v2_behavior(")
_RUNS = (".fit", ".evaluate", ".predict")


def graph_mode(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Calls that turn eager execution off for good, before a model of Keras is run.

    Keras 3 goes through a dataset in Python then, which raises RuntimeError
    (tests/facts/test_removed_api.py).
    """
    if program.mentions(*_COMES_BACK) or other_backend(program):
        return
    runs = [
        event
        for event in program.calls_of(*_RUNS)
        if event.receiver is not None
        and acts_as_model(event.receiver)
        and not is_private(event.receiver)
    ]
    for event in program.calls_of(*_LEAVES):
        run = next((run for run in runs if _reaches(event, run)), None)
        if run is None or are_cared_for(event):
            continue
        message = f"Keras 3 cannot `{run.name[1:]}` without eager execution (RuntimeError): leave "
        message += "this out, or train by tf_keras (`TF_USE_LEGACY_KERAS=1`)"
        related = ((run.module, underline(run.node), "here"),)
        yield Hit(event.module, underline(event.node), message, related=related)


def _reaches(event: CallEvent, run: CallEvent) -> bool:
    """Whether the one is surely called before the other."""
    if event.order > run.order or event.context.root not in (0, run.context.root):
        return False
    return not event.context.tries and all(
        not branch.chooses or branch in run.context.branches for branch in event.context.branches
    )
