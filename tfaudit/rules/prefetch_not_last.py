"""Work stands behind the last `prefetch`, so it is not done ahead of time.

A prefetch makes ready what comes before it. What stands behind runs when an element is asked for.
Where tf.data adds a prefetch at the end by itself (TensorFlow 2.12 and newer, see no-prefetch), the
one in the middle costs a buffer and no more; elsewhere the training step waits for that work.

## Before

```python
import tensorflow as tf

train_ds = tf.data.Dataset.range(640).prefetch(tf.data.AUTOTUNE).batch(64)
for batch in train_ds:
    print(batch)
```

## After

```python
import tensorflow as tf

train_ds = tf.data.Dataset.range(640).batch(64).prefetch(tf.data.AUTOTUNE)
for batch in train_ds:
    print(batch)
```

## Fix safety

Safe: the same elements come in the same order. Where the buffer's size is a number it then counts
what the last step gives: batches instead of samples.

## When not

- Only `repeat`, `take`, `cache` or options follow: they cost next to nothing.
- The pipeline has another prefetch at its end, or belongs to a test.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.mapped import rearranges
from tfaudit.program.values import Dataset
from tfaudit.rule import rule
from tfaudit.rules._chains import links, move_links
from tfaudit.rules._steps_of_data import switched_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

_WORK = frozenset({
    "map", "batch", "padded_batch", "filter", "shuffle", "ragged_batch", "flat_map", "interleave",
})  # fmt: skip
_BATCHES = frozenset({"batch", "padded_batch"})
_LIGHT = _WORK | {"repeat", "take", "skip", "with_options", "cache", "shard"}


@rule(
    "TFA305",
    severity=Severity.LOW,
    effect=Effect.MODERATE,
    words=("prefetch",),
    fix=Safety.SAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/data_performance#prefetching",),
)
def prefetch_not_last(program: Program) -> Iterator[Hit]:
    """Prefetches that work follows, in every pipeline that they are a part of."""
    places: dict[Op, list[Dataset]] = {}
    for dataset in (*(c.dataset for c in program.consumers), *_ended(program)):
        for op in dataset.ops:
            if op.name == "prefetch":
                places.setdefault(op, []).append(dataset)
    for op, datasets in places.items():
        rests = [_undistributed(dataset.ops[dataset.ops.index(op) :]) for dataset in datasets]
        if all(_is_work(rest[1:]) for rest in rests):
            yield _hit(program, rests, datasets)


def _ended(program: Program) -> Iterator[Dataset]:
    """Pipelines of batches that nobody is seen to use: a caller trains on them."""
    for event in program.calls_of(".batch", ".padded_batch", ".map"):
        dataset = event.result
        if (
            isinstance(dataset, Dataset)
            and any(op.name in _BATCHES for op in dataset.ops)
            and dataset.ops[-1] not in program.continued
            and not program.consumers_through(dataset.ops[-1])
        ):
            yield dataset


def _undistributed(ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """The steps up to where a strategy takes over, which prefetches to its devices."""
    return tuple(takewhile(lambda op: op.name != "distribute", ops))


def _is_work(rest: tuple[Op, ...]) -> bool:
    names = {step.name for step in rest if not _is_light_map(step)}
    return bool(names & _WORK) and names <= _LIGHT


def _is_light_map(step: Op) -> bool:
    return step.name == "map" and rearranges(step.event.argument("map_func", 0))


def _hit(program: Program, rests: list[tuple[Op, ...]], datasets: list[Dataset]) -> Hit:
    steps = rests[0]
    op, work = steps[0], next(step for step in reversed(steps) if step.name in _WORK)
    event = op.event
    needed = program.targets.tensorflow < (2, 12) or any(
        {"autotune.enabled", "experimental_optimization.inject_prefetch"} & set(switched_off(d))
        for d in datasets
    )
    end = "which then runs when a step asks for it" if needed else (
        "behind which tf.data has to add another prefetch"
    )  # fmt: skip
    message = f"`prefetch` is followed by `{work.name}`, {end}"
    module = event.module
    calls = [step.event.node for step in steps]
    same = all([s.event.node for s in rest] == calls for rest in rests)
    plan = None
    if same and all(s.event.module is module for s in steps) and links(module.index, calls):
        change = move_links(module.index, calls[:1], calls[-1])
        plan = Plan("Prefetch at the end", (change,), Safety.SAFE)
    related = ((work.event.module, underline(work.event.node), f"the {work.name}"),)
    severity = Severity.MEDIUM if needed else None
    return Hit(module, underline(event.node), message, plan, severity, related=related)
