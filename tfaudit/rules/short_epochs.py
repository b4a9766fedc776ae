"""`steps_per_epoch` leaves a batch of the loader over, and Keras 3 makes an epoch of it.

`samples // batch_size` rounds down where the loader rounds up: of 2,000 images in batches of 32 it
takes 62 batches, and the loader has 63. Keras 2 began each epoch anew. Keras 3 goes on with what is
left, one batch here, then ends the epoch, warning that the input ran out of data: every second
epoch trains on next to nothing, callbacks and learning rates count it as a whole one, and of 50
epochs 25 are left. Without `steps_per_epoch` each epoch is all batches of the loader. A pipeline of
`from_tensor_slices` that is batched and not repeated ends its epochs in the same way.

`len` of a loader, or of a pipeline behind `batch`, counts batches. Divided by the batch size once
more, as in `steps_per_epoch=len(train) // 32`, it makes epochs of one batch in 32: fewer updates
than `epochs` says, and as many validations. Nothing warns of it.

A number of steps that does not divide the batches of a pipeline has the same end: of 32 batches, 15
at a time, the third epoch gets the 2 that are left. `repeat()` gives each epoch its steps. Reported
where all the numbers are known, and less than half of the steps is left.

## Before

```python
import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images, labels = np.zeros([1000, 8, 8, 3]), np.zeros([1000, 1])
train = ImageDataGenerator(rescale=1 / 255).flow(images, labels, batch_size=32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, steps_per_epoch=len(images) // 32, epochs=4)
```

## After

```python
import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images, labels = np.zeros([1000, 8, 8, 3]), np.zeros([1000, 1])
train = ImageDataGenerator(rescale=1 / 255).flow(images, labels, batch_size=32)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(train, epochs=4)
```

## Fix safety

Unsafe: other epochs give other numbers.

## When not

With Keras 2. Where the batch size is known to divide the number of samples; `math.ceil`; a number
of steps that has nothing to do with the samples and batch size of a loader. A single epoch.
Generators that never end, pipelines that repeat or drop what fills no batch, and other loaders, of
which the number of batches is not known.

Where the number of samples is not known, or only written in the script, the finding is of low
severity; for arrays, and for batch sizes such as 20, which divide round numbers, it is
informational and shows with `--pedantic`.

## Sources

keras/src/backend/tensorflow/trainer.py: the epoch's iterator is made anew only once it is at its
end; tests/facts/test_loaders.py counts the updates of each epoch
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_argument, replace
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_own_method
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Dataset,
    Derived,
    Items,
    Made,
    Option,
    Parameter,
    Table,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._array_shapes import shape
from tfaudit.rules._counted_batches import divided_again, is_batch_size
from tfaudit.rules._loaders import is_image_flow
from tfaudit.rules._steps_of_data import is_endless, repeats_forever
from tfaudit.syntax import argument, quoted, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Op, Value

_TRAINS = {".fit": (("x", 0), None, None), ".fit_generator": (("generator", 0), 1, 2)}
_COUNTS = frozenset({"n", "samples"})  # of what `flow…` gives
_LISTS = frozenset({"classes", "filenames", "filepaths", "labels"})  # with one for each sample
# What they get that is an array, or a table, with a row for each sample.
_GIVEN = {".flow": ("x", "y"), ".flow_from_dataframe": ("dataframe",)}
_ROUND = 5
# What is called so is how many samples a folder has, as its author counted them.
_SAMPLES = re.compile(r"^(?:n|nb|num|no|number)_.*(?:train|sample|image)|samples?$", re.IGNORECASE)
_ROUNDS = ("builtins.int", "numpy.floor", "math.floor")
# Steps of a pipeline that keep how many samples it has, besides `batch`.
_KEEPS_COUNT = frozenset({"batch", "cache", "map", "prefetch", "shuffle", "with_options"})


@rule(
    "TFA207",
    severity=Severity.MEDIUM,
    effect=Effect.CORRECTNESS,
    words=("steps_per_epoch", "fit_generator("),
    also=("ImageDataGenerator", "from_tensor_slices", "len("),
    fix=Safety.UNSAFE,
    since="Keras 3.0",
    sources=("keras/src/backend/tensorflow/trainer.py",),
)
def short_epochs(program: Program) -> Iterator[Hit]:
    """Trainings by a loader for one step less than it has batches, or for a small part of them."""
    if program.targets.keras_major != 3 or program.era is Era.KERAS2:
        return
    seen: set[object] = set()
    for fit in program.calls_of(*_TRAINS):
        place, steps_at, epochs_at = _TRAINS[fit.name]
        data, steps = fit.argument(*place), fit.argument("steps_per_epoch", steps_at)
        arg = argument(fit.node, "steps_per_epoch", steps_at)
        if data is None or steps is None or arg is None or fit.node in seen:
            continue
        counted = divided_again(steps, data)
        if counted is not None and not is_own_method(fit):
            if fit.receiver is not None and acts_as_model(fit.receiver):
                seen.add(fit.node)
                yield _one_in_many(fit, arg, counted, data)
            continue
        if not _is_loader(data):
            continue
        epochs = fit.argument("epochs", epochs_at)
        if (epochs is None and not fit.opaque) or (epochs is not None and fold(epochs) == 1):
            continue  # each call of `fit` begins anew
        if fit.receiver is None or not acts_as_model(fit.receiver):
            continue
        left = None if is_own_method(fit) else _left_over(steps, data, epochs)
        if left is not None:
            seen.add(fit.node)
            yield _cut_short(fit, arg, *left)
            continue
        certainty = None if is_own_method(fit) else _leaves_one(steps, data)
        if certainty is None:
            continue
        seen.add(fit.node)
        plan = None
        if arg.keyword is not None:
            change = delete_argument(fit.node, arg)
            plan = Plan("Remove steps_per_epoch", (change,), Safety.UNSAFE)
        condition = "" if certainty is Severity.MEDIUM else ", where it does not divide"
        message = f"`{quoted(arg.value)}` leaves the loader's last batch over{condition}: Keras 3 "
        message += "makes an epoch of that one batch, so that every second epoch trains on next to "
        message += "nothing"
        yield Hit(fit.module, arg, message, plan, severity=certainty)


def _left_over(
    steps: Value, loader: Made | Dataset, epochs: Value | None
) -> tuple[int, int, int] | None:
    """The batches of a pipeline, the epoch that gets its last ones, and how many these are.

    None where any of the numbers is not known, and where that epoch is not much shorter.
    """
    if not isinstance(loader, Dataset) or epochs is None:
        return None
    taken, trained, size = fold(steps), fold(epochs), batching(loader).size
    batch, arrays = fold(size) if size is not None else None, _samples(loader)
    rows = shape(arrays[0]) if arrays else None
    samples = rows[0] if rows else None
    if not (isinstance(taken, int) and isinstance(trained, int) and isinstance(batch, int)):
        return None
    if samples is None or taken < 1 or batch < 1:
        return None
    if any(isinstance(value, (Option, Parameter)) for value in origins(arrays[0])):
        return None  # of so many rows by default only
    batches = -(-samples // batch)
    whole, left = divmod(batches, taken)
    return (batches, whole + 1, left) if 0 < left <= taken // 2 and 0 < whole < trained else None


def _cut_short(fit: CallEvent, arg: cst.Arg, batches: int, epoch: int, left: int) -> Hit:
    """An epoch of what is left of the pipeline, which begins anew only behind it."""
    some = "the one batch that is" if left == 1 else f"the {left} batches that are"
    message = f"`{quoted(arg.value)}` does not divide {batches} batches: epoch {epoch} trains on "
    message += f"{some} left, and the input runs out of data; repeat the pipeline"
    plan, (keyword, place) = None, _TRAINS[fit.name][0]
    data = argument(fit.node, keyword, place)
    if data is not None and isinstance(data.value, (cst.Name, cst.Attribute, cst.Call)):
        change = replace(data.value, quoted(data.value) + ".repeat()")
        plan = Plan("Repeat the pipeline", (change,), Safety.UNSAFE, "each epoch takes its steps")
    return Hit(fit.module, arg, message, plan)


def _one_in_many(fit: CallEvent, arg: cst.Arg, counted: Made, data: Value) -> Hit:
    """An epoch of one batch in as many as a batch has samples."""
    plan, length = None, quoted(counted.event.node)
    note = "each epoch takes all batches"
    if isinstance(data, Dataset) and any(map(_never_ends, data.ops)):
        if any(part is counted.event.node for part in walk(arg.value)):
            change = replace(arg.value, length)
            plan = Plan(f"Take {length} steps", (change,), Safety.UNSAFE, note)
    elif arg.keyword is not None:
        change = delete_argument(fit.node, arg)
        plan = Plan("Remove steps_per_epoch", (change,), Safety.UNSAFE, note)
    message = f"`{length}` counts batches: divided by their size once more, "
    message += "an epoch is a small part of them"
    return Hit(fit.module, arg, message, plan)


def _never_ends(op: Op) -> bool:
    return (op.name == "repeat" and repeats_forever(op)) or is_endless(op)


def _is_loader(data: Value | None) -> TypeGuard[Made | Dataset]:
    """Whether all batches of it are an epoch: of images, or of a pipeline that is not repeated."""
    if isinstance(data, Dataset):
        return data.source.name == "from_tensor_slices" and _has_one_batch_more(data)
    return isinstance(data, Made) and is_image_flow(data)


def _has_one_batch_more(data: Dataset) -> bool:
    """Whether the pipeline keeps the samples that do not fill a batch, and each of them once."""
    batch = batching(data).op
    if batch is None or not {op.name for op in data.ops[1:]} <= _KEEPS_COUNT:
        return False
    rest = batch.event.argument("drop_remainder", 1)
    return (rest is None or fold(rest) is False) and not batch.event.opaque


def _leaves_one(steps: Value, loader: Made | Dataset) -> Severity | None:
    """How certain it is that this is one step less than the loader has; None: it is not."""
    match steps:
        case Made(name=name, event=event) if name in _ROUNDS and len(event.args) == 1:
            return _leaves_one(event.args[0], loader) or _divides(event.args[0], "/", loader)
        case Derived(operator="//"):
            return _divides(steps, "//", loader)
    return None


def _divides(value: Value, operator: str, loader: Made | Dataset) -> Severity | None:
    """The same of the number of the loader's samples through its batch size, rounded down."""
    if not isinstance(value, Derived) or value.operator != operator or len(value.inputs) != 2:
        return None
    count, size = value.inputs
    if not is_batch_size(size, loader):
        return None
    if not _is_count(count, loader):
        stated = isinstance(loader, Made) and _is_stated_with_rest(value)
        return Severity.LOW if stated else None
    arrays = _samples(loader)
    rows = shape(arrays[0]) if arrays else None
    known, batch = rows[0] if rows else None, fold(size)
    if known is not None and isinstance(batch, int) and batch:
        return Severity.MEDIUM if known % batch else None
    # Of how many files a folder has, few numbers are round; those of arrays and of tens often are.
    files = isinstance(loader, Made) and loader.name != ".flow"
    rounded = not files or (isinstance(batch, int) and batch % _ROUND == 0)
    return Severity.INFO if rounded else Severity.LOW


def _samples(loader: Made | Dataset) -> list[Value]:
    """The arrays, or the table, whose rows the loader goes through, each of them."""
    if isinstance(loader, Dataset):
        given = loader.source.event.argument("tensors", 0)
        if isinstance(given, Table):
            return list(given.items.values())
        parts = given.items if isinstance(given, Items) else [given]
        return [value for part in parts if part is not None for value in _nested(part)]
    names = _GIVEN.get(loader.name, ())
    if "subset" in loader.event.keywords:
        return []
    found = [loader.event.argument(name, place) for place, name in enumerate(names)]
    return [value for value in found if value is not None]


def _nested(value: Value) -> list[Value]:
    """The arrays of a model with several inputs: `((a, b), y)`, `({"a": a}, y)`."""
    match value:
        case Items(items=items):
            return list(items)
        case Table(items=named):
            return list(named.values())
    return [value]


def _is_count(value: Value, loader: Made | Dataset) -> bool:
    """Whether it is how many samples the loader has."""
    match value:
        case Attr(name=name, base=base):
            return name in _COUNTS and base is loader
        case Made(name="builtins.len", event=event) if event.args:
            counted = event.args[0]
            if isinstance(counted, Attr) and counted.name in _LISTS:
                return counted.base is loader
            return _is_its_data(counted, loader)
        case Derived(operator="[]", inputs=(Attr(name="shape", base=data), place)):
            return fold(place) == 0 and _is_its_data(data, loader)
    return False


def _is_stated_with_rest(quotient: Derived) -> bool:
    """Whether a number of samples is written, by that name or as it is, that leaves a rest."""
    written = quotient.node.left if isinstance(quotient.node, cst.BinaryOperation) else None
    count, size = map(fold, quotient.inputs)
    if not isinstance(count, int) or not isinstance(size, int) or not 0 < size < count:
        return False
    name = written.attr if isinstance(written, cst.Attribute) else written
    stated = isinstance(name, cst.Integer) or (
        isinstance(name, cst.Name) and _SAMPLES.search(name.value) is not None
    )
    return stated and count % size != 0


def _is_its_data(data: Value, loader: Made | Dataset) -> bool:
    """Whether it is one of the arrays, or the table, that the loader goes through."""
    return data is not UNKNOWN and any(data is value for value in _samples(loader))
