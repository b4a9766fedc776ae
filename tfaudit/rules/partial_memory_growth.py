"""Memory growth is set for one GPU of several.

TensorFlow refuses to start when memory growth differs between the GPUs that it sees ("Memory
growth cannot differ between GPU devices"), so a script that sets it for `gpus[0]` works on a
machine with one GPU and raises on the next one with two. Without a GPU, `gpus[0]` raises
IndexError.

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

Safe: with one GPU the loop does what the line did, and without one it does nothing.

## When not

Only visible GPUs count: where `set_visible_devices` (or `CUDA_VISIBLE_DEVICES`) leaves just that
one, the line is right.

## Sources

tensorflow/python/eager/context.py (`_compute_gpu_options`); tensorflow.org/guide/gpu
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.rule import rule
from tfaudit.rules._gpus import asserted_before, for_each_gpu, guarded, partial_growth
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program


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
    """`set_memory_growth` of one element of the list of GPUs, while others stay visible."""
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
        plan = for_each_gpu(event, arg, "Set memory growth for every GPU", whole=True)
        yield Hit(event.module, underline(event.node), message, plan, severity)
