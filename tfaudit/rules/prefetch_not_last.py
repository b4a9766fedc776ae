"""Work stands behind the last `prefetch`, so it is not done ahead of time.

A prefetch makes ready what comes before it. What stands behind runs when an element is asked for.
Where tf.data adds a prefetch at the end by itself (TensorFlow 2.12 and newer, see no-prefetch), the
one in the middle costs a buffer and no more; elsewhere the training step waits for that work.
`image_dataset_from_directory`, `text_dataset_from_directory`, `make_csv_dataset` and
`make_batched_features_dataset` end in a prefetch of their own, so that a `map` behind them is such
work, too.

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
from tfaudit.rules._chains import link_of, links, move_links, prefetch_behind
from tfaudit.rules._looks import draws_few
from tfaudit.rules._shown import only_shows
from tfaudit.rules._steps_of_data import switched_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

_WORK = frozenset({
    "map", "batch", "padded_batch", "filter", "shuffle", "ragged_batch", "flat_map", "interleave",
})  # fmt: skip
_BATCHES = frozenset({"batch", "padded_batch"})
# Sources that end in a prefetch: keras/src/utils/{image,text}_dataset_utils.py, and
# tensorflow/python/data/experimental/ops/readers.py, where an argument sets its size.
_SIZED = ("make_csv_dataset", "make_batched_features_dataset")
_UTILITIES = ("image_dataset_from_directory", "text_dataset_from_directory", *_SIZED)
_LIGHT = _WORK | {"repeat", "take", "skip", "with_options", "cache", "shard"}


@rule(
    "TFA305",
    severity=Severity.LOW,
    effect=Effect.MODERATE,
    words=("prefetch", *_UTILITIES),
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
    if not only_shows(program):
        yield from _behind_utilities(program)


def _behind_utilities(program: Program) -> Iterator[Hit]:
    """Work behind the prefetch that a source ends in by itself, with none behind that work."""
    consumed = [c for c in program.consumers if not draws_few(c)]
    pipelines = [d for d in (*(c.dataset for c in consumed), *_ended(program)) if _is_of_files(d)]
    prefetched = {op for d in pipelines for op in d.ops if any(o.name == "prefetch" for o in d.ops)}
    named: set[Op] = set()
    for dataset in pipelines:
        source, *rest = _undistributed(dataset.ops)
        mapped = any(s.name == "map" and not _is_light_map(s) for s in rest)
        if not mapped or not _is_work(tuple(rest)):
            continue  # who asks for samples has to batch them
        last = next(s for s in reversed(rest) if s.name in _WORK and not _is_light_map(s))
        if last in named or last in prefetched:
            continue  # on another path, or in the end, it is
        named.add(last)
        event = last.event
        plan = None
        if rest[-1] is last and last not in program.continued:
            link = link_of(last)
            plan = prefetch_behind(event.module, link) if link is not None else None
        needed = _is_needed(program, [dataset])
        end = _end(needed=needed)
        message = f"the prefetch that `{source.name}` ends in is followed by `{last.name}`, {end}"
        severity = Severity.MEDIUM if needed else None
        related = ((source.event.module, underline(source.event.node), "the source"),)
        yield Hit(event.module, underline(event.node), message, plan, severity, related=related)


def _is_of_files(dataset: Dataset) -> bool:
    """Whether it begins with a source that prefetches by itself, as far as it is not told."""
    if not dataset.ops or dataset.ops[0].name not in _UTILITIES:
        return False
    source = dataset.ops[0]
    return source.name not in _SIZED or not source.event.passes("prefetch_buffer_size")


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


def _is_needed(program: Program, datasets: list[Dataset]) -> bool:
    """Whether tf.data adds no prefetch of its own behind the pipelines."""
    return program.targets.tensorflow < (2, 12) or any(
        {"autotune.enabled", "experimental_optimization.inject_prefetch"} & set(switched_off(d))
        for d in datasets
    )


def _end(*, needed: bool) -> str:
    if needed:
        return "which then runs when a step asks for it"
    return "behind which tf.data has to add another prefetch"


def _hit(program: Program, rests: list[tuple[Op, ...]], datasets: list[Dataset]) -> Hit:
    steps = rests[0]
    op, work = steps[0], next(step for step in reversed(steps) if step.name in _WORK)
    event = op.event
    needed = _is_needed(program, datasets)
    message = f"`prefetch` is followed by `{work.name}`, {_end(needed=needed)}"
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
