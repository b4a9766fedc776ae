"""Memory growth is set for one GPU of several, or for a list of them.

TensorFlow refuses to start when memory growth differs between the GPUs that it sees ("Memory
growth cannot differ between GPU devices"), so a script that sets it for `gpus[0]` works on a
machine with one GPU and raises on the next one with two. Without a GPU, `gpus[0]` raises
IndexError.

The list itself is no device: `set_memory_growth(gpus, True)` raises ValueError ("Unrecognized
device"), with any number of GPUs. Where a `try` catches that, the script goes on as if nothing had
been set (reported as low).

## Before

```python
import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
tf.config.experimental.set_memory_growth(gpus[0], True)
```

## After

```python
import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
for gpu in gpus:
    tf.config.experimental.set_memory_growth(gpu, True)
```

## Fix safety

Safe: with one GPU the loop does what the line did, or was to do, and without one it does nothing.

## When not

Only visible GPUs count: where `set_visible_devices` (or `CUDA_VISIBLE_DEVICES`) leaves just that
one, the line is right.

## Sources

tensorflow/python/eager/context.py (`_compute_gpu_options`, `set_memory_growth`);
tensorflow.org/guide/gpu
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.rule import rule
from tfaudit.rules._gpus import (
    GROWTH,
    asserted_before,
    catches,
    for_each_gpu,
    gpu_list,
    guarded,
    is_device_list,
    loop_over,
    partial_growth,
)
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_TITLE = "Set memory growth for every GPU"
_OF_VALUE = frozenset({"ValueError"})


@rule(
    "TFA103",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("set_memory_growth",),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    sources=("https://www.tensorflow.org/guide/gpu", "tensorflow/python/eager/context.py"),
)
def partial_memory_growth(program: Program) -> Iterator[Hit]:
    """`set_memory_growth` of the list of GPUs, or of one of them while others stay visible."""
    yield from _of_a_list(program)
    for event, gpus, _ in partial_growth(program):
        arg = event.node.args[0]
        message = (
            f"memory growth is set for `{quoted(arg.value)}` only; with two visible GPUs "
            'TensorFlow raises "Memory growth cannot differ between GPU devices"'
        )
        here = isinstance(arg.value, cst.Subscript)  # of one taken before, TFA105 speaks
        if here and not (guarded(event.context, gpus) or asserted_before(program, event, gpus)):
            message += ", and without a GPU this line raises IndexError"
        several = program.targets.gpus is None or program.targets.gpus > 1
        severity = Severity.ERROR if several else Severity.LOW
        plan = for_each_gpu(event, arg, _TITLE, whole=True)
        yield Hit(event.module, underline(event.node), message, plan, severity)


def _of_a_list(program: Program) -> Iterator[Hit]:
    """`set_memory_growth` of the list itself, as TensorFlow takes it nowhere."""
    for event in program.calls_of(GROWTH):
        arg = argument(event.node, "device", 0)
        if arg is None or not is_device_list(event.argument("device", 0)):
            continue
        message = f"`{quoted(arg.value)}` is a list, and no device: "
        if any(catches(node, _OF_VALUE) for node in event.context.tries):
            message += "the ValueError is caught, and memory growth is set for no GPU"
            severity = Severity.LOW
        else:
            message += "TensorFlow raises ValueError"
            severity = Severity.ERROR
        yield Hit(event.module, underline(event.node), message, _for_each(event, arg), severity)


def _for_each(event: CallEvent, arg: cst.Arg) -> Plan | None:
    """The call for each of the GPUs: in a loop around them that is there, or in a new one."""
    device = event.argument("device", 0)
    if device is None or gpu_list(device) is None:
        return None
    loops = event.context.loops
    if not loops:
        return loop_over(event, arg, quoted(arg.value), _TITLE)
    around = loops[-1]
    match around.node:
        case cst.For(target=cst.Name(value=name)) if around.elements_of is device:
            return Plan(_TITLE, (replace(arg.value, name),), Safety.SAFE)
    return None
