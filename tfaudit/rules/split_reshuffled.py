"""`take` and `skip` split data that is shuffled anew in every pass, so the parts overlap.

`shuffle` draws a new order whenever somebody reads the dataset: for `take(n)`, for `skip(n)`, and
for both again in the next epoch, whatever its `seed`. The validation set that `skip(n)` gives then
holds samples that `take(n)` gave to training: of 100 samples split in halves, 30 of the 50 in the
very first epoch (run on TensorFlow 2.21). The validation loss looks too good, and so does early
stopping. So do `list_files`, and the datasets of `image_dataset_from_directory` and its like and of
`make_csv_dataset`, unless they are given `shuffle=False`: those mix neighbours only, and of 1,000
samples behind the split 129 stood before it, too. Parts that `filter` takes by the numbers of
`enumerate`, or `shard` by every so many, overlap in the same way. Where `take(n)` is called on what
`skip(n)` left, both have its samples, in whatever order (reported there, no fix).

So do the parts that `zip` puts together anew, where images and masks are each mapped from one list
of files: an image then comes with the mask of another. Of 200 files that `list_files` gave, none
met its own label. One `map` that gives both keeps them together.

And so do predictions that are compared with labels, or shown beside them, which another pass
collects, `[y for x, y in test_ds]` or `list(test_ds)[0][1]`, or which a flow of
`ImageDataGenerator` has in the order of its files (`test_flow.classes`): of four classes, 26 % were
right where all are with `shuffle=False`. Folders that `validation_split` cuts must stay shuffled,
or one part has other classes than the other.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])

dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000)
train_ds = dataset.take(800).batch(32)
val_ds = dataset.skip(800).batch(32)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])

dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000, reshuffle_each_iteration=False)
train_ds = dataset.take(800).batch(32)
val_ds = dataset.skip(800).batch(32)
```

Training then meets its samples in the same order in every epoch, unless it shuffles its own part
again: `dataset.take(800).shuffle(800)`.

## Fix safety

Unsafe: other samples are trained on and validated with, as was meant.

## When not

- `reshuffle_each_iteration=False`, or another order of work: the data is split, then shuffled.
- A `cache` stands between the shuffle and the split: it may have frozen the order.
- Both take as many only by chance: `take(1)` shows an example, unless a model is validated with it,
  or trained with it and validated with the rest.
- The script trains, and leaves alone what `skip` gives: a notebook that splits anew below.
- `zip` of parts that the same functions make, as for mixup, which wants strangers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import Dataset
from tfaudit.rule import rule
from tfaudit.rules._compared_passes import Comparison, compared_passes
from tfaudit.rules._passes import shuffle_of, zipped_passes
from tfaudit.rules._shuffling import RESHUFFLE
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

_SPLITS = frozenset({"filter", "shard", "skip", "take"})
# The shuffle, and after how many of its samples a module cuts, as it writes it.
_Split = tuple["Op", "ModuleInfo", str]


@rule(
    "TFA316",
    severity=Severity.HIGH,
    effect=Effect.CORRECTNESS,
    words=(".skip(", ".enumerate(", ".shard(", ".zip(", ".predict("),
    also=(
        ".take(", ".filter(", ".shard(", ".zip(", "sklearn.metrics", "confusion_matrix", "_score(",
        "classification_report", "np.mean(", "np.sum(", "in zip(",
    ),
    fix=Safety.UNSAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/api_docs/python/tf/data/Dataset#shuffle",),
)  # fmt: skip
def split_reshuffled(program: Program) -> Iterator[Hit]:
    """Shuffles whose samples are split by a `take` and a `skip`, or by their numbers."""
    taken: dict[_Split | None, list[CallEvent]] = {}
    fitted = set[_Split | None]()
    for event in program.calls_of(".take"):
        if not _takes_one(event) or _is_used(program, event, "evaluate"):
            taken.setdefault(_split(event), []).append(event)
        elif _is_used(program, event, "fit"):
            fitted.add(_split(event))
    done: set[cst.CSTNode] = set()
    for event in program.calls_of(".skip"):
        split = _split(event)
        if split is None or _is_unused(program, event):
            continue
        # A model may be tried on one element, and then trained with the others.
        validates = split in fitted and _is_used(program, event, "evaluate")
        takes = taken.get(split, [])
        if not takes and not validates:
            continue
        if takes and not validates and all(_is_of_rest(take, event) for take in takes):
            if event.node not in done and _rest_is_used(program, event):
                done.add(event.node)
                yield _hit_of_rest(split[2], event, takes[0])
        elif split[0].event.node not in done:
            done.add(split[0].event.node)
            yield _hit(split[0], split[2], event)
    hits = [(shuffle, _hit_by_number(shuffle, e)) for shuffle, e in _split_by_number(program)]
    hits += [(shuffle, _hit_of_zip(shuffle, e)) for shuffle, e in zipped_passes(program)]
    yield from (_hit_of_comparison(found) for found in compared_passes(program))
    for shuffle, hit in hits:
        if shuffle.event.node not in done:
            done.add(shuffle.event.node)
            yield hit


def _is_of_rest(take: CallEvent, skip: CallEvent) -> bool:
    """Whether it takes of what the `skip` leaves: `rest = data.skip(9)`, then `rest.take(9)`."""
    before, rest = take.receiver, skip.result
    return isinstance(before, Dataset) and isinstance(rest, Dataset) and rest.ops[-1] in before.ops


def _rest_is_used(program: Program, skip: CallEvent) -> bool:
    """Whether something gets all that a `skip` leaves, and no part of it."""
    if not isinstance(skip.result, Dataset):
        return False
    op = skip.result.ops[-1]
    pipelines = [consumer.dataset.ops for consumer in program.consumers_along(op)]
    return any(
        _SPLITS.isdisjoint(later.name for later in ops[ops.index(op) + 1 :]) for ops in pipelines
    )


def _split_by_number(program: Program) -> Iterator[tuple[Op, CallEvent]]:
    """Shuffles with a call that takes another part of the samples than one before, by numbers.

    A model is trained with a part of them, and validated or tested with another.
    """
    parts: dict[Op, list[CallEvent]] = {}
    for event in program.calls_of(".filter", ".shard"):
        before = event.receiver
        numbered = isinstance(before, Dataset) and before.ops[-1].name == "enumerate"
        if event.name == ".filter" and not numbered:
            continue
        shuffle = _shuffle_before(event)
        if shuffle is not None:
            parts.setdefault(shuffle, []).append(event)
    for shuffle, taken in parts.items():
        trained = [e for e in taken if _is_used(program, e, "fit")]
        others = [e for e in taken if e not in trained and _is_used(program, e, "evaluate")]
        if trained and others:
            yield shuffle, others[0]


def _takes_one(event: CallEvent) -> bool:
    count = event.argument("count", 0)
    return count is not None and fold(count) == 1


def _is_used(program: Program, event: CallEvent, kind: str) -> bool:
    """Whether a model is trained with a part ("fit"), or validated or tested ("evaluate")."""
    part = event.result
    used = program.consumers_through(part.ops[-1]) if isinstance(part, Dataset) else []
    return any(consumer.kind == kind for consumer in used)


def _is_unused(program: Program, skip: CallEvent) -> bool:
    """Whether a script that trains leaves the rest alone, as a notebook that splits anew below."""
    rest = skip.result
    if not isinstance(rest, Dataset) or skip.context.root or program.escapes(rest):
        return False
    trains = any(consumer.kind == "fit" for consumer in program.consumers)
    return trains and not program.consumers_through(rest.ops[-1])


def _split(event: CallEvent) -> _Split | None:
    """Where the samples of a shuffle are cut."""
    shuffle, count = _shuffle_before(event), _count(event)
    return None if shuffle is None or count is None else (shuffle, event.module, count)


def _shuffle_before(event: CallEvent) -> Op | None:
    """The shuffle whose order the method gets, if that is another in every pass."""
    found = shuffle_of(event.receiver) if isinstance(event.receiver, Dataset) else None
    return None if found is not None and _is_a_part(found) else found


def _is_a_part(source: Op) -> bool:
    """Whether it gives the rest of a split that was made before, of which no part trains."""
    if source.name == "shuffle":
        return False
    given = source.event.keywords
    subset = fold(given["subset"]) if "subset" in given else None
    return subset != "training" and ("validation_split" in given or "subset" in given)


def _count(event: CallEvent) -> str | None:
    """How many are taken or skipped, as it is written."""
    if event.opaque or len(event.node.args) != 1:
        return None
    given = event.argument("count", 0)
    return None if given is None else quoted(event.node.args[0].value)


def _hit(shuffle: Op, count: str, skip: CallEvent) -> Hit:
    overlap = f"`skip({count})` gives samples that `take({count})` gave, too"
    return _hit_of_split(shuffle, overlap, skip)


def _hit_of_rest(count: str, skip: CallEvent, take: CallEvent) -> Hit:
    message = f"`take({count})` takes of what `skip({count})` leaves, so that both have these "
    message += "samples: validation with what was trained on; take them of what was there before"
    related = ((skip.module, underline(skip.node), "the rest"),)
    return Hit(take.module, underline(take.node), message, None, related=related)


def _hit_by_number(shuffle: Op, part: CallEvent) -> Hit:
    overlap = f"this `{last(part.name)}` gives samples that another gave, too"
    return _hit_of_split(shuffle, overlap, part)


def _hit_of_zip(shuffle: Op, event: CallEvent) -> Hit:
    own = shuffle.name == "shuffle"
    message = "every pass shuffles anew" if own else f"`{shuffle.name}` shuffles anew in every pass"
    message += ", so `zip` puts parts of different samples together; make them all in one `map`"
    related = ((shuffle.event.module, underline(shuffle.event.node), "the shuffle"),)
    plan = _plan(shuffle, "every epoch has its samples in the same order")
    return Hit(event.module, underline(event.node), message, plan, related=related)


def _hit_of_comparison(found: Comparison) -> Hit:
    message = "these predictions are compared with labels in another order, since each pass over "
    message += "the data shuffles it anew: "
    # In the order of their folders, the files of one part would be of other classes.
    message += "" if found.is_of_split else "read it unshuffled, or "
    message += "collect both in one pass"
    shuffle, predicts, compares = found.shuffle, found.prediction, found.compares
    plan = None if found.trained or found.is_of_split else _plan_of_order(shuffle)
    related = (
        (compares.module, underline(compares.node), "the comparison"),
        (shuffle.module, underline(shuffle.node), "the shuffle"),
    )
    return Hit(predicts.module, underline(predicts.node), message, plan, related=related)


def _plan_of_order(shuffle: CallEvent) -> Plan | None:
    """To read unshuffled what no model learns from; a `shuffle` of its own may be wanted."""
    node, keyword = shuffle.node, "shuffle"
    given = argument(node, keyword)
    positional = [arg for arg in node.args if arg.keyword is None]
    if shuffle.name == ".shuffle" or (given is None and len(positional) > 2):
        return None  # it may be among them
    change = add_keyword(node, keyword, "False") if given is None else replace(given.value, "False")
    return Plan("Read it unshuffled", (change,), Safety.UNSAFE, "predictions come in another order")


def _plan(shuffle: Op, note: str) -> Plan | None:
    """To let a `shuffle` keep its order; sources have no argument for that."""
    if shuffle.name != "shuffle":
        return None
    node, keyword = shuffle.event.node, RESHUFFLE[0]
    given = argument(node, *RESHUFFLE)
    change = add_keyword(node, keyword, "False") if given is None else replace(given.value, "False")
    return Plan("Shuffle in one order", (change,), Safety.UNSAFE, note)


def _hit_of_split(shuffle: Op, overlap: str, part: CallEvent) -> Hit:
    node, module = shuffle.event.node, shuffle.event.module
    overlap += ": validation with what was trained on"
    related = ((part.module, underline(part.node), "the split"),)
    if shuffle.name != "shuffle":
        message = f"`{shuffle.name}` shuffles anew in every pass, so {overlap}"
        severity = Severity.HIGH if shuffle.name == "list_files" else Severity.MEDIUM
        return Hit(module, underline(node), message, None, severity, related=related)
    plan = _plan(shuffle, "other samples are trained on and validated with")
    message = f"every pass shuffles anew, so {overlap}"
    if isinstance(part.receiver, Dataset) and any(op.name == "repeat" for op in part.receiver.ops):
        plan = None  # one order, again and again, has all of them behind the cut, too
    return Hit(module, underline(node), message, plan, related=related)
