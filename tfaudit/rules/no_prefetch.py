"""A pipeline is consumed where tf.data adds no `prefetch` of its own: steps wait for their input.

Since TensorFlow 2.12 tf.data puts a prefetch at the end of a pipeline by itself, for `fit`, eager
loops, iterators and distributed datasets: there an explicit one changes nothing (11.1 ms a step
with and without, measured on 2 CPU cores with a producer and a consumer of 10 ms each). It cannot
do so for `for x in ds:` inside a `tf.function`, where the loop becomes part of the pipeline: there
the same step took 20.8 ms, and 10.5 ms with an explicit prefetch. Nor does it where its
optimisations are switched off (21 against 11 ms), or before 2.12.

`--pedantic` also names pipelines for which tf.data adds it: explicit, they keep it on any version.

## Before

```python
import tensorflow as tf

train_ds = tf.data.Dataset.range(640).batch(64)


@tf.function
def train_epoch():
    for batch in train_ds:
        tf.print(tf.reduce_sum(batch))
```

## After

```python
import tensorflow as tf

train_ds = tf.data.Dataset.range(640).batch(64)


@tf.function
def train_epoch():
    for batch in train_ds.prefetch(tf.data.AUTOTUNE):
        tf.print(tf.reduce_sum(batch))
```

## Fix safety

Safe: the same elements come in the same order; one more of them is held in memory.

## When not

- `fit`, eager loops and iterators on TensorFlow 2.12 or newer (see above).
- NumPy arrays, generators and `PyDataset` given to `fit`: Keras prefetches them.
- Pipelines that come from somewhere that cannot be seen, and tests.
- Few elements, taken to look at them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.values import Dataset, Function, Made, Op
from tfaudit.rule import rule
from tfaudit.rules._chains import link_of, prefetch_behind
from tfaudit.rules._looks import draws_few
from tfaudit.rules._shown import only_shows
from tfaudit.rules._steps_of_data import ends_prefetched, switched_off
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.consumers import Consumer
    from tfaudit.program.events import Context, LoopEvent
    from tfaudit.program.program import Program

_ADDED_SINCE = (2, 12)  # the option inject_prefetch defaults to true
_OPTIONS = (
    "autotune.enabled",
    "experimental_optimization.inject_prefetch",
    "experimental_optimization.apply_default_optimizations",
)

_COLLECTS = ("builtins.list", "builtins.tuple", "builtins.set", "builtins.sorted")


@rule(
    "TFA304",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=("Dataset", "dataset", "tfds"),
    also=(".fit", ".evaluate", ".predict", "for ", "iter", "next"),
    fix=Safety.SAFE,
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/guide/data_performance#prefetching",
        "tensorflow/python/data/ops/options.py: inject_prefetch",
    ),
)
def no_prefetch(program: Program) -> Iterator[Hit]:
    """Consumers of pipelines that do not end with `prefetch`."""
    if only_shows(program):
        return
    done: set[cst.CSTNode] = set()
    perhaps = {(c.event, c.kind) for c in program.consumers if ends_prefetched(c.dataset)}
    for consumer in program.consumers:
        if (
            ends_prefetched(consumer.dataset) is not False
            or consumer.event.context.in_dataset_function
        ):
            continue
        if (consumer.event, consumer.kind) in perhaps:
            continue  # on another path, what is consumed here does end with one
        function = _traced_by(consumer)
        if function is not None:
            yield _in_function(consumer.event, function)  # type: ignore[arg-type]
            continue
        last = consumer.dataset.ops[-1]
        if draws_few(consumer):
            continue
        if getattr(consumer.event, "name", "") in _COLLECTS:
            continue  # it takes all that there is, and does nothing meanwhile
        if last.event.node not in done and consumer.kind in ("fit", "evaluate", "loop", "iterator"):
            done.add(last.event.node)
            yield from _outside(program, consumer.dataset, last)


def _traced_by(consumer: Consumer) -> Function | None:
    """The tf.function whose graph the loop over the dataset becomes a part of."""
    from tfaudit.program.events import LoopEvent

    event = consumer.event
    if not isinstance(event, LoopEvent) or not isinstance(event.node, cst.For):
        return None
    if _loop_source(event) is None or not event.context.traced:
        return None
    return _tf_function(event.context)


def _tf_function(context: Context) -> Function | None:
    for frame in context.frames:
        for decorator in frame.function.decorators:
            if isinstance(decorator, Made) and fold(
                decorator.event.keywords.get("autograph") or decorator
            ) is False:  # fmt: skip
                return None
        if frame.function.traced:
            return frame.function
    return None


def _loop_source(loop: LoopEvent) -> cst.BaseExpression | None:
    """The expression for the dataset, within `enumerate` too."""
    return None if isinstance(loop.elements_of, Made) else loop.elements_node


def _in_function(loop: LoopEvent, function: Function) -> Hit:
    source = _loop_source(loop)
    assert source is not None
    message = (
        f"`{quoted(source)}` is iterated inside the tf.function `{function.name}`, where tf.data "
        "adds no prefetch of its own"
    )
    plan = None
    if isinstance(source, (cst.Name, cst.Attribute, cst.Call)):
        plan = prefetch_behind(loop.module, source)
    return Hit(loop.module, source, message, plan)


def _outside(program: Program, dataset: Dataset, last: Op) -> Iterator[Hit]:
    off = [name for name in _OPTIONS if name in switched_off(dataset)]
    event, name = last.event, last.name
    if off:
        fact = f"`{off[0]} = False` also switches off the prefetch that tf.data would add"
        severity = Severity.HIGH
    elif program.targets.tensorflow < _ADDED_SINCE:
        fact = "TensorFlow before 2.12 adds no prefetch of its own"
        severity = Severity.MEDIUM
    else:
        fact = "the prefetch that tf.data adds here by itself could be written out"
        severity = Severity.INFO
    link = None if last in program.continued else link_of(last)
    plan = prefetch_behind(event.module, link) if link is not None else None
    node = underline(event.node)
    yield Hit(event.module, node, f"the pipeline ends with `{name}`: {fact}", plan, severity)
