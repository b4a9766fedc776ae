"""Symbolic gradients of TensorFlow 1, which TensorFlow 2 computes only while it traces a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_SYMBOLIC = ("tensorflow.gradients", "tensorflow.hessians")
# What makes a graph of what it surrounds, or of the whole script.
_GRAPHS = ("compat.v1", "disable_eager", "disable_v2", "Graph()", "wrap_function", "init_scope")


def eager_gradients(program: Program, cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """`tf.gradients` where the script itself calls it, and no function is traced around it."""
    events = program.calls_of(*_SYMBOLIC) if program.targets.tensorflow >= (2, 0) else ()
    if not events or program.mentions(*_GRAPHS):
        return
    for event in events:
        context = event.context
        known = context.root == 0 and all(frame.why == "call" for frame in context.frames)
        if not known or context.traced or context.uncertain or cared_for(event):
            continue
        message = f"`{quoted(event.node.func)}` raises RuntimeError outside of a `tf.function`: "
        message += "record what is computed by `tf.GradientTape`"
        yield Hit(event.module, underline(event.node), message)
