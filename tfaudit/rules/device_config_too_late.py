"""Devices are configured after TensorFlow has started, when it is too late.

The first op, dataset, optimizer or strategy creates TensorFlow's devices. From then on
`set_memory_growth`, `set_visible_devices`, device limits and thread counts raise RuntimeError where
they would change anything: on a machine with a GPU, or with several if one is chosen, which is why
it does not show elsewhere. Environment variables are no longer read.

## Before

```python
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(1e-3)
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer, "mse")
```

## After

```python
import tensorflow as tf

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
optimizer = tf.keras.optimizers.Adam(1e-3)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer, "mse")
```

## Fix safety

Safe: the statements are moved in front of what started TensorFlow, if they use nothing but the
device list, imports and literals.

## When not

A `try … except RuntimeError` around it hides the error, but not that nothing was configured:
reported as low. It does not hide the ValueError that TensorFlow raises where it starts within a
loop which sets memory growth for each GPU: by then, that of the first differs from the others'.
`tf.test.is_gpu_available()` and `device_lib.list_local_devices()` let nothing be raised, but
reserve the memory of every GPU before it can be limited: reported as medium. To make all GPUs
visible, as they are, changes nothing at any time.

## Sources

tensorflow/python/eager/context.py ("… cannot be modified after being initialized");
tests/facts/test_on_gpu.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, move_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.events import SetEvent
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import UNKNOWN, Const, Made, Symbol, origins
from tfaudit.rule import rule
from tfaudit.rules._environment import variables_defaulted, variables_set
from tfaudit.rules._gpus import (
    CHOSEN_GPUS,
    GROWTH,
    LOGICAL_LIST,
    VISIBLE,
    gpu_list,
    kind_listed,
    leaves_none,
    shows_all,
    where_there_are_gpus,
)
from tfaudit.rules._places import names_bound, names_read, running_statement
from tfaudit.rules._runtime import (
    CONFIGURES,
    PROBES,
    started_before,
    starts_tensorflow,
    surely_before,
)
from tfaudit.source import ENVIRONMENT
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Read when the devices are made.
_AT_START = frozenset({
    "CUDA_VISIBLE_DEVICES", "TF_FORCE_GPU_ALLOW_GROWTH", "TF_GPU_ALLOCATOR", "TF_GPU_THREAD_MODE",
})  # fmt: skip
# Read when TensorFlow or Keras is imported.
_BACKEND = "KERAS_BACKEND"
_AT_IMPORT = frozenset({_BACKEND, "TF_ENABLE_ONEDNN_OPTS", "TF_CPP_MIN_LOG_LEVEL"})
_ONLY_LOGS = "TF_CPP_MIN_LOG_LEVEL"
_LOGS_AT_IMPORT = (2, 12)  # the first message reads it; older versions may import without one
# Who starts processes may set their environment, at any time.
_OTHER_PROCESSES = ("subprocess", "multiprocessing", "os.system", "ProcessPoolExecutor", "joblib")
_LEGACY_KERAS = "TF_USE_LEGACY_KERAS"
# The last are of `%env` in notebooks, as it is masked.
_WORDS = (
    "tf.config", "tensorflow.config", "config.set_", "set_memory_growth", "environ",
    *(f"{ENVIRONMENT}.{name}" for name in ("CUDA_", "TF_", "KERAS_")),
)  # fmt: skip


@rule(
    "TFA102",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=_WORDS,
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    sources=("https://www.tensorflow.org/guide/gpu", "tensorflow/python/eager/context.py"),
)
def device_config_too_late(program: Program) -> Iterator[Hit]:
    """Configuration of devices behind a call, in the same flow, that has made them."""
    starts = [e for e in program.calls if starts_tensorflow(e, program.era)]
    listed = [where_there_are_gpus(program, e) for e in starts if e.name == LOGICAL_LIST]
    with_gpus = sorted([*starts, *listed], key=lambda e: e.order)
    probes = list(program.calls_of(*sorted(PROBES)))
    configured = list(program.calls_of(*sorted(CONFIGURES)))
    for event in configured:
        if shows_all(event) or _ran_in_time(event, configured, with_gpus):
            continue
        tests = (branch.test for branch in event.context.branches if branch.taken)
        if any(kind_listed(test) not in (None, "GPU") for test in tests):
            continue  # "GPUS" are none, on any machine
        of_gpus = ".threading." not in event.name
        before = started_before(with_gpus if of_gpus else starts, event.context, event.order)
        probe = started_before(probes, event.context, event.order)
        if before is not None:
            yield _late_call(program, event, before)
        elif (again := _started_in_round_before(with_gpus, event)) is not None:
            yield _late_in_round(program, event, again)
        elif probe is not None and of_gpus and not _grows_already(program, event, probe):
            yield _after_probe(program, event, probe)
    for change in (*variables_set(program), *variables_defaulted(program)):
        yield from _late_variable(program, change, [*with_gpus, *probes])


def _ran_in_time(
    event: CallEvent | SetEvent,
    all_of_them: Sequence[CallEvent | SetEvent],
    starts: list[CallEvent],
) -> bool:
    """Whether the same line did the same before TensorFlow started: again, it changes nothing.

    Nor does it raise (`set_visible_devices` and its like return early: context.py).
    """
    conditions = {branch.node for branch in event.context.branches}
    return any(
        earlier.node is event.node
        and earlier.order < event.order
        and earlier.context.root == event.context.root
        and {branch.node for branch in earlier.context.branches} <= conditions
        and _said(earlier) == _said(event)
        and started_before(starts, earlier.context, earlier.order) is None
        for earlier in all_of_them
    )


def _said(event: CallEvent | SetEvent) -> list[object]:
    """What is configured, as far as it is known."""
    if isinstance(event, SetEvent):
        return [event.key, fold(event.value)]
    return [fold(value) for value in (*event.args, *event.keywords.values())]


def _started_in_round_before(starts: list[CallEvent], event: CallEvent) -> CallEvent | None:
    """What starts TensorFlow behind it, in a loop over the GPUs: the second comes too late."""
    loops, branches = event.context.loops, event.context.branches
    if not loops or gpu_list(loops[-1].elements_of) is None:
        return None
    for start in starts:
        there = start.context
        if start.order > event.order and loops[-1] in there.loops and not there.skips:
            outer = there.branches
            if there.frames == event.context.frames and outer == branches[: len(outer)]:
                return start
    return None


def _late_call(program: Program, event: CallEvent, start: CallEvent, *, again: bool = False) -> Hit:
    name = last(event.name)
    caught = any(_catches(node, "RuntimeError") for node in event.context.tries)
    line = start.module.source.line_of(_offset(start))
    started = f"`{quoted(start.node.func)}(…)` on line {line}"
    if again:
        message = f"from the second GPU on, `{name}` runs after {started} has started TensorFlow; "
    else:
        message = f"`{name}` runs after {started} has started TensorFlow; "
    where = "it raises" if again else _raises(event)
    message += (
        "the RuntimeError that it raises is caught, and nothing is configured"
        if caught
        else f"{where} RuntimeError"
    )
    severity = Severity.LOW if caught else Severity.ERROR
    plan = None if again else _plan(program, event, start)
    related = ((start.module, underline(start.node), "TensorFlow starts here"),)
    return Hit(event.module, underline(event.node), message, plan, severity, related=related)


def _late_in_round(program: Program, event: CallEvent, start: CallEvent) -> Hit:
    """What is configured in a loop over the GPUs that starts TensorFlow in its first round."""
    if event.name != GROWTH or program.mentions(CHOSEN_GPUS, "set_visible_devices"):
        return _late_call(program, event, start, again=True)
    line = start.module.source.line_of(_offset(start))
    message = (
        f"with several GPUs, `{quoted(start.node.func)}(…)` on line {line} starts TensorFlow while "
        "memory growth is set for the first one only"
    )
    caught = any(_catches(node, "ValueError") for node in start.context.tries)
    message += (
        "; the ValueError that it raises is caught, and nothing is configured"
        if caught
        else ', and raises ValueError: "Memory growth cannot differ between GPU devices"'
    )
    severity = Severity.LOW if caught else Severity.ERROR
    related = ((start.module, underline(start.node), "TensorFlow starts here"),)
    return Hit(event.module, underline(event.node), message, None, severity, related=related)


def _grows_already(program: Program, event: CallEvent, probe: CallEvent) -> bool:
    """Whether a session may have been told to let its memory grow, which is what is asked again."""
    session = probe.name.endswith("Session")
    return session and event.name == GROWTH and program.mentions("allow_growth")


def _after_probe(program: Program, event: CallEvent, probe: CallEvent) -> Hit:
    line = probe.module.source.line_of(_offset(probe))
    asked = f"`{quoted(probe.node.func)}(…)` on line {line}"
    message = f"`{last(event.name)}` runs after {asked}, which "
    message += "makes a device of every GPU, and reserves its memory"
    message += "" if probe.name.endswith("Session") else ", to see whether there is one"
    related = ((probe.module, underline(probe.node), "the devices are made here"),)
    plan = _plan(program, event, probe)
    node = underline(event.node)
    return Hit(event.module, node, message, plan, Severity.MEDIUM, related=related)


def _raises(event: CallEvent) -> str:
    """That a late call raises, and on which machines."""
    if ".threading." in event.name:
        return "it raises"
    chosen = event.name == VISIBLE and not leaves_none(event)  # the only GPU is visible anyway
    return f"on a machine with {'several GPUs' if chosen else 'a GPU'} it raises"


def _offset(event: CallEvent) -> int:
    from tfaudit import spans

    return spans.find(event.module.tree, [event.node])[event.node].start


def _late_variable(program: Program, change: SetEvent, starts: list[CallEvent]) -> Iterator[Hit]:
    key = change.key
    if not isinstance(key, str) or not (
        isinstance(change.value, Const) or _is_a_choice(program, change)
    ):
        return
    if change.module is not program.module and key not in _AT_START:
        return  # who imports that module first, and what else then, is not seen from here
    if _was_already(program, change, starts):
        return
    related: tuple[tuple[ModuleInfo, cst.CSTNode, str], ...]
    if key in _AT_START:
        start = started_before(starts, change.context, change.order)
        if start is None:
            return
        message = f"`{key}` is set after TensorFlow has made its devices, and is not read any more"
        related = ((start.module, underline(start.node), "TensorFlow starts here"),)
    elif key == _LEGACY_KERAS:
        # TensorFlow's import fixes what `tensorflow.keras` is; what `tf.keras` is, its first use.
        imported = _import_before(program, change, {"tensorflow"})
        if imported is None or not any(
            event.name.startswith("tensorflow.keras") for event in program.trace.imports
        ):
            return
        message = f"`{key}` is set after TensorFlow's import: `tensorflow.keras` is not changed"
        related = ((*imported, "imported here"),)
    elif key == _ONLY_LOGS and (
        program.targets.tensorflow < _LOGS_AT_IMPORT or fold(change.value) == "0"
    ):
        return  # "0" is what it is without
    elif key in _AT_IMPORT:
        imported = _import_before(program, change, _imports_that_read(program, key))
        if imported is None:
            return
        message = f"`{key}` is set after the import that reads it, and has no effect"
        related = ((*imported, "imported here"),)
    else:
        return
    severity = Severity.LOW if key == _ONLY_LOGS else Severity.ERROR
    yield Hit(change.module, change.node, message, None, severity, related=related)


def _is_a_choice(program: Program, change: SetEvent) -> bool:
    """Whether the value chooses for this process: an option's, say, and none that was kept."""
    if change.key == _ONLY_LOGS or program.mentions(*_OTHER_PROCESSES):
        return False
    kept = any(
        isinstance(value, (Symbol, Made)) and value.name.startswith(("os.environ", "os.getenv"))
        for value in origins(change.value)
    )
    return change.value is not UNKNOWN and not kept


def _was_already(program: Program, change: SetEvent, starts: list[CallEvent]) -> bool:
    """Whether the variable surely had that value before, and in time."""
    key = change.key
    if key in _AT_START and _ran_in_time(change, variables_set(program), starts):
        return True
    earlier = [
        event
        for event in variables_set(program)
        if event.key == change.key and surely_before(event, change.context, change.order)
    ]
    if not earlier or fold(earlier[-1].value) != fold(change.value):
        return False
    if key in _AT_START:
        return started_before(starts, earlier[-1].context, earlier[-1].order) is None
    return _import_before(program, earlier[-1], _imports_that_read(program, key)) is None


def _imports_that_read(program: Program, key: object) -> set[str]:
    """What reads a variable at its import: Keras imports TensorFlow, if that is its backend."""
    if key != _BACKEND and program.mentions(_BACKEND):
        return {"tensorflow"}
    return {"tensorflow", "keras", "tf_keras"}


def _import_before(
    program: Program, change: SetEvent, tops: set[str]
) -> tuple[ModuleInfo, cst.CSTNode] | None:
    """The import that has happened when a variable is set.

    Of a function whose callers are not known: the one on top of its module.
    """
    own_flow = change.context.root == 0
    for event in program.trace.imports:
        if event.name.partition(".")[0] not in tops:
            continue
        there = event.context
        on_top = event.module is change.module and not (there.frames or there.conditional)
        if event.order < change.order if own_flow else there.root == 0 and on_top:
            return event.module, event.node
    return None


def _catches(node: cst.CSTNode, error: str) -> bool:
    if not isinstance(node, (cst.Try, cst.TryStar)):
        return False
    for handler in node.handlers:
        if handler.type is None:
            return True
        names = {n.value for n in walk_type(handler.type, cst.Name)}
        if names & {error, "Exception", "BaseException"}:
            return True
    return False


def _plan(program: Program, event: CallEvent, start: CallEvent) -> Plan | None:
    """Move the configuration, and the device list that it uses, before what started TensorFlow."""
    module = program.module
    if event.module is not module or event.context.root != 0 or event.context.frames:
        return None
    anchor = running_statement(module, start)
    moved = running_statement(module, event)
    if anchor is None or moved is None or anchor is moved:
        return None
    body: list[cst.CSTNode] = list(module.tree.body)
    known = names_bound(body[: body.index(anchor)])
    needed: list[cst.CSTNode] = []
    for statement in body[body.index(anchor) : body.index(moved)]:
        name = _device_list(statement)
        if name is not None and name in names_read(moved):
            needed.append(statement)
            known.add(name)
    if not names_read(moved) - names_bound([moved]) <= known:
        return None
    statements = [*needed, moved]
    if any(isinstance(s, cst.SimpleStatementLine) and len(s.body) != 1 for s in statements):
        return None
    change = move_before(anchor, statements)
    return Plan("Move it in front of what starts TensorFlow", (change,), Safety.SAFE)


def _device_list(statement: cst.CSTNode) -> str | None:
    """The name that a statement binds to a list of physical devices, if it does just that."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name(value=name))],
                    value=cst.Call(func=cst.Attribute(attr=cst.Name(value=called))),
                )
            ]
        ) if called == "list_physical_devices":
            return name
    return None
