"""Horovod starts a process for each GPU, and none of them is told which GPU is its own.

Every process then sees all GPUs of the machine, takes nearly all memory of each of them, and
trains on the first. The second process finds the memory gone, and where it does not, one GPU does
the work of all.

## Before

```python
import horovod.tensorflow.keras as hvd
import tensorflow as tf

hvd.init()

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
model.fit(x, y, callbacks=[hvd.callbacks.BroadcastGlobalVariablesCallback(0)])
```

## After

```python
import horovod.tensorflow.keras as hvd
import tensorflow as tf

hvd.init()
gpus = tf.config.list_physical_devices("GPU")
if gpus:
    tf.config.set_visible_devices(gpus[hvd.local_rank()], "GPU")

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(hvd.DistributedOptimizer(tf.keras.optimizers.SGD()), "mse")
model.fit(x, y, callbacks=[hvd.callbacks.BroadcastGlobalVariablesCallback(0)])
```

## Fix safety

Unsafe: each process has one GPU from then on, which raises where more processes are started on a
machine than it has GPUs. It is placed behind `hvd.init()`, if nothing in front of that may have
started TensorFlow; the sessions of TensorFlow 1 choose by `visible_device_list`, and have no fix.

## When not

Any other choice of devices: `CUDA_VISIBLE_DEVICES`, `visible_device_list`, `tf.device`, a launcher
that sets it (Ray, Spark), code out of sight that gets hold of the rank, hidden GPUs.

## Sources

horovod.readthedocs.io/en/stable/keras.html, horovod.readthedocs.io/en/stable/tensorflow.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_after, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.targets import Era, era
from tfaudit.program.values import Class, Symbol
from tfaudit.rule import rule
from tfaudit.rules._runtime import may_start_tensorflow
from tfaudit.rules._spelling import spell
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_HOROVOD = ("horovod.tensorflow", "horovod.tensorflow.keras", "horovod.keras")
_TRAINS = ("DistributedOptimizer", "DistributedGradientTape")
# Words of scripts that choose devices, or whose launcher does.
_CHOSEN = (
    "set_visible_devices", "visible_device_list", "CUDA_VISIBLE_DEVICES", "horovod.spark",
    "horovod.ray", "import ray", "RayContext", "spark", "Spark", "device_count",
)  # fmt: skip
# The rank, but not where it only decides who prints, saves or loads: `hvd.local_rank() == 0`.
_RANK = re.compile(r"^(?!.*\b(print|log\w*|info)\().*local_rank\b(?!\(\)\s*[=!<>])", re.MULTILINE)

# What is called by these names is known, or entered.
_IN_SIGHT = ("tensorflow.", "keras.", "horovod.", "builtins.", "def ", ".")
_CHOOSES = re.compile(r"gpu|device|cuda|hvd|horovod|set_?up|configure", re.IGNORECASE)


@rule(
    "TFA408",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=("horovod",),
    fix=Safety.UNSAFE,
    since="TensorFlow 1.13",
    in_tests=False,
    sources=(
        "https://horovod.readthedocs.io/en/stable/keras.html",
        "https://horovod.readthedocs.io/en/stable/tensorflow.html",
    ),
)
def horovod_unpinned_gpu(program: Program) -> Iterator[Hit]:
    """`hvd.init()` in a script that trains by Horovod and chooses no device by the local rank."""
    if program.targets.gpus == 0 or program.mentions(*_CHOSEN):
        return
    if any(module.source.holds(_RANK) for module in program.modules):
        return  # to choose a device by it, perhaps
    started = list(program.calls_of(*(f"{name}.init" for name in _HOROVOD)))
    trains = program.calls_of(*(f"{name}.{what}" for name in _HOROVOD for what in _TRAINS))
    if not started or not any(True for _ in trains) or _is_handed_over(program):
        return
    event = started[0]
    if event.module is not program.module and not program.is_entry_script:
        return  # a library's own module, whose users start the processes
    message = (
        f"`{quoted(event.node)}` starts a process for each GPU, but nothing tells it which one "
    )
    message += "is its own: each takes the memory of all, and trains on the first"
    yield Hit(event.module, underline(event.node), message, _plan(program, event))


def _is_handed_over(program: Program) -> bool:
    """Whether code out of sight may choose devices: it gets Horovod, or says so by its name."""
    for event in program.calls:
        if event.name.startswith(_IN_SIGHT) or _is_own_class(event.callee):
            continue
        given = (*event.args, *event.keywords.values())
        if any(isinstance(v, Symbol) and v.name in _HOROVOD for v in given):
            return True
        if _CHOOSES.search(quoted(event.node.func)):
            return True
    return False


def _is_own_class(callee: Value) -> bool:
    """Whether all that a class does is in sight: it inherits nothing from elsewhere."""
    return isinstance(callee, Class) and all(
        isinstance(base, Class) or (isinstance(base, Symbol) and base.name.startswith(_IN_SIGHT))
        for base in callee.lineage()
    )


def _plan(program: Program, event: CallEvent) -> Plan | None:
    """Choose the process's GPU by its rank, behind the statement `hvd.init()`."""
    module = event.module
    if module is not program.module or era(module.source.code, program.targets) is Era.TF1:
        return None
    statement = module.index.statement(event.node)
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=value)]) if value is event.node:
            pass
        case _:
            return None
    if any(e.order < event.order and may_start_tensorflow(e) for e in program.calls):
        return None
    listed = spell(module, statement, "tensorflow.config.list_physical_devices")
    chosen = spell(module, statement, "tensorflow.config.set_visible_devices")
    rank = spell(module, statement, event.name.replace(".init", ".local_rank"))
    if listed is None or chosen is None or rank is None:
        return None
    name = "gpus" if "gpus" not in module.source.text else "_gpus"
    lines = [
        f'{name} = {listed}("GPU")',
        f"if {name}:",
        f'    {chosen}({name}[{rank}()], "GPU")',
    ]
    note = "there must be a GPU for each process of a machine"
    change = insert_after(statement, lines)
    return Plan("Give each process the GPU of its rank", (change,), Safety.UNSAFE, note)
