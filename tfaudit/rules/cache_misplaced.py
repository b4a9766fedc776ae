"""`cache()` stands where it freezes what should change, or can never be completed.

A cache repeats what it saw first. Behind a random augmentation, every epoch gets the same augmented
images; behind `shuffle`, the same order, and so behind `image_dataset_from_directory` and its like,
and `make_csv_dataset`, which shuffle unless they are told not to. Behind `repeat()`, the cache
grows for ever and the source is read again and again (six times instead of once in a run of three
`fit` epochs), and so behind `make_csv_dataset` unless it is told `num_epochs=1`; before
`take(k)` it is never read to its end, and what is not complete is not reused. In front of the
function that reads the files, it holds their names, and they are read in each epoch all the same
(low in front of `interleave`: whole files of records may be more than the memory holds).

## Before

```python
import tensorflow as tf

images = tf.zeros([640, 32, 32, 3])


def augment(image):
    return tf.image.random_flip_left_right(image)


train_ds = tf.data.Dataset.from_tensor_slices(images).map(augment).cache().batch(64)
plain_ds = tf.data.Dataset.from_tensor_slices(images).batch(64).repeat().cache()
```

## After

```python
import tensorflow as tf

images = tf.zeros([640, 32, 32, 3])


def augment(image):
    return tf.image.random_flip_left_right(image)


train_ds = tf.data.Dataset.from_tensor_slices(images).cache().map(augment).batch(64)
plain_ds = tf.data.Dataset.from_tensor_slices(images).batch(64).cache().repeat()
```

## Fix safety

Moving `cache()` before `repeat()` is safe where everything before them is deterministic: the same
elements come in the same order. The other moves are unsafe: the model is trained on other data than
before, as was meant.

## When not

- The dataset is only evaluated: a frozen augmentation then makes runs comparable.
- It is only saved to files.
- `shuffle(…, reshuffle_each_iteration=False)`, `take` or `skip` before the cache: a fixed split.
- The order is shuffled again behind the cache.
- Who uses it is out of sight, and it is called `val_ds` or the like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.events import CallEvent
from tfaudit.program.expressions import usual
from tfaudit.program.mapped import MAPS, study
from tfaudit.program.values import Dataset, Function, Op
from tfaudit.rule import rule
from tfaudit.rules._chains import keeps_meaning, links, move_before_link, move_links
from tfaudit.rules._conditions import exclude
from tfaudit.rules._file_lists import reads_files
from tfaudit.rules._shuffling import OF_FILES, OF_FOLDERS, reshuffles, shuffles_by_itself
from tfaudit.rules._steps_of_data import deterministic, is_endless, mapped_name, repeats_forever
from tfaudit.rules._uses_of_data import is_to_validate, only_evaluates, trains_epochs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program
    from tfaudit.syntax import Index

_BATCHES = frozenset({"batch", "padded_batch", "ragged_batch"})
# What `numpy.random` and `random` have beside functions that draw.
_SETS_UP = frozenset({"seed", "default_rng", "RandomState", "Random", "get_state", "set_state"})
# Sources whose elements may be the names of files.
_OF_NAMES = frozenset({"from_tensor_slices", "list_files"})
# What may read the files that are named.
_READING = frozenset({*MAPS, "interleave", "flat_map"})
_SAVE = "tensorflow.data.experimental.save"
_SPLITS = frozenset({"take", "skip", "enumerate"})
_SHUFFLE = OF_FOLDERS.keys() | OF_FILES.keys()  # sources that do so by themselves


@rule(
    "TFA307",
    severity=Severity.HIGH,
    effect=Effect.CORRECTNESS,
    words=(".cache(",),
    fix=Safety.SAFE,
    sources=("https://www.tensorflow.org/guide/data_performance#caching",),
)
def cache_misplaced(program: Program) -> Iterator[Hit]:
    """Caches behind something random, behind `repeat`, or before `take`."""
    for event in program.calls_of(".cache"):
        if not isinstance(event.result, Dataset):
            continue
        op = event.result.ops[-1]
        used = program.consumers_through(op)
        evaluated = bool(used) and all(only_evaluates(program, c) for c in used)
        if not evaluated and not _is_saved(program, op):
            hit = (
                _behind(program, event.result.ops)
                or _before_take(program, op)
                or _of_names(program, event.result.ops)
            )
            if hit is not None:
                yield hit


def _is_saved(program: Program, op: Op) -> bool:
    """Whether what is cached is only written to files, in one pass: they hold it for good."""
    used = [c.event for c in program.consumers_through(op)]
    if not all(isinstance(event, CallEvent) and event.name == _SAVE for event in used):
        return False
    return bool(used) or any(
        isinstance(event.receiver, Dataset) and op in event.receiver.ops
        for event in program.calls_of(".save")
    )


def _behind(program: Program, ops: tuple[Op, ...]) -> Hit | None:
    """The step before the cache that must not stand there; of several, what does most harm."""
    cache = ops[-1]
    start = max((i for i, o in enumerate(ops[:-1]) if o.name in ("cache", "snapshot")), default=0)
    frozen: Hit | None = None
    for index in range(start, len(ops) - 1):
        op, between = ops[index], ops[index + 1 : -1]
        if op.name in MAPS and _draws(program, op):
            name = mapped_name(op)
            fact = f"`cache()` comes after {name} draws random numbers: every epoch replays them"
            return _hit(cache, ops[index:], fact, Safety.UNSAFE)
        if op.name == "repeat" and not exclude(op.event.context, cache.event.context):
            forever = repeats_forever(op)
            if any(o.name == "take" for o in between):
                continue  # it ends after all, with as many elements as were asked for
            safe = deterministic(program, ops[:index]) and not between
            fact = "`cache()` comes after `repeat()` and can never be completed" if forever else (
                "`cache()` comes after `repeat(…)` and holds every element several times"
            )  # fmt: skip
            severity = Severity.HIGH if forever else Severity.MEDIUM
            return _hit(cache, ops[index:], fact, Safety.SAFE if safe else Safety.UNSAFE, severity)
        if frozen is None and op.name == "shuffle" and _freezes_order(program, cache, op, between):
            fact = "`cache()` comes after `shuffle(…)`: every epoch replays the same order"
            frozen = _hit(cache, ops[index:], fact, Safety.UNSAFE, Severity.MEDIUM)
    if start > 0:
        return frozen
    return _behind_endless_source(ops) or frozen or _behind_source(program, ops)


def _behind_endless_source(ops: tuple[Op, ...]) -> Hit | None:
    """A source that begins anew where its files end, so that the cache never does."""
    source, cache = ops[0], ops[-1]
    if not is_endless(source) or any(op.name == "take" for op in ops):
        return None
    fact = f"`cache()` can never be completed: `{source.name}` repeats its files without an end, "
    fact += "unless it is told `num_epochs=1`"
    return _of_source(source, cache, fact)


def _behind_source(program: Program, ops: tuple[Op, ...]) -> Hit | None:
    """A source that shuffles by itself, and several epochs of training on what is cached of it."""
    source, cache, between = ops[0], ops[-1], ops[1:-1]
    if source.name not in _SHUFFLE or not shuffles_by_itself(source):
        return None
    if any(o.name == "shuffle" for o in between):
        return None
    if not any(
        trains_epochs(program, consumer)
        and _comes_as_it_was_read(cache, [consumer.dataset], between)
        for consumer in program.consumers_through(cache)
    ):
        return None
    fact = f"`cache()` keeps what `{source.name}` has shuffled: every epoch replays the same "
    fact += "batches; shuffle again behind it"
    return _of_source(source, cache, fact, Severity.MEDIUM)


def _of_source(source: Op, cache: Op, fact: str, severity: Severity | None = None) -> Hit:
    event, first = cache.event, source.event
    related = ((first.module, underline(first.node), "the source"),)
    return Hit(event.module, underline(event.node), fact, None, severity, related=related)


def _draws(program: Program, op: Op) -> bool:
    """Whether a mapped function draws random numbers, by TensorFlow or in a `tf.py_function`."""
    function = study(program, op)
    return bool(function.random) or any(_draws_in_python(program, call) for call in function.python)


def _draws_in_python(program: Program, python: CallEvent) -> bool:
    given = (*python.args, *python.keywords.values())
    functions = {value.node for value in given if isinstance(value, Function)}
    return any(
        frame.function.node in functions
        for call in program.calls_where(_is_random_in_python)
        for frame in call.context.frames
    )


def _is_random_in_python(name: str) -> bool:
    module, _, function = name.rpartition(".")
    return module in ("numpy.random", "random") and function not in _SETS_UP


def _freezes_order(program: Program, cache: Op, shuffle: Op, between: tuple[Op, ...]) -> bool:
    """Whether the elements really come in one order, epoch after epoch, and nobody asked for it."""
    if not reshuffles(shuffle) or is_to_validate(program, cache):
        return False
    used = [c.dataset for c in program.consumers_through(cache)] or list(
        _ended(program, cache, batched=any(op.name in _BATCHES for op in between))
    )
    return bool(used) and _comes_as_it_was_read(cache, used, between)


def _comes_as_it_was_read(cache: Op, used: list[Dataset], between: tuple[Op, ...]) -> bool:
    """Whether nothing picks some elements before the cache, or behind it, or shuffles anew."""
    return not any(_picks(op) for op in between) and not any(
        _picks(op) or op.name == "shuffle" or op.inputs
        for dataset in used
        for op in dataset.ops[dataset.ops.index(cache) if cache in dataset.ops else 0 :]
    )


def _picks(op: Op) -> bool:
    """Whether it takes a part, for which there is another: no share of a worker's own."""
    if op.name == "shard":
        index = op.event.argument("index", 1)
        return op.event.opaque or index is None or isinstance(usual(index), int)
    return op.name in _SPLITS


def _ended(program: Program, cache: Op, *, batched: bool) -> Iterator[Dataset]:
    """What is made of the cache and ends as a pipeline does, for a consumer out of sight.

    Batches are what a pipeline ends with, too: what the cache itself gives, if nothing follows it.
    """
    for event in program.calls_of(".prefetch", ".cache"):
        dataset = event.result
        if isinstance(dataset, Dataset) and cache in dataset.ops and (
            event.name == ".prefetch" or (batched and cache not in program.continued)
        ):  # fmt: skip
            yield dataset


def _before_take(program: Program, cache: Op) -> Hit | None:
    """A cache that only ever gives its first elements."""
    used = program.consumers_through(cache)
    takes, direct = set(), True
    for consumer in used:
        ops = consumer.dataset.ops
        rest = ops[ops.index(cache) + 1 :] if cache in ops else ()
        # What stands in between asks the cache for no more than it is asked for.
        following = next((op for op in rest if op.name not in MAPS | _BATCHES), None)
        if following is None or following.name != "take" or program.escapes(consumer.dataset):
            return None
        direct = direct and following is rest[0]
        takes.add(following)
    if len(takes) != 1 or not any(consumer.kind == "fit" for consumer in used):
        return None
    (take,) = takes
    count = take.event.argument("count", 0)
    size = usual(count) if count is not None else None
    if isinstance(size, int) and size < 0:
        return None
    if not direct and not isinstance(size, int):
        return None  # as many batches as there are, it may be
    node = cache.event.node
    plan = None
    index = cache.event.module.index
    same_module = cache.event.module is take.event.module
    if direct and same_module and links(index, [node, take.event.node]):
        change = move_before_link(index, take.event.node, node)
        plan = Plan("Take before caching", (change,), Safety.UNSAFE)
    fact = "`cache()` before `take(…)` is never read to its end, so the source is read every epoch"
    return Hit(cache.event.module, underline(node), fact, plan, Severity.MEDIUM)


def _of_names(program: Program, ops: tuple[Op, ...]) -> Hit | None:
    """A cache of the names of files that the step behind it reads, in each epoch anew."""
    cache, source = ops[-1], ops[0]
    if source.name not in _OF_NAMES or any(op.name not in PASSES_ELEMENTS for op in ops[1:]):
        return None
    used = [c for c in program.consumers_through(cache) if cache in c.dataset.ops]
    rests = [c.dataset.ops[c.dataset.ops.index(cache) + 1 :] for c in used]
    if not used or not any(trains_epochs(program, c) for c in used):
        return None
    reading = {next((op for op in rest if op.name in _READING), None) for rest in rests}
    if len(reading) != 1 or any(op.name in ("cache", "snapshot") for rest in rests for op in rest):
        return None
    (step,) = reading
    if step is None or not (reads_files(step.result) or study(program, step).reads):
        return None
    module, node, calls = cache.event.module, cache.event.node, [step.event.node]
    plan = None
    maps = step.name in MAPS
    between = [op.event.node for op in rests[0][: rests[0].index(step)]]
    if (
        maps
        and not between
        and study(program, step).deterministic
        and step.event.module is module
        and links(module.index, [node, *calls])
    ):
        change = move_links(module.index, [node], calls[0])
        plan = Plan("Cache what is read", (change,), Safety.UNSAFE)
    what = mapped_name(step) if maps else f"`{step.name}`"
    fact = f"`cache()` keeps the names of files only, which {what} reads in each epoch"
    related = ((step.event.module, underline(step.event.node), "read here"),)
    # Records may be more than the memory holds, and what was meant to be cached is not known.
    severity = Severity.MEDIUM if maps else Severity.LOW
    return Hit(module, underline(node), fact, plan, severity, related=related)


def _hit(
    cache: Op,
    steps: tuple[Op, ...],  # from the offending one to the cache
    fact: str,
    safety: Safety,
    severity: Severity | None = None,
) -> Hit:
    module, node = cache.event.module, cache.event.node
    first = steps[0].event
    plan = None
    if all(step.event.module is module for step in steps) and (
        links(module.index, [step.event.node for step in steps])
    ):
        plan = _plan(module.index, steps, safety)
    related = ((first.module, underline(first.node), f"the {steps[0].name}"),)
    return Hit(module, underline(node), fact, plan, severity, related=related)


def _plan(index: Index, steps: tuple[Op, ...], safety: Safety) -> Plan | None:
    """Cache before the first step; or shuffle what is cached, where a map stands between them."""
    calls = [step.event.node for step in steps]
    if steps[0].name == "shuffle" and any(step.name in MAPS for step in steps):
        batched = any(step.name in _BATCHES for step in steps)
        if batched or not keeps_meaning(index, calls[0], calls[-1]):
            return None
        change = move_links(index, calls[:1], calls[-1])
        return Plan("Shuffle what is cached", (change,), safety)
    change = move_before_link(index, calls[-1], calls[0])
    return Plan(f"Cache before `{steps[0].name}`", (change,), safety)
