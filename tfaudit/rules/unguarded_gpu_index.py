"""`list_physical_devices("GPU")[0]` raises IndexError on a machine without a GPU.

The list is empty there: on a laptop, in continuous integration, on a node whose driver is broken.
A slice takes the same device where it is, and nothing where it is not.

## Before

```python
import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
tf.config.set_visible_devices(gpus[0], "GPU")
```

## After

```python
import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
tf.config.set_visible_devices(gpus[:1], "GPU")
```

## Fix safety

Safe: `set_visible_devices` takes a list as well as one device, and an empty one where there are
none.

## When not

Any test of the list before (`if gpus:`, `assert gpus`), or a `try` that catches the error. A number
that an option gives (`gpus[args.gpu]`), if the option has no number by default, or something asks
for it, or for another option, before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.values import Derived, Option, Value, origins
from tfaudit.rule import rule
from tfaudit.rules._gpus import (
    GROWTH,
    LOGICAL,
    VISIBLE,
    asserted_before,
    catches,
    for_each_gpu,
    guarded,
    indexed,
    partial_growth,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program


@rule(
    "TFA105",
    severity=Severity.MEDIUM,
    effect=Effect.CORRECTNESS,
    words=("list_physical_devices", "get_visible_devices"),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    sources=("https://www.tensorflow.org/api_docs/python/tf/config/list_physical_devices",),
)
def unguarded_gpu_index(program: Program) -> Iterator[Hit]:
    """An element of the list of GPUs that is taken without looking whether there is one."""
    said = {id(event) for event, _, _ in partial_growth(program)}  # TFA103 says it there
    seen: set[int] = set()
    for event in program.calls:
        if event.name.startswith("def "):
            continue
        for value in _indexed_values(event):
            found = indexed(value)
            assert isinstance(value, Derived)
            if found is None or value.node is None or id(value.node) in seen:
                continue
            if id(event) in said and any(value.node is arg.value for arg in event.node.args):
                continue
            gpus, index = found
            if not isinstance(value.node, cst.Subscript):
                continue
            number = value.inputs[-1]
            if isinstance(number, Option) and _is_taken_by_default(program, event, number):
                index = number.name
            if not isinstance(index, (int, str)):
                continue
            seen.add(id(value.node))
            if guarded(event.context, gpus) or asserted_before(program, event, gpus):
                continue
            if any(catches(above) for above in event.module.index.ancestors(value.node)):
                continue  # taken in the `try`, and used behind it
            text = quoted(value.node)
            shown = text if len(text) < 50 else f"list_physical_devices(…)[{index}]"
            message = f"`{shown}` raises IndexError on a machine without a GPU"
            yield Hit(event.module, value.node, message, _plan(event, value.node, index))


def _indexed_values(event: CallEvent) -> Iterator[Value]:
    for arg in (*event.args, *event.keywords.values()):
        for value in origins(arg, limit=20):
            if isinstance(value, Derived) and value.operator == "[]":
                yield value


def _is_taken_by_default(program: Program, event: CallEvent, number: Option) -> bool:
    """Whether an option that nobody gave, and nothing looks at, numbers the GPU."""
    known = fold(number.default)
    if not isinstance(known, int) or isinstance(known, bool):
        return False
    asked = [b.test for b in event.context.branches if b.chooses]  # `if args.use_gpu:`
    if any(isinstance(value, Option) for test in asked for value in origins(test)):
        return False
    return not any(value is number for test in program.trace.tests for value in origins(test.test))


def _plan(event: CallEvent, subscript: cst.Subscript, index: int | str) -> Plan | None:
    arg = next((a for a in event.node.args if a.value is subscript), None)
    if index != 0:  # the slice of a second GPU would hide the first where there is one only
        return None
    if event.name == VISIBLE:
        target: cst.CSTNode | None = subscript if arg is not None else _single(event, subscript)
        if target is None:
            return None
        text = quoted(subscript.value) + "[:1]"
        return Plan("Take a slice, which may be empty", (replace(target, text),), Safety.SAFE)
    if event.name in (GROWTH, LOGICAL) and arg is not None:
        return for_each_gpu(event, arg, "Loop over the slice, which may be empty", whole=False)
    return None


def _single(event: CallEvent, subscript: cst.Subscript) -> cst.CSTNode | None:
    """The list display `[gpus[0]]` that is the devices argument, if the element is all of it."""
    for arg in event.node.args:
        match arg.value:
            case cst.List(elements=[cst.Element(value=value)]) if value is subscript:
                return arg.value
    return None
