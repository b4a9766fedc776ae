"""A dataset is transformed, and the result is thrown away.

`shuffle`, `batch`, `map`, `prefetch`, `with_options` and all other transformations leave the
dataset as it is and give another one. A line that only calls one does nothing: what is trained on
is not shuffled, not batched, not prefetched. A lost `cache` or `prefetch` costs time only (medium,
low).

## Before

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
dataset = tf.data.Dataset.from_tensor_slices((x, y))
dataset.shuffle(640)
dataset = dataset.batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(dataset)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
dataset = tf.data.Dataset.from_tensor_slices((x, y))
dataset = dataset.shuffle(640)
dataset = dataset.batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(dataset)
```

## Fix safety

Unsafe: the transformation then happens, as it was meant to, so other batches come out.

## When not

In tests and below `try`, where a call may be there to raise, and on the last line of a notebook's
cell, which is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, underline
from tfaudit.model import Edit, Effect, Safety, Severity
from tfaudit.program import api
from tfaudit.program.values import Dataset, Made, Parameter
from tfaudit.rule import rule
from tfaudit.rules._chains import receiver_of
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Text
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

# What is lost with these is time at most, and of a prefetch what tf.data adds by itself.
_SPEED_ONLY = {
    "cache": (Severity.MEDIUM, Effect.LARGE),
    "prefetch": (Severity.LOW, Effect.SMALL),
}


@rule(
    "TFA315",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("Dataset", "dataset", "tfds", "AUTOTUNE"),
    fix=Safety.UNSAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/data",),
)
def discarded_transformation(program: Program) -> Iterator[Hit]:
    """Statements that are nothing but a transformation of a dataset."""
    for event in program.calls:
        if not (
            event.name[1:] in api.TRANSFORMATIONS
            if isinstance(event.receiver, Parameter)
            else _transforms(event)
        ):
            continue
        index = event.module.index
        statement = index.parent(event.node)
        if not isinstance(statement, cst.Expr) or event.context.tries:
            continue
        if isinstance(event.receiver, Parameter) and not _is_of_pipeline(program, event):
            continue
        if _is_display(event, statement) or any(_raises(b) for _, b in event.context.withs):
            continue
        given = receiver_of(event.node)
        named = isinstance(given, (cst.Name, cst.Attribute))
        shown = f"`{quoted(given)}`" if named and given is not None else "the dataset"
        message = f"`{event.name[1:]}` gives another dataset and leaves {shown} as it is: "
        message += "this line does nothing"
        plan = _plan(event.node, quoted(given)) if named and given is not None else None
        severity, effect = _worth(event.node)
        yield Hit(event.module, underline(event.node), message, plan, severity, effect)


def _worth(call: cst.Call) -> tuple[Severity | None, Effect | None]:
    """What is lost with a chain of transformations; the rule's own unless it is only time."""
    lost: list[tuple[Severity, Effect]] = []
    link: cst.BaseExpression = call
    while isinstance(link, cst.Call) and isinstance(link.func, cst.Attribute):
        speed = _SPEED_ONLY.get(link.func.attr.value)
        if speed is None:
            return None, None
        lost.append(speed)
        link = link.func.value
    return max(lost, key=lambda worth: worth[0])


def _transforms(event: CallEvent) -> bool:
    """Whether a dataset's method made the result; one out of sight is known by how it is called."""
    result, given = event.result, event.receiver
    if isinstance(given, Made) and isinstance(given.event.result, Dataset):
        return event.name[1:] in api.TRANSFORMATIONS  # later seen to be a pipeline
    if not isinstance(result, Dataset):
        return False
    if isinstance(given, Dataset):
        return True
    return result.source.name == api.UNSEEN_SOURCE and result.ops[-1].event is event


def _is_of_pipeline(program: Program, event: CallEvent) -> bool:
    """Whether what is called on a parameter, here or elsewhere, tells that it is a pipeline."""
    return any(
        call.receiver is event.receiver and isinstance(call.result, Dataset)
        for call in program.calls
    )


def _is_display(event: CallEvent, statement: cst.Expr) -> bool:
    """Whether a cell of a notebook, or of a percent script, ends here: its last line is shown."""
    line = event.module.index.statement(statement)
    body = event.module.tree.body
    if line not in body:
        return False
    if event.module.path.suffix == ".ipynb":
        from tfaudit import spans

        end = spans.find(event.module.tree, [event.node])[event.node].stop
        return event.module.source.ends_cell(end)
    following = body[body.index(line) + 1 : body.index(line) + 2]
    return any(
        above.comment is not None and above.comment.value.startswith(("# %%", "# In["))
        for after in following
        for above in after.leading_lines
    )


def _raises(block: cst.With) -> bool:
    """Whether a test expects an exception below."""
    return any("raises" in quoted(item.item).lower() for item in block.items)


def _plan(call: cst.Call, name: str) -> Plan:
    """Bind the result to what was transformed."""

    def bind(source: Text) -> list[Edit]:
        start = source.spans[call].start
        return [Edit(start, start, f"{name} = ")]

    note = "the transformation then happens, and other batches come out"
    return Plan(f"Assign it to {name}", (Change((call,), bind),), Safety.UNSAFE, note)
