"""`MultiWorkerMirroredStrategy` is made too late, or its workers write over each other's files.

The strategy's constructor reads `TF_CONFIG` and starts the server that the workers talk through.
After any op, dataset, optimizer or other strategy has started TensorFlow it raises RuntimeError
("Collective ops must be configured at program startup") when `TF_CONFIG` names a cluster, and only
then, so it does not show on one machine. When `TF_CONFIG` is set behind the constructor it is not
read: nothing is raised, and each process trains for itself.

All workers must call `save`, since it waits for the others, but only the chief's files are wanted:
the others write to a folder of their own. Where all of them name the same path, one writes over
what the other writes, on a disk that they share (medium).

## Before

```python
import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
strategy = tf.distribute.MultiWorkerMirroredStrategy()
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)
```

## After

```python
import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)
```

## Fix safety

Safe: the statement is moved to the front of what started TensorFlow, if it uses nothing but imports
and names that are bound there, and no environment variable is set in between.

## When not

Scripts that start processes of their own may set `TF_CONFIG` for those. `ModelCheckpoint` of Keras
2 gives each worker a folder by itself.

## Sources

tensorflow.org/tutorials/distribute/multi_worker_with_keras; tensorflow/python/eager/context.py
(`configure_collective_ops`)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, move_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.program import acts_as_model, created_at, scopes_at
from tfaudit.program.values import (
    UNKNOWN,
    Made,
    Option,
    Parameter,
    Symbol,
    Unknown,
    Value,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._places import names_bound, names_read, running_statement
from tfaudit.rules._runtime import started_before, starts_tensorflow, surely_before
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, SetEvent
    from tfaudit.program.program import Program

_STRATEGY = "tensorflow.distribute.MultiWorkerMirroredStrategy"
# What tells one worker from another.
_TELL_WORKERS = (
    "task_id", "task_type", "chief", "rank", "SLURM_PROCID", "worker_index", "task_index",
    "hostname", "getpid", "exit(",
)  # fmt: skip
_SAVES = (".save", ".save_weights")
# What one process may know and another not.
_OF_PROCESS = ("os.environ", "os.getenv", "sys.argv", "socket.", "platform.", "uuid.", "tempfile.")
_PROCESSES = ("subprocess", "multiprocessing", "Popen", "fork(", "multi_process_runner")


@rule(
    "TFA406",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("MultiWorkerMirroredStrategy", "CollectiveAllReduceStrategy"),
    fix=Safety.SAFE,
    since="TensorFlow 2.2",
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/tutorials/distribute/multi_worker_with_keras",
        "tensorflow/python/eager/context.py",
    ),
)
def multiworker_setup(program: Program) -> Iterator[Hit]:
    """Constructors behind what starts TensorFlow; `TF_CONFIG` behind them; files of all workers."""
    made = list(program.calls_of(_STRATEGY))
    starts = [e for e in program.calls if starts_tensorflow(e, program.era) and e.name != _STRATEGY]
    seen: set[cst.CSTNode] = set()
    for event in made:
        earlier = any(other.order < event.order for other in made)
        if earlier or event.node in seen:
            continue  # the second one finds the cluster configured
        start = started_before(starts, event.context, event.order)
        if start is not None:
            seen.add(event.node)
            yield _late(program, event, start)
    if not program.mentions(*_PROCESSES):
        for change in program.sets:
            yield from _not_read(program, change, made)
    if not program.mentions(*_TELL_WORKERS):
        yield from _saved_by_all(program)


def _saved_by_all(program: Program) -> Iterator[Hit]:
    """Models of such a strategy that each worker saves, where nothing tells the workers apart."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(*_SAVES):
        model, path = event.receiver, argument(event.node, "filepath", 0)
        if model is None or path is None or event.node in seen or not acts_as_model(model):
            continue
        if _may_differ(event.argument("filepath", 0) or UNKNOWN):
            continue
        if program.mentions("TF_CONFIG") and _may_be_for_some(program, event):
            continue
        made = created_at(model)
        if made is None or not any(s.name == _STRATEGY for s in scopes_at(made.context)):
            continue
        seen.add(event.node)
        message = (
            f"every worker writes to `{quoted(path.value)}`, one over the other: let all but the "
            "chief save to a folder of their own (`strategy.cluster_resolver.task_id`)"
        )
        yield Hit(event.module, path, message, severity=Severity.MEDIUM)


def _may_be_for_some(program: Program, event: CallEvent) -> bool:
    """Whether a condition may let one worker alone come here: `if index == 0:`, or a `return`."""
    return event.context.conditional or any(
        test.order < event.order
        and isinstance(test.node, cst.If)
        and any(walk_type(test.node, cst.Return))
        for test in program.trace.tests
    )


def _may_differ(path: Value) -> bool:
    """Whether each process may have a path of its own, since it comes from outside of the code."""
    return any(
        isinstance(part, (Unknown, Parameter, Option))
        or (isinstance(part, (Made, Symbol)) and part.name.startswith(_OF_PROCESS))
        for part in origins(path)
    )


def _late(program: Program, event: CallEvent, start: CallEvent) -> Hit:
    message = (
        f"`{quoted(event.node.func)}` comes after `{quoted(start.node.func)}(…)` has started "
        "TensorFlow; on a cluster it raises RuntimeError (Collective ops must be configured at "
        "program startup)"
    )
    related = ((start.module, underline(start.node), "TensorFlow starts here"),)
    plan = _plan(program, event, start)
    return Hit(event.module, underline(event.node), message, plan, related=related)


def _plan(program: Program, event: CallEvent, start: CallEvent) -> Plan | None:
    """Move the statement of the script's own flow to the front of what started TensorFlow."""
    module = program.module
    if event.module is not module or event.context.root != 0 or event.context.frames:
        return None
    anchor = running_statement(module, start)
    moved = running_statement(module, event)
    match moved:
        case cst.SimpleStatementLine(
            body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))])]
        ) if anchor is not None and anchor is not moved:
            pass
        case _:
            return None
    if any(_is_variable(s) and start.order < s.order < event.order for s in program.sets):
        return None
    body: list[cst.CSTNode] = list(module.tree.body)
    between = body[body.index(anchor) : body.index(moved)]
    if not names_read(moved) - {name} <= names_bound(body[: body.index(anchor)]):
        return None
    if any("environ" in _attributes(s) for s in between):
        return None  # os.environ.setdefault("TF_CONFIG", …)
    bound = names_bound(between)
    if name in bound or bound & names_read(moved) or any(name in names_read(s) for s in between):
        return None
    change = move_before(anchor, [moved])
    return Plan("Move it in front of what starts TensorFlow", (change,), Safety.SAFE)


def _not_read(program: Program, change: SetEvent, made: list[CallEvent]) -> Iterator[Hit]:
    """An assignment of `TF_CONFIG` that every constructor has run before."""
    if not _is_variable(change) or change.key != "TF_CONFIG":
        return
    readers = [e for e in made if surely_before(e, change.context, change.order)]
    others = [e for e in made if e not in readers]
    known = [s for s in program.sets if _is_variable(s) and s.key == "TF_CONFIG"]
    if not readers or others or any(s.order < change.order for s in known):
        return
    if any(_resolved_elsewhere(event) for event in readers):
        return
    reader = readers[0]
    message = (
        "`TF_CONFIG` is set after the MultiWorkerMirroredStrategy has read it: each process "
        "trains for itself"
    )
    related = ((reader.module, underline(reader.node), "read here"),)
    yield Hit(change.module, change.node, message, related=related)


def _attributes(statement: cst.CSTNode) -> set[str]:
    return {node.attr.value for node in walk_type(statement, cst.Attribute)}


def _is_variable(change: SetEvent) -> bool:
    return isinstance(change.target, Symbol) and change.target.name == "os.environ"


def _resolved_elsewhere(event: CallEvent) -> bool:
    """Whether the cluster comes from something else than `TF_CONFIG`."""
    return event.opaque or event.passes("cluster_resolver", 0)
