"""TensorFlow 1's sessions: which calls run the graph, and the loops that run it again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.targets import Era, era
from tfaudit.program.values import Attr, Made, Parameter, Unknown, Value
from tfaudit.rules._steps import iterations
from tfaudit.syntax import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

_V1 = "tensorflow.compat.v1."
_MAKERS = frozenset({
    "tensorflow.Session", "tensorflow.InteractiveSession", "tensorflow.train.MonitoredSession",
    "tensorflow.train.MonitoredTrainingSession", "tensorflow.train.SingularMonitoredSession",
    # Of a `tf.train.Supervisor`, or a `SessionManager`.
    ".managed_session", ".prepare_or_wait_for_session", ".prepare_session", ".wait_for_session",
})  # fmt: skip
SESSIONS = _MAKERS | {name.replace("tensorflow.", _V1) for name in _MAKERS}
# What gives the session that there is.
FINDERS = frozenset({"tensorflow.get_default_session", "keras.backend.get_session"})
_USUAL_NAMES = frozenset({"sess", "session", "_sess", "_session"})
UPDATES = frozenset({
    ".minimize", ".apply_gradients", "tensorflow.contrib.layers.optimize_loss",
    "tensorflow.contrib.slim.learning.create_train_op",
    "tensorflow.contrib.training.create_train_op", "tf_slim.learning.create_train_op",
    "tf_slim.training.create_train_op",
})  # fmt: skip
_FEW = 10  # iterations: what so short a loop does over again costs nothing


def old_name(event: CallEvent) -> str:
    """The name of a call in TensorFlow 1: `tensorflow.compat.v1.assign` was `tensorflow.assign`."""
    return "tensorflow." + event.name[len(_V1) :] if event.name.startswith(_V1) else event.name


def session_runs(program: Program) -> Iterator[CallEvent]:
    """The calls `session.run(…)`, `operation.run(…)` and `tensor.eval(…)`, in order."""
    old = any(era(m.source.code, program.targets) is Era.TF1 for m in program.modules)
    for event in program.calls_of(".run", ".eval"):
        receiver = event.receiver
        if receiver is None:
            continue
        if event.name == ".eval":
            if old and (
                event.keywords.keys() & {"feed_dict", "session"} or _is_operation(receiver)
            ):
                yield event
        elif (
            updates_variables(receiver)
            or _is_session(receiver)
            or (old and _is_called_session(receiver, event.node))
        ):
            yield event


def _is_operation(value: Value) -> bool:
    """Whether a function of TensorFlow made it, so that its `eval()` takes the usual session."""
    name = value.name if isinstance(value, Made) else ""
    return name.startswith("tensorflow.") and name.rpartition(".")[2][:1].islower()


def updates_variables(value: Value) -> bool:
    """Whether the value is a training operation, which has a `run` of its own."""
    return isinstance(value, Made) and value.name in UPDATES


def is_fetched(value: Value) -> bool:
    """Whether a session has computed it: `session.run(logits, …)`."""
    match value:
        case Made(name=".run", event=event) if event.receiver is not None:
            return _is_session(event.receiver)
    return False


def _is_session(value: Value) -> bool:
    if not isinstance(value, Made):
        return False
    if value.name == ".as_default" and value.event.receiver is not None:
        return _is_session(value.event.receiver)
    return value.name in SESSIONS or value.name.replace(_V1, "tensorflow.") in FINDERS


def _is_called_session(value: Value, node: cst.Call) -> bool:
    """Whether something that nobody knows has the name that everybody gives to a session."""
    if not isinstance(value, (Parameter, Unknown, Attr)) or not isinstance(
        node.func, cst.Attribute
    ):
        return False
    return (dotted(node.func.value) or "").rpartition(".")[2] in _USUAL_NAMES


def running_loops(event: CallEvent) -> list[Loop]:
    """The loops around a run that surely are of Python and may be long, outermost first."""
    if event.context.traced:
        return []
    loops = []
    for loop in event.context.loops:
        count = iterations(loop)
        if isinstance(loop.node, (cst.For, cst.While)) and (count is None or count > _FEW):
            loops.append(loop)
    return loops
