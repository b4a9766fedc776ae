"""A switch for debugging is left on, and slows every step.

`run_eagerly=True` keeps Keras from compiling its training step, `run_functions_eagerly(True)` makes
every `tf.function` plain Python; checks of numerics, dumps and forced determinism add work to every
operation. Measured on 2 CPU cores, 200 steps of a small dense network took 3,431 ms with
`run_eagerly=True` and 207 ms without.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(16), tf.keras.layers.Dense(1)])
model.compile("adam", "mse", run_eagerly=True)
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]))
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(16), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]))
```

## Fix safety

Removing `run_eagerly=True` is safe for a model of Keras' own layers with built-in losses and
metrics; the last bits of the numbers may differ. It is unsafe for code that may need values while
it runs: own layers, losses, metrics, `train_step`. There is no fix where `tf.numpy_function` gives
tensors whose shape nothing sets, which `fit` refuses unless it runs eagerly. The other switches are
left to you.

## When not

Where a flag or an environment variable decides (but for a parameter that is `True` unless it is
given, and never is); in tests; and for determinism, where the same numbers in every run are worth
the time (such findings are informational).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from tfaudit.edits import (
    Hit,
    Plan,
    delete_argument,
    delete_statement,
    underline,
    underline_argument,
)
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_layer
from tfaudit.program.values import Const, Function, Instance, Items, Made, Symbol, Value
from tfaudit.rule import rule
from tfaudit.rules._unknown_ranks import has_no_shapes
from tfaudit.syntax import argument, name_of, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, SetEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program


@dataclass(frozen=True)
class _Switch:
    """A call that turns something on: by an argument, or by being called at all."""

    argument: str | None
    severity: Severity
    effect: str


_EAGER_FUNCTIONS = "tensorflow.config.run_functions_eagerly"
_GENERATED = "tensorflow.data.Dataset.from_generator"
_READS = frozenset({".numpy", "builtins.int", "builtins.float"})
_SWITCHES = {
    _EAGER_FUNCTIONS: _Switch(
        "run_eagerly", Severity.HIGH, "every tf.function runs as plain Python, op by op"
    ),
    "tensorflow.data.experimental.enable_debug_mode": _Switch(
        None, Severity.HIGH, "tf.data runs eagerly and without parallelism"
    ),
    "tensorflow.debugging.enable_check_numerics": _Switch(
        None, Severity.MEDIUM, "every op's result is checked for NaN and infinity"
    ),
    "tensorflow.debugging.experimental.enable_dump_debug_info": _Switch(
        None, Severity.HIGH, "every op writes to the dump on disk"
    ),
    "tensorflow.debugging.set_log_device_placement": _Switch(
        "enabled", Severity.LOW, "every op that is placed prints a line"
    ),
    "tensorflow.config.experimental.set_synchronous_execution": _Switch(
        "enable", Severity.MEDIUM, "Python waits for every op"
    ),
    "tensorflow.config.experimental.enable_op_determinism": _Switch(
        None, Severity.INFO, "deterministic kernels are slower"
    ),
}
_ENVIRONMENT = {
    "CUDA_LAUNCH_BLOCKING": (Severity.HIGH, "Python waits for every kernel of the GPU"),
    "TF_DETERMINISTIC_OPS": (Severity.INFO, "deterministic kernels are slower"),
}
_OF_BUGS = re.compile("debug|test")
_STEPS = ("train_step", "test_step", "predict_step", "call")
_EAGER = "with `run_eagerly=True` each training step runs op by op, and without XLA"


@rule(
    "TFA506",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(
        "run_eagerly", "run_functions_eagerly", "enable_debug_mode", "enable_check_numerics",
        "enable_dump_debug_info", "set_log_device_placement", "set_synchronous_execution",
        "CUDA_LAUNCH_BLOCKING", "enable_op_determinism", "TF_DETERMINISTIC_OPS",
    ),
    fix=Safety.SAFE,
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/guide/function#debugging",
        "keras/src/trainers/trainer.py: XLA is off in eager mode and under determinism",
    ),
)  # fmt: skip
def debug_mode_left_on(program: Program) -> Iterator[Hit]:
    """Switches for debugging that nothing turns off, and no condition guards."""
    yield from _compiles(program)
    yield from _attributes(program)
    yield from _switches(program)
    yield from _environment(program)


def _is_on(value: Value | None) -> TypeGuard[Const]:
    return isinstance(value, Const) and value.value is True


def _gives_unknown_shapes(program: Program) -> bool:
    """Whether Python gives a pipeline what a graph refuses: tensors of no known rank.

    "as_list() is not defined on an unknown TensorShape", says `fit` of them, but eagerly.
    """
    if any(map(has_no_shapes, program.calls_of(_GENERATED))):
        return True
    called = program.calls_of("tensorflow.numpy_function", "tensorflow.py_function")
    told = program.mentions("set_shape", "ensure_shape", "tf.reshape")
    return not told and next(called, None) is not None


def _compiles(program: Program) -> Iterator[Hit]:
    told: set[cst.CSTNode] = set()
    for event in program.calls_of(".compile", ".super.compile"):
        value = event.keywords.get("run_eagerly")
        arg = argument(event.node, "run_eagerly")
        if not _is_on(value) or event.context.uncertain or _needs_values(event):
            continue
        plan = None
        if arg is not None and value.node is arg.value:
            safety = Safety.SAFE if _is_builtin(event) else Safety.UNSAFE
            note = "" if safety is Safety.SAFE else "code of your own may need values while it runs"
            change = delete_argument(event.node, arg)
            if not _gives_unknown_shapes(program):
                plan = Plan("Remove run_eagerly=True", (change,), safety, note)
        elif (passed := _passed_on(value)) is not None and value.module is not None:
            if passed not in told:
                told.add(passed)
                yield Hit(value.module, passed, _EAGER)
            continue
        elif not _is_written(value) if arg is None else not _is_usual(program, event, value):
            continue  # a constant somewhere else is a switch that people turn
        yield Hit(event.module, underline_argument(event.node, "run_eagerly"), _EAGER, plan)


def _passed_on(value: Const) -> cst.Arg | None:
    """Where `model.compile(run_eagerly=True)` tells a `compile` of one's own, which hands it on."""
    if value.module is None or value.node is None:
        return None
    arg = value.module.index.parent(value.node)
    call = value.module.index.parent(arg) if isinstance(arg, cst.Arg) else None
    compiles = isinstance(call, cst.Call) and quoted(name_of(call)) == "compile"
    return arg if isinstance(arg, cst.Arg) and compiles else None


def _is_written(value: Const) -> bool:
    """Whether it stands in the dict of settings itself: `dict(run_eagerly=True)`."""
    around = value.module.index.parent(value.node) if value.module and value.node else None
    return isinstance(around, (cst.DictElement, cst.Arg))


def _is_usual(program: Program, event: CallEvent, value: Const) -> bool:
    """Whether it is what a parameter is unless it is given, as it never is; no switch for bugs."""
    param = value.module.index.parent(value.node) if value.module and value.node else None
    return (
        isinstance(param, cst.Param)
        and not _OF_BUGS.search(param.name.value)
        and all(
            other.keywords.get("run_eagerly") is value
            for other in program.calls_of(event.name)
            if other.node is event.node
        )
    )


def _needs_values(event: CallEvent) -> bool:
    """Whether the class that compiles itself steps with `.numpy()`, which no graph has."""
    owner = event.module.index.enclosing(event.node, cst.ClassDef)
    methods = walk_type(owner.body, cst.FunctionDef) if owner is not None else ()
    steps: list[cst.CSTNode] = [method for method in methods if method.name.value in _STEPS]
    for frame in event.context.frames:  # its own steps, where a base's `compile` is called
        compiled = frame.function.self_value
        if isinstance(compiled, Instance):
            found = map(compiled.cls.find, _STEPS)
            steps += [method.node for method in found if isinstance(method, Function)]
    return any(
        attribute.attr.value == "numpy"
        for step in steps
        for attribute in walk_type(step, cst.Attribute)
    )


def _is_builtin(event: CallEvent) -> bool:
    """Whether only Keras' own code runs in a step: its layers, losses and metrics."""
    model = event.receiver
    if not isinstance(model, Made) or event.opaque:
        return False
    if model.name == "keras.Sequential":
        layers = model.attrs.get("layers")
        if not isinstance(layers, Items) or layers.open:
            return False
        if not all(isinstance(x, Made) and _is_builtin_layer(x) for x in layers.items):
            return False
    elif not model.name.startswith("keras.applications."):
        return False
    return all(_is_keras(value) for value in (*event.args, *event.keywords.values()))


def _is_builtin_layer(layer: Made) -> bool:
    return is_layer(layer) and not layer.name.endswith(".Lambda")


def _is_keras(value: Value) -> bool:
    match value:
        case Const():
            return True
        case Made(name=name) | Symbol(name=name):
            return name.startswith("keras.")
        case Items(items=items, open=False):
            return all(_is_keras(item) for item in items)
    return False


def _attributes(program: Program) -> Iterator[Hit]:
    changes = [event for event in program.sets if event.key == "run_eagerly"]
    for event in changes:
        if not _is_on(event.value) or event.context.uncertain:
            continue
        if acts_as_model(event.target) and all(_is_on(other.value) for other in changes):
            yield Hit(event.module, event.node, _EAGER, _removal(event.module, event.node))


def _switches(program: Program) -> Iterator[Hit]:
    for name, switch in _SWITCHES.items():
        events = list(program.calls_of(name))
        if switch.argument is not None and not all(
            _is_on(event.argument(switch.argument, 0)) for event in events
        ):
            continue  # something turns it off again, or decides
        for event in events:
            if _is_announced(program, event):
                continue
            if not event.context.uncertain and not _is_turned_off(program, name):
                message = f"`{name.rpartition('.')[2]}` is left on: {switch.effect}"
                plan = None
                if switch.severity is not Severity.INFO and not _reads_values(program, name):
                    plan = _removal(event.module, event.node)
                node = underline(event.node)
                yield Hit(event.module, node, message, plan, severity=switch.severity)


def _reads_values(program: Program, name: str) -> bool:
    """Whether a `tf.function` needs what no graph has: the values of its tensors."""
    return name == _EAGER_FUNCTIONS and any(
        event.context.traced
        and (
            event.name in _READS
            or (event.name.startswith("numpy.") and any(fold(v) is None for v in event.args))
        )
        for event in program.calls
    )


def _is_announced(program: Program, event: CallEvent) -> bool:
    """Whether the same function warns its user, so that the switch is no leftover."""
    function = event.module.index.enclosing(event.node, cst.FunctionDef)
    return function is not None and any(
        function in warning.module.index.ancestors(warning.node)
        for warning in program.calls_of("warnings.warn")
    )


def _is_turned_off(program: Program, name: str) -> bool:
    return any(True for _ in program.calls_of(name.replace(".enable_", ".disable_", 1))) and (
        ".enable_" in name
    )


def _environment(program: Program) -> Iterator[Hit]:
    for event in program.sets:
        if not (isinstance(event.target, Symbol) and event.target.name == "os.environ"):
            continue
        if event.key not in _ENVIRONMENT or event.context.uncertain or _is_put_back(event):
            continue
        if fold(event.value) in ("1", 1, "true", "True"):
            severity, effect = _ENVIRONMENT[str(event.key)]
            message = f"`{event.key}` is left on: {effect}"
            yield Hit(event.module, event.node, message, severity=severity)


def _is_put_back(event: SetEvent) -> bool:
    """Whether a `finally` sets the same variable again, as it was before."""
    return any(
        isinstance(around, (cst.Try, cst.TryStar))
        and around.finalbody is not None
        and any(
            text.evaluated_value == event.key
            for text in walk_type(around.finalbody, cst.SimpleString)
        )
        for around in event.module.index.ancestors(event.node)
    )


def _removal(module: ModuleInfo, node: cst.CSTNode) -> Plan | None:
    """Take out the statement that holds the node, where it is one among several of its block."""
    statement = module.index.statement(node)
    block = module.index.parent(statement)
    if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
        return None
    if not isinstance(block, (cst.Module, cst.IndentedBlock)) or len(block.body) < 2:
        return None
    small = statement.body[0]
    whole = isinstance(small, cst.Expr) and small.value is node
    if not whole and not isinstance(small, cst.Assign):
        return None
    note = "code that is compiled again may rely on running eagerly"
    return Plan("Remove the switch", (delete_statement(statement),), Safety.UNSAFE, note)
