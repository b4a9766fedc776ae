"""Where AutoGraph no longer makes operations of Python's loops and branches.

Keras 2 ran the methods of layers and models, losses and metrics through it. Keras 3 calls them as
they stand, also where a function that is converted calls the model, and a tensor of a graph is
neither true nor false (tests/facts/test_removed_api.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Class, Instance, LayerOutput
from tfaudit.rules._models import derives_from_keras

if TYPE_CHECKING:
    from collections.abc import Container

    import libcst as cst

    from tfaudit.program.events import Context
    from tfaudit.program.program import Program

# What asks for eager execution, or for AutoGraph.
OTHERWISE = ("run_eagerly", "run_functions_eagerly", "to_graph", "tf_convert")
_RUNS = (".fit", ".evaluate", ".predict", ".train_on_batch", ".test_on_batch")
_METHODS = frozenset({"call", "train_step", "test_step", "predict_step"})


def run_by_keras(context: Context, handed: Container[cst.CSTNode]) -> int | None:
    """The frame of what Keras 3 runs as it stands; None where something converts the code again.

    Args:
        context: the circumstances of the code.
        handed: functions that Keras is given as losses and metrics.
    """
    for place in reversed(range(len(context.frames))):
        function = context.frames[place].function
        if function.traced or function.decorators:
            return None
        if place == 0 and function.node in handed:
            return place
        owner = function.owner
        if function.name in _METHODS and owner is not None and derives_from_keras(owner):
            return place
    return None


def runs_models(program: Program) -> bool:
    """Whether Keras' own methods train a model, or run it, each of which makes a graph."""
    return any(
        event.receiver is not None and acts_as_model(event.receiver)
        for event in program.calls_of(*_RUNS)
    )


def run_in_graphs(program: Program) -> set[cst.CSTNode]:
    """The classes of layers and models that Keras surely runs in a graph.

    Those that are made, where a model is trained by Keras' own methods; else those that are called
    on symbolic tensors.
    """
    trains = runs_models(program)
    run: set[cst.CSTNode] = set()
    for event in program.calls:
        made = event.result if trains else None
        if isinstance(event.result, LayerOutput):
            made = event.result.layer
        if isinstance(made, Instance):
            run.update(base.node for base in made.cls.lineage() if isinstance(base, Class))
    return run
