"""`batch_size` is ignored because the data comes in batches of its own.

A `tf.data.Dataset`, a `PyDataset` (once called `Sequence`) and a generator decide their own
batches. Keras accepts `batch_size` beside them without a word and does not use it, so changing the
number changes nothing. The same holds for `shuffle=True` beside a dataset. Of a module that is not
seen, an object of a class called `…Generator`, `…Sequence`, `…Loader` or `…Dataset`, given without
labels, is taken for one of these. So is a parameter that is prefetched, or asked for its
cardinality, and whatever a model is given alone that was compiled with a loss: an array without
labels would raise ValueError.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, batch_size=64, epochs=2)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=2)
```

## Fix safety

Safe: the argument has no effect. To train with that batch size, change `.batch(…)` instead, or
what makes the batches.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, delete_argument, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.program import FEEDING_METHODS, Program, acts_as_model, is_model
from tfaudit.program.values import (
    Const,
    Dataset,
    Element,
    Items,
    Made,
    Parameter,
    Table,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._loaders import is_generator, is_pydataset
from tfaudit.rules._models import is_one
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent

_ARGUMENTS = (
    ("batch_size", "x", 0),
    ("validation_batch_size", "validation_data", None),
    ("shuffle", "x", 0),
)
_GIVES_BATCHES = re.compile(
    r"(Sequence|Loader|\wDataset|DataGen|[Gg]enerators?)$|(^|_)generators?_|_flow_from_"
)
_OF_TF_DATA = "a tf.data.Dataset"
# No array has such a method.
_BATCHES = (".batch", ".padded_batch", ".prefetch")
_OF_DATASETS = (*_BATCHES, ".cardinality", ".as_numpy_iterator", ".unbatch")
_CARDINALITY = "tensorflow.data.experimental.cardinality"
_MAKE_ARRAYS = ("numpy.", "pandas.", "sklearn.", "tensorflow.", "keras.")
# Where the batch size stands that is given without its name.
_PLACE = {".fit": 2, ".evaluate": 2, ".predict": 1}


@rule(
    "TFA202",
    severity=Severity.MEDIUM,
    effect=Effect.UPKEEP,
    words=(".fit(", ".evaluate(", ".predict("),
    also=(
        "batch_size",
        "shuffle",
        "Dataset",
        "dataset",
        "tfds",
        "flow",
        "Sequence",
        "yield",
        "enerator",
        "Loader",
    ),
    fix=Safety.SAFE,
    sources=("keras/src/trainers/data_adapters/__init__.py: only arrays get batch_size",),
)
def ignored_batch_size(program: Program) -> Iterator[Hit]:
    """Calls of `fit` and the like that pass data in batches, and a batch size."""
    for event in program.calls_of(*(f".{name}" for name in sorted(FEEDING_METHODS))):
        if event.receiver is None or not acts_as_model(event.receiver):
            continue
        for keyword, data, position in _ARGUMENTS:
            place = _PLACE.get(event.name) if keyword == "batch_size" else None
            arg = None if event.opaque and place else argument(event.node, keyword, place)
            value = event.argument(data, position)
            kind = None
            given = event.argument(keyword, place)
            if arg is None and keyword not in event.keywords:  # nor brought by `**settings`
                continue
            if given is None or (isinstance(given, Const) and given.value is None):
                continue
            if value is not None:
                kind = _kind(value)
                if data == "x":
                    kind = kind or _kind_by_name(event, value) or _kind_by_loss(program, event)
                    kind = kind or _kind_by_use(program, value)
            if value is None or kind is None:
                continue
            severity = None
            named = arg is None or arg.keyword is not None
            shown = f"`{keyword}`" if named else f"this number, the `{keyword}`,"
            message = f"{shown} is ignored because `{data}` is {kind}"
            if keyword != "shuffle":
                message += _already(value)
            elif fold(given) is True and kind == _OF_TF_DATA:
                severity = Severity.LOW
                message += "" if _is_shuffled(value) else "; `.shuffle(…)` shuffles it"
            else:
                continue
            node: cst.CSTNode = arg or underline(event.node)
            plan = _plan(event, arg, keyword) if arg is not None else None
            yield Hit(event.module, node, message, plan, severity)


def _is_shuffled(value: Value) -> bool:
    """Whether each dataset that it may be is shuffled by a step of its own."""
    datasets = [option for option in alternatives(value) if isinstance(option, Dataset)]
    return all(any(op.name == "shuffle" for op in dataset.ops) for dataset in datasets)


def _plan(event: CallEvent, arg: cst.Arg, keyword: str) -> Plan | None:
    """Remove the argument, unless another stands behind it that its place gives a name."""
    behind = event.node.args[event.node.args.index(arg) + 1 :]
    if arg.keyword is None and any(other.keyword is None for other in behind):
        return None
    return Plan(f"Remove {keyword}", (delete_argument(event.node, arg),), Safety.SAFE)


def _kind(value: Value) -> str | None:
    """What the data is, if it is surely nothing that Keras would cut into batches."""
    kinds = {_kind_of_one(option) for option in alternatives(value)}
    return kinds.pop() if len(kinds) == 1 else None


def _kind_of_one(value: Value) -> str | None:
    declared = isinstance(value, Parameter) and value.declared == "tensorflow.data.Dataset"
    if isinstance(value, Dataset) or declared:
        return _OF_TF_DATA
    if is_pydataset(value):
        return "a `PyDataset`, whose batches are its items"
    if is_generator(value):
        return "a generator, which gives batches"
    return None


def _kind_by_name(event: CallEvent, value: Value) -> str | None:
    """What data of a class (or function) that is not seen must be, where it has the labels, too.

    No array is an object of a class of somebody's own, or comes from one that is called generator.
    """
    source = value.of if isinstance(value, Element) else value
    if not isinstance(source, Made):
        return None
    if event.name != ".predict" and event.argument("y", 1) is not None:
        return None
    if value is source and source.name in _BATCHES and event.name != ".predict":
        return _OF_TF_DATA
    if source.name.startswith("."):
        return None
    package, _, name = source.name.rpartition(".")
    if package.startswith(("keras.preprocessing.image", "numpy", "pandas")):
        return None
    if isinstance(value, Element):  # one of several, not an item that a loop takes
        gives_batches = name.endswith("generators")
    else:
        gives_batches = _GIVES_BATCHES.search(name) is not None
    if event.name == ".predict" or name.endswith("Dataset"):  # a function may well give an array
        gives_batches = gives_batches and name[:1].isupper()
    if not gives_batches:
        return None
    return f"what `{name}` gives, which is in batches already"


def _kind_by_use(program: Program, value: Value) -> str | None:
    """What a parameter must be that is asked for the number of its batches, or prefetched."""
    if not isinstance(value, Parameter):
        return None
    asked = any(call.args[:1] == (value,) for call in program.calls_of(_CARDINALITY))
    if asked or any(call.receiver is value for call in program.calls_of(*_OF_DATASETS)):
        return _OF_TF_DATA
    return None


def _kind_by_loss(program: Program, event: CallEvent) -> str | None:
    """What the data of a model must be whose loss compares with labels, without any beside it.

    A class of somebody's own may do without labels in its `train_step`, whatever the loss.
    """
    model, data = event.receiver, event.argument("x", 0)
    if event.opaque or event.name == ".predict" or event.argument("y", 1) is not None:
        return None
    if not isinstance(model, Made) or not is_model(model) or data is None:
        return None
    compiled = program.calls_on(model, ".compile")
    if not compiled or not all(_compares(call) for call in compiled):
        return None
    if any(_may_be_array(origin) for origin in origins(data)):
        return None  # a mistake of another kind
    return "what brings its labels along, and so its batches"


def _compares(compiled: CallEvent) -> bool:
    """Whether a model was compiled with one loss that surely is one."""
    loss = compiled.argument("loss", 1)
    return not compiled.opaque and loss is not None and is_one(loss, "keras.losses.")


def _may_be_array(value: Value) -> bool:
    """Whether arrays come from it, or lists of them."""
    if isinstance(value, (Items, Table)):
        return True
    return isinstance(value, Made) and value.name.startswith(_MAKE_ARRAYS)


def _already(value: Value) -> str:
    sizes = {
        fold(batching(option).size) for option in alternatives(value) if isinstance(option, Dataset)
    }
    size = next(iter(sizes)) if len(sizes) == 1 else None
    return f", already batched by {size}" if isinstance(size, int) else ""
