"""Layers that a `call` makes anew each time: in the graphs of Keras 3 that raises ValueError.

The graph of `fit` traces `call` again, and TensorFlow lets no trace but the first make variables.
In Keras 3 the layers that draw numbers have one as well, the state of their seed, so that a
`Dropout` in `call`, which Keras 2 ran, raises like a `Dense` (tests/facts/test_removed_api.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.edits import Hit
from tfaudit.program.values import Parameter
from tfaudit.rules._autograph import OTHERWISE, run_by_keras, run_in_graphs, runs_models
from tfaudit.rules._backend import other_backend
from tfaudit.rules._drawing_layers import draws_by_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.program import Program

_LAYERS = "keras.layers."
_WITH_WEIGHTS = re.compile(
    r"\w*Dense|\w*Conv\w*|\w*LSTM|\w*GRU|SimpleRNN|Embedding|Bidirectional|MultiHeadAttention"
    r"|\w+Normalization|PReLU"
)


def layers_made_in_call(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """The first layer with variables that each such method surely makes."""
    if program.mentions(*OTHERWISE) or other_backend(program):
        return
    made = [e for e in program.calls_where(_is_layer) if e.context.frames and _has_variables(e)]
    run = run_in_graphs(program) if made and runs_models(program) else ()
    told: set[cst.CSTNode] = set()
    for event in made:
        place = run_by_keras(event.context, ())
        function = event.context.frames[place].function if place is not None else None
        if function is None or place is None or function.name != "call":
            continue
        owner = function.owner
        if owner is None or owner.node not in run or owner.node in told:
            continue
        if not _always_runs(event.context) or are_cared_for(event):
            continue
        told.add(owner.node)
        kind = event.name.removeprefix(_LAYERS)
        message = f"`{kind}` has variables, which `call` may not make anew in a graph of Keras 3: "
        message += "make the layer in `__init__`"
        yield Hit(event.module, event.node.func, message)


def _is_layer(name: str) -> bool:
    return name.startswith(_LAYERS)


def _has_variables(event: CallEvent) -> bool:
    draws = draws_by_rate(event)
    kind = event.name.removeprefix(_LAYERS)
    return _WITH_WEIGHTS.fullmatch(kind) is not None if draws is None else draws


def _always_runs(context: Context) -> bool:
    """Whether no condition decides of it, but that the model is trained."""
    return not context.tries and all(
        not branch.chooses
        or (branch.taken and isinstance(branch.test, Parameter) and branch.test.name == "training")
        for branch in context.branches
    )
