"""A mapped function that works on whole batches is called once for every single sample.

Calling a function on one sample costs much more than the arithmetic in it: converting 128 images
of 28 x 28 to floats took 4.65 ms as `map(scale).batch(128)` and 0.31 ms as `batch(128).map(scale)`,
and parsing 256 examples 5.10 ms with `parse_single_example` and 0.28 ms with `parse_example`
(measured on 2 CPU cores, TensorFlow 2.21); `decode_csv` took 1.5 s for 20,000 lines one by one, and
0.15 s for batches of 128. That tf.data fuses `map` and `batch` does not change it: the fused step
still calls the function once a sample. Behind a function that decodes images there is less to gain:
twice the speed for JPEG files of 64 x 64, nothing for such of 256 x 256.

The rule speaks of functions whose every step gives the same numbers on a batch as on each of its
samples: casts, arithmetic with numbers, `one_hot`, resizing of images of one size, lookups,
`TextVectorization` to one length, the columns of `decode_csv` and `CsvDataset`. They may be mapped
over one part of what a `zip` puts together, before it is batched.

## Before

```python
import tensorflow as tf

images = tf.zeros([640, 28, 28], tf.uint8)


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


train_ds = tf.data.Dataset.from_tensor_slices(images).map(scale).shuffle(640).batch(64)
```

## After

```python
import tensorflow as tf

images = tf.zeros([640, 28, 28], tf.uint8)


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


train_ds = tf.data.Dataset.from_tensor_slices(images).shuffle(640).batch(64).map(scale)
```

## Fix safety

Safe where it is proven that the same elements come out bit for bit, in the same order for the same
seed. Unsafe where the last bits may differ (`tf.exp` rounds differently at the end of a vector),
where a random layer draws other numbers, where it is only likely that an element is one image or
one text, or where the map parts a `shuffle` from a finite `repeat`: tf.data then shuffles both in
one step, and later passes in another order.

## When not

- `cache`, `filter`, `padded_batch` or a function that needs single samples stands between, if only
  where a condition asks for it.
- The function decides by the values of a sample, reads its shape, or counts axes from the first.
- It draws one random number a call, which a whole batch would then share.
- Samples have different shapes before the function and one shape after it.

With a `cache()` behind the batches, the function runs in the first epoch only, and one that only
puts the parts of an element together anew does next to nothing: reported as low.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.consumers import steps_of
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.mapped import rearranges, study
from tfaudit.program.transparency import judge
from tfaudit.program.values import Dataset, Function, Op
from tfaudit.rule import rule
from tfaudit.rules._batched_maps import MappedPlace, plan
from tfaudit.rules._chains import root_of
from tfaudit.rules._steps_of_data import is_cached, repeats_forever, taken
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.consumers import Consumer
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_MAY_STAND_BETWEEN = frozenset({
    "shuffle", "repeat", "take", "skip", "shard", "prefetch", "with_options",
})  # fmt: skip
_FEW = 16  # elements that are looked at


@rule(
    "TFA301",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("batch(",),
    fix=Safety.SAFE,
    sources=("https://www.tensorflow.org/guide/data_performance#vectorizing_mapping",),
)
def map_before_batch(program: Program) -> Iterator[Hit]:
    """Maps that a batch follows, whose function may be called on batches."""
    places: dict[cst.Call, list[MappedPlace]] = defaultdict(list)
    kept: set[Op] = set()  # on some way to a batch, as where a condition augments the images
    for event in program.calls_of(".batch"):
        size = event.argument("batch_size", 0)
        if isinstance(event.result, Dataset) and (size is None or fold(size) != 1):
            movable = list(_movable(program, event.result))
            kept |= set(steps_of(event.result)) - {place.op for place in movable}
            for place in movable:
                places[place.op.event.node].append(place)
    plans = {node: plan(found[0], places) for node, found in places.items()}
    reached: dict[cst.Call, list[CallEvent]] = defaultdict(list)
    for event in program.calls_of(".map"):
        reached[event.node].append(event)
    for node, found in places.items():
        ops = {place.op for place in found}
        if ops & kept:
            continue
        others = [e for e in reached[node] if _last_op(e) not in ops]
        if not all(_is_unused(program, event) for event in others):
            continue
        single = [c for op in ops for c in _used_unbatched(program, op)]
        if all(_is_look(consumer) for consumer in single):
            place = min(found, key=lambda p: p.verdict.safe)
            change = plans[node] if not single and not others else None
            yield _hit(program, place, change)


def _last_op(event: CallEvent) -> Op | None:
    return event.result.ops[-1] if isinstance(event.result, Dataset) else None


def _is_unused(program: Program, event: CallEvent) -> bool:
    """Whether the script makes the pipeline, and reads nothing of it: a test set left alone."""
    op = _last_op(event)
    if op is None or not program.is_entry_script or event.context.root != 0:
        return False
    if program.consumers_through(op):
        return False
    return not any(program.escapes(d) for d in program.datasets if op in steps_of(d))


def _movable(
    program: Program, given: Dataset, behind: tuple[Op, ...] = ()
) -> Iterator[MappedPlace]:
    """The maps before the last step, a batch, that may stand behind it; the nearest first.

    Those of the pipelines that a `zip` puts together as well: `behind` are the steps from it on.
    """
    ops = (*given.ops, *behind)
    for index in range((len(given.ops) if behind else len(ops) - 1) - 1, 0, -1):
        op = ops[index]
        if op.name == "map" and (before := op.event.receiver) is not None:
            if isinstance(before, Dataset) and batching(before).batched:
                return  # by `tfds.load(…, batch_size=64)`, say: it is called once a batch
            verdict = judge(program, op)
            if verdict is None:
                return
            if _joins_shuffle_and_repeat(ops, index):
                reason = "later passes may be shuffled in another order"
                verdict = replace_fields(
                    verdict, proven=False, assumptions=[*verdict.assumptions, reason]
                )
            yield MappedPlace(op, ops[index:], verdict)
        elif op.name not in _MAY_STAND_BETWEEN:
            return
    if given.source.name == "zip":
        for part in given.source.inputs:
            if isinstance(part, Dataset):
                yield from _movable(program, part, ops)


def _joins_shuffle_and_repeat(ops: Sequence[Op], index: int) -> bool:
    """Whether a map is all that keeps tf.data from fusing a `shuffle` with a finite `repeat`.

    The fused step draws the seeds of later passes otherwise (tensorflow/core/grappler/optimizers/
    data/shuffle_and_repeat_fusion.cc).
    """
    before = next((op for op in reversed(ops[:index]) if op.name != "map"), None)
    behind = next((op for op in ops[index:] if op.name != "map"), None)
    if before is None or behind is None or (before.name, behind.name) != ("shuffle", "repeat"):
        return False
    return not repeats_forever(behind)


def _used_unbatched(program: Program, op: Op) -> Iterator[Consumer]:
    """What consumes single elements of what the map gives."""
    for consumer in program.consumers_along(op):
        ops = consumer.dataset.ops
        if all(step.name != "batch" for step in ops[ops.index(op) :]):
            yield consumer


def _is_look(consumer: Consumer) -> bool:
    """Whether only a few elements are taken, to see what they are: `for x in ds.take(1)`."""
    return consumer.kind == "loop" and 0 < (taken(consumer.dataset.ops[-1]) or 0) <= _FEW


def _hit(program: Program, place: MappedPlace, plan: Plan | None) -> Hit:
    event, verdict = place.op.event, place.verdict
    name = _function_name(place.op)
    batch = f"`.batch({_short(place.calls[-1])})`"
    if verdict.parses:
        fact = f"{name} parses one example at a time; `tf.io.parse_example` parses a whole batch"
    else:
        fact = f"{name} works on a whole batch as on one sample, and is called once a sample"
    root = root_of(event.node)
    dataset = f" of `{root.value}`" if isinstance(root, cst.Name) else ""
    message = f"{fact}: move this map{dataset} behind {batch}"
    related = ((place.steps[-1].event.module, underline(place.calls[-1]), "the batch"),)
    light = is_cached(program, place.op) or rearranges(event.argument("map_func", 0))
    usual = verdict.heavy or _decodes_before(program, place.op)
    severity = Severity.LOW if light else None if usual else Severity.HIGH
    return Hit(event.module, underline(event.node), message, plan, severity, related=related)


def _decodes_before(program: Program, op: Op) -> bool:
    """Whether a map in front of it decodes each image, which takes longer than this one."""
    before = op.event.receiver
    steps = before.ops if isinstance(before, Dataset) else ()
    return any(step.name == "map" and bool(study(program, step).decodes) for step in steps)


def _short(call: cst.Call) -> str:
    """The arguments of a call, for a message."""
    text = ", ".join(quoted(arg.with_changes(comma=cst.MaybeSentinel.DEFAULT)) for arg in call.args)
    return text if len(text) <= 40 and "\n" not in text else "…"


def _function_name(op: Op) -> str:
    function = op.event.argument("map_func", 0)
    if isinstance(function, Function) and isinstance(function.node, cst.FunctionDef):
        return f"`{function.name}`"
    given = op.event.node.args[0].value if op.event.node.args else None
    return f"`{quoted(given)}`" if isinstance(given, cst.Attribute) else "this function"
