"""The batch is the whole training set, or a large part of it.

Without `batch_size`, Keras cuts arrays of n rows into `steps_per_epoch` batches of n / steps rows:
60,000 images and 10 steps are batches of 6,000, which fill the memory, and make few updates. Those
who pass it mostly mean batches of the usual size; arrays need no `steps_per_epoch` at all.

`Dataset.from_tensors(x)` makes one element of all rows, which `fit` takes for one batch (behind
`.batch(32)`, for a batch of one sample); `from_tensor_slices` makes one of each row. A batch size
of `len(x)` updates the weights once an epoch. And `model(x_test)` puts all rows of a split through
the model as one batch, `model(x_train[50_000:])` many of them; so does a pipeline of
`batch(len(x_test))` that the model is evaluated on, and a step of one's own that gets a whole
table, which memory limits as soon as the file grows.

## Before

```python
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train / 255, y_train, epochs=5, steps_per_epoch=10)
```

## After

```python
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train / 255, y_train, epochs=5, batch_size=32)
```

## Fix safety

Unsafe: it decides the batch size. 32 is what Keras takes where nothing is said.

## When not

Data of at most 1,024 rows, and sets that are known to be small, such as Iris; `batch_size` given
too, data that is no array, or not known to be one. So many steps that batches of a usual size come
out: 500 steps of 60,000 images, 60 under a strategy, or 100 where the number of rows is not known.
Methods that need all samples at once: graph networks on one graph, equations' residuals, L-BFGS.

## Sources

keras/src/trainers/data_adapters/array_data_adapter.py: `batch_size = int(math.ceil(n / steps))`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, Text, replace, underline, underline_argument
from tfaudit.model import Edit, Effect, Option, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import acts_as_model, is_layer, is_own_method
from tfaudit.program.shapes import REDUCES, axes, size_drawn
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Instance,
    Items,
    Made,
    Symbol,
    Value,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._array_shapes import shape, training_shape
from tfaudit.rules._samples import PADS, drawn_at_once, same_rows
from tfaudit.rules._steps import TAPE, length_of, put_in, updates
from tfaudit.rules._whole_tables import (
    READ_WORDS,
    all_rows_of,
    is_small_table,
    is_whole_table,
)
from tfaudit.syntax import argument, has_own_name, name_of, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

_SMALL = Option("rows", 1024, "rows of a data set that may well be one batch")
_NOTE = "this decides the batch size; `tfaudit tune` finds the best one"
_KEEP_ONE = frozenset({"batch", "prefetch", "cache", "shuffle", "with_options"})
_NO_SHAPE = frozenset({
    ".drop", ".dropna", ".fillna", ".sort_values", ".pop", ".replace",
    "sklearn.model_selection.train_test_split",
})  # fmt: skip
# Take numbers that are no rows: how many words are known, how long a sequence becomes.
_OF_TEXT = ("Tokenizer", ".texts_to_sequences", ".texts_to_matrix", ".pad_sequences", ".one_hot")
# Their numbers are axes, bounds and kinds of numbers; the rows are those of what they get.
_KEEP_ROWS = frozenset({
    "numpy.array", "numpy.asarray", "numpy.clip", "numpy.concatenate", "numpy.expand_dims",
    "numpy.moveaxis", "numpy.pad", "numpy.round", "numpy.squeeze", "numpy.stack", "numpy.swapaxes",
    "numpy.transpose", "tensorflow.expand_dims", "tensorflow.squeeze", "tensorflow.transpose",
    "builtins.round", ".astype", ".clip", ".round", ".squeeze", ".swapaxes", ".transpose",
    ".fit_transform", ".transform", ".shift", ".diff",
})  # fmt: skip
_SCALERS = "sklearn.preprocessing."
# What is drawn within bounds; how many points `linspace` gives.
_DRAWN = frozenset(f"numpy.random.{name}" for name in ("normal", "randint", "uniform"))
_POINTS = 50
_RESHAPES = frozenset({"numpy.reshape", "tensorflow.reshape"})
_GENERATORS = frozenset({"default_rng", "RandomState", "SeedSequence", "from_seed"})
# Give one batch at a time: tensors of a graph, or arrays.
_NEXT_BATCH = (".get_next", ".next_batch")
_FULL_BATCH = (
    "spektral", "deepxde", "stellargraph", "lbfgs", "LBFGS", "L-BFGS", "adjacency", "laplacian",
    "GCN", "GraphConv",
)  # fmt: skip
_TRAIN = (".train_on_batch",)
_OF_TRAINING = re.compile(r"(^|_)train(_|$|ing)|^[xXyY]_?(tr|train)$")
_AT_ONCE = ("()", ".predict_on_batch", ".test_on_batch", *_TRAIN)
_FOLDS = "sklearn.model_selection."
_OF_KERAS = "keras.datasets."
# Give a hundred samples, unless they are asked for another number, or one of the small sets.
_OF_SKLEARN = ("sklearn.datasets.load_", "sklearn.datasets.make_")
_FEW_OF_SKLEARN = 100
_FEW_ROWS = ("boston_housing",)
_DEEPEST = 9
_USUAL_BATCH = 128  # rows
_DEVICES = 8  # a TPU's cores, or a machine's GPUs
_MANY_STEPS = 100  # for a number of rows that is not known
_STEPS = {".fit": "steps_per_epoch", ".evaluate": "steps", ".predict": "steps"}
_DATA = ("x", 0)  # by name, or by place


@rule(
    "TFA206",
    severity=Severity.HIGH,
    effect=Effect.MEMORY,
    words=(
        "steps", "from_tensors", "len(", ".shape[", "datasets", "GradientTape", "train_on_batch",
    ),
    also=(".fit", ".evaluate", ".predict", ".datasets", ".gradient(", ".train_on_batch("),
    fix=Safety.UNSAFE,
    options=(_SMALL,),
    sources=("keras/src/trainers/data_adapters/array_data_adapter.py",),
)  # fmt: skip
def whole_set_as_one_batch(program: Program) -> Iterator[Hit]:
    """Trainings of a Keras model whose batches are all rows, or a fixed part of all rows."""
    if program.mentions(*_FULL_BATCH):
        return
    small = program.setting(_SMALL)
    yield from _cut_by_steps(program, small)
    if program.mentions("datasets"):
        yield from _whole_at_once(program, small)
    if program.mentions(*READ_WORDS):
        yield from _whole_in_each_step(program, small)
    if program.mentions("batch_size"):
        yield from _predicted_at_once(program, small)
    if program.mentions("len(", ".shape[0]"):
        yield from _evaluated_at_once(program, small)
    for fit in program.calls_of(".fit"):
        data = fit.argument("x", 0)
        if data is None or fit.receiver is None or not acts_as_model(fit.receiver):
            continue
        if isinstance(data, Dataset):
            yield from _one_element(program, data, small)
            size = batching(data)
            given = size.argument
            if size.op is not None and given is not None and _takes_slices(data):
                rows = data.source.event.argument("tensors", 0)
                yield from _size_of_all(program, size.op.event, given, size.size, rows)
        else:
            value = fit.argument("batch_size", 2)
            if value is not None:
                node = underline_argument(fit.node, "batch_size", 2)
                yield from _size_of_all(program, fit, node, value, data, labelled=_has_labels(fit))


def _predicted_at_once(program: Program, small: int) -> Iterator[Hit]:
    """Predictions of all rows as one batch; in a loop, these may be few, unless all have labels."""
    for event in program.calls_of(".predict", ".evaluate"):
        data, size = event.argument("x", 0), event.argument("batch_size")
        model, node = event.receiver, argument(event.node, "batch_size")
        if data is None or size is None or model is None or node is None:
            continue
        labelled = event.name == ".evaluate" and _has_labels(event)
        labels = event.argument("y", 1) if labelled else None
        if (event.context.loops and not labelled) or not acts_as_model(model):
            continue
        if not _counts_rows(size, data) and (labels is None or not _counts_rows(size, labels)):
            continue
        if not _is_large(program, data, small, labelled=labelled):
            continue
        message = f"a batch of `{quoted(node.value)}` rows puts all of them through the model at "
        message += "once: leave it out, and Keras makes batches of 32"
        yield Hit(event.module, node, message, severity=Severity.MEDIUM)


def _evaluated_at_once(program: Program, small: int) -> Iterator[Hit]:
    """Pipelines whose one batch is all rows, which a model gets where it is evaluated."""
    told: set[cst.CSTNode] = set()
    for consumer in program.consumers:
        data = consumer.dataset
        size = batching(data)
        op, given, rows = size.op, size.argument, data.source.event.argument("tensors", 0)
        if op is None or given is None or not _takes_slices(data) or op.event.node in told:
            continue
        parts = rows.items if isinstance(rows, Items) and rows.kind == "tuple" else [rows]
        counted = [p for p in parts if p is not None and _counts_rows(size.size, p)]
        if not counted or not _is_large(program, counted[0], small):
            continue
        if consumer.kind == "evaluate" or (
            consumer.kind == "loop" and _is_put_through(program, data)
        ):
            told.add(op.event.node)
            message = "one batch of all rows goes through the model at once: make smaller ones"
            yield Hit(op.event.module, given, message, severity=Severity.MEDIUM)


def _is_put_through(program: Program, data: Dataset) -> bool:
    """Whether a model gets the batches that a loop takes."""
    return any(
        event.receiver is not None
        and acts_as_model(event.receiver)
        and not is_own_method(event)
        and any(isinstance(o, Element) and o.of is data for a in event.args for o in origins(a, 9))
        for event in program.calls_of(*_AT_ONCE, ".predict")
    )


def _whole_at_once(program: Program, small: int) -> Iterator[Hit]:
    """Calls of a model with all images or texts of one of Keras' data sets, or a large part."""
    tapes = [tape.result for tape in program.calls_of(TAPE)]
    told: set[cst.CSTNode | None] = set()
    for event in program.calls_of(*_AT_ONCE):
        model, data = event.receiver, event.argument(*_DATA)
        if model is None or data is None or is_own_method(event):
            continue
        if not acts_as_model(model) and not _is_trained(program, model):
            continue
        if any(f.call in told for f in event.context.frames):
            continue  # the parts of a model get what it gets
        many = "a whole set" if _is_whole_set(data) else _large_part(data, small)
        if many is None:
            continue
        told.add(event.node)
        arg = argument(event.node, *_DATA) or event.node.args[0]
        trains = event.name in _TRAIN or any(map(event.context.enters, tapes))
        message = f"`{quoted(arg.value)}`, {many}, goes through the model as one batch: "
        message += "make batches with tf.data" if trains else "`predict` makes batches of it"
        yield Hit(event.module, arg, message, severity=None if trains else Severity.MEDIUM)


def _whole_in_each_step(program: Program, small: int) -> Iterator[Hit]:
    """Trainings each step of which puts a table through the model, however many rows it has.

    A tape within a tape is for derivatives of second order, whose residuals want all points.
    """
    tapes = [tape.result for tape in program.calls_of(TAPE)]
    trained_in = [loop for update in updates(program) for loop in update.context.loops]
    for event in program.calls_of("()", *_TRAIN):
        model, data = event.receiver, event.argument(*_DATA)
        if model is None or data is None or not event.context.loops:
            continue
        if event.name not in _TRAIN and (
            sum(map(event.context.enters, tapes)) != 1 or event.context.loops[-1] not in trained_in
        ):
            continue
        if not acts_as_model(model) or is_own_method(event):
            continue
        if not is_whole_table(data, many=small + 1):
            continue
        arg = argument(event.node, *_DATA) or event.node.args[0]
        message = f"`{quoted(arg.value)}`, the rows of a table, goes through the model as one "
        message += "batch in each step: make batches with tf.data"
        yield Hit(event.module, arg, message, severity=Severity.MEDIUM)


def _is_whole_set(value: Value, depth: int = 0) -> bool:
    """Whether it is surely one of the parts of Keras' data sets, whole, perhaps as a tensor."""
    match value:
        case Element(of=Made(name=name), path=(0 | 1, 0)):
            return name.startswith(_OF_KERAS) and name.split(".")[2] not in _FEW_ROWS
    whole = _made_of(value)
    return depth < _DEEPEST and whole is not None and _is_whole_set(whole, depth + 1)


def _is_trained(program: Program, layer: Value) -> bool:
    """Whether a hand-written step trains a layer of one's own, as it would a model."""
    if not isinstance(layer, Instance) or not is_layer(layer):
        return False
    sources = [event.argument("sources", 1) for event in program.calls_of(".gradient")]
    return any(isinstance(source, Attr) and source.base is layer for source in sources)


def _large_part(value: Value, small: int) -> str | None:
    """How many rows it is of one of Keras' data sets, if they are many: `x_train[-10_000:]`."""
    known = shape(value)
    rows = known[0] if known else None
    if rows is None or rows <= small:
        return None
    of_keras = any(
        isinstance(part, Element)
        and isinstance(part.of, Made)
        and part.of.name.startswith(_OF_KERAS)
        for part in origins(value, 60)
    )
    return f"{rows:,} rows" if of_keras else None


def _made_of(value: Value) -> Value | None:
    """What has as many rows as an array: the texts that it was made of, or a table."""
    if isinstance(value, Made) and value.name in PADS:
        return value.event.argument("sequences", 0)
    return same_rows(value) or all_rows_of(value)


def _takes_slices(data: Dataset) -> bool:
    return data.source.name == "from_tensor_slices"


def _one_element(program: Program, data: Dataset, small: int) -> Iterator[Hit]:
    """`from_tensors` of arrays; repeated, one element may stand for a source of random data."""
    source, event = data.source, data.source.event
    rows = event.argument("tensors", 0)
    names = [op.name for op in data.ops[1:]]
    if source.name != "from_tensors" or rows is None or not set(names) <= _KEEP_ONE:
        return
    parts = rows.items if isinstance(rows, Items) and rows.kind == "tuple" else [rows]
    # With a large array come its labels, however these were made.
    known = any(_is_large(program, part, small) for part in parts)
    if not known and not _are_loaded(event, parts):
        return
    message = "`from_tensors` makes a single element, which is one batch, of all rows"
    if "batch" in names:
        message = "`from_tensors` makes a single element of all rows, and `batch` a sample of it"
    changes = [replace(name_of(event.node), "from_tensor_slices")]
    if "batch" not in names:
        changes.append(_batched(event.node))
    plan = Plan("Make an element of each row", tuple(changes), Safety.UNSAFE, _NOTE)
    possible = has_own_name(event.node) and ("batch" in names or set(names) <= {"prefetch"})
    yield Hit(event.module, underline(event.node), message, plan if possible else None)


def _are_loaded(event: CallEvent, parts: list[Value]) -> bool:
    """Whether functions out of sight give all that is trained on, by the names: `train_images`.

    A generator would be another dataset.
    """
    given = argument(event.node, "tensors", 0)
    node = given.value if given is not None else None
    names = [e.value for e in node.elements] if isinstance(node, cst.Tuple) else [node]
    return len(names) > 1 and all(
        isinstance(name, cst.Name)
        and _OF_TRAINING.search(name.value) is not None
        and isinstance(part, (Made, Element))
        for name, part in zip(names, parts, strict=False)
    )


def _batched(call: cst.Call) -> Change:
    def insert(source: Text) -> list[Edit]:
        stop = source.spans[call].stop
        return [Edit(stop, stop, ".batch(32)")]

    return Change((call,), insert)


def _has_labels(event: CallEvent) -> bool:
    """Whether labels are given beside the data, which then can only be an array (or several).

    What changes with a loop may be a batch.
    """
    data, labels = event.argument("x", 0), event.argument("y", 1)
    if labels is None or (isinstance(labels, Const) and labels.value is None) or data is None:
        return False
    return not any(_changes_with(loop, data) for loop in event.context.loops)


def _changes_with(loop: Loop, data: Value) -> bool:
    """Whether an array may be another one in each iteration."""
    walked = list(origins(loop.iterable, 20))
    for origin in origins(data, 60):
        match origin:
            case Made(event=made) if any(around.node is loop.node for around in made.context.loops):
                return True
            case Element(of=whole) if any(whole is part for part in walked):
                return True
            case Made() | Element() | Const() | Symbol() | Items():
                pass
            case _:
                return True  # `x[start:stop]`, a parameter, or not known
    return False


def _size_of_all(
    program: Program,
    event: CallEvent,
    node: cst.CSTNode,
    size: Value,
    rows: Value | None,
    *,
    labelled: bool = False,
) -> Iterator[Hit]:
    """A batch size that is the length of the data itself."""
    parts = rows.items if isinstance(rows, Items) and rows.kind == "tuple" else [rows]
    data = next((p for p in parts if p is not None and _counts_rows(size, p)), None)
    if data is None and (data := _folded(size, rows)) is not None:
        labelled = True  # each fold has its labels
    small = program.setting(_SMALL)
    if data is None or not _is_large(program, data, small, labelled=labelled):
        return
    if _is_part(data, small, in_loop=bool(event.context.loops)) or _is_drawn(data):
        return
    plan, many = None, "all"
    if isinstance(node, cst.Arg):
        many = f"`{quoted(node.value)}`"
        plan = Plan("Make batches of 32", (replace(node.value, "32"),), Safety.UNSAFE, _NOTE)
    message = f"a batch of {many} rows is the whole training set: the weights are updated once an "
    message += "epoch"
    yield Hit(event.module, node, message, plan)


def _is_drawn(data: Value) -> bool:
    """Whether its rows are a batch that is drawn by lot from what an agent remembers."""
    return any(
        isinstance(origin, Made) and drawn_at_once(origin) is not None
        for origin in origins(data, 60)
    )


def _counts_rows(size: Value, data: Value) -> bool:
    """Whether it is the length of the data, or of what that was made of: `x`, for `x / 255`."""
    here: Value | None = data
    while here is not None and not _is_length_of(size, here):
        here = _made_of(here)
    return here is not None


def _is_length_of(size: Value, rows: Value) -> bool:
    match size:
        case _ if rows is UNKNOWN:
            return False  # all that is unknown is the same value
        case Made(name="builtins.int", event=event) if event.args:
            return _is_length_of(event.args[0], rows)
        case Made(name="builtins.len", event=event) if event.args:
            return _is_same(event.args[0], rows)
        case Derived(operator="[]", inputs=(Attr(base=base, name="shape"), index)):
            return _is_same(base, rows) and usual(index) == 0
        case Element(of=Attr(base=base, name="shape"), path=(0,)):  # `rows, columns = x.shape`
            return _is_same(base, rows)
    return False


def _is_part(data: Value, small: int, *, in_loop: bool) -> bool:
    """Whether it may be few rows of an array: `x[:100]`, `x[start:stop]`, in a loop `x[chosen]`."""
    here: Value | None = data
    while here is not None:
        match here:
            case Derived(operator="[]", inputs=(whole, key)) if all_rows_of(here) is None:
                first = key.items[0] if isinstance(key, Items) and key.items else key
                if _takes_few(first, small, in_loop=in_loop):
                    return True
                here = whole
            case _:
                here = _made_of(here)
    return False


def _takes_few(rows: Value, small: int, *, in_loop: bool) -> bool:
    """Whether a subscript may take few rows. From some row on, or up to one, are most of them."""
    match rows:
        case Derived(operator="slice", inputs=(start, stop, _), node=cst.Slice() as node):
            first = usual(start) if node.lower is not None else 0
            last = usual(stop) if node.upper is not None else None
        case _:
            return in_loop
    if node.upper is None:
        return isinstance(first, int) and -small <= first < 0
    if first == 0:
        return isinstance(last, int) and 0 <= last <= small
    return not isinstance(first, int) or not isinstance(last, int) or 0 <= last - first <= small


def _folded(size: Value, rows: Value | None) -> Value | None:
    """The array of which a fold is taken by its places, `x[train]`, if the size is their number."""
    match size, rows:
        case (
            Made(name="builtins.len", event=counted),
            Derived(
                operator="[]",
                inputs=(whole, Element(of=Made(name=".split", event=split), path=(*_, 0)) as key),
            ),
        ) if counted.args and counted.args[0] is key and isinstance(split.receiver, Made):
            return whole if split.receiver.name.startswith(_FOLDS) else None
    return None


def _is_same(value: Value, other: Value) -> bool:
    """Whether it is the same array, or the same one of a file: `data["x"]`."""
    match value, other:
        case Derived(operator="[]", inputs=(base, key)), Derived(operator="[]", inputs=(of, name)):
            if base is of and isinstance(usual(key), str):
                return usual(key) == usual(name)
    return value is other


def _cut_by_steps(program: Program, small: int) -> Iterator[Hit]:
    """Arrays with a number of steps and no batch size."""
    for event in program.calls_of(*_STEPS):
        model, data, keyword = event.receiver, event.argument("x", 0), _STEPS[event.name]
        steps = event.keywords.get(keyword)
        if model is None or data is None or steps is None or not acts_as_model(model):
            continue
        if is_own_method(event):
            continue
        if event.opaque or "batch_size" in event.keywords or len(event.args) > 2:
            continue
        parts = usual(steps)
        if not isinstance(parts, int) or _makes_usual_batches(model, data, parts):
            continue
        if not _is_large_array(program, data, small, labelled=_has_labels(event)):
            continue
        arg, plan, text = argument(event.node, keyword), None, str(parts)
        if arg is not None and arg.keyword is not None:
            changes = (replace(arg.keyword, "batch_size"), replace(arg.value, "32"))
            plan, text = Plan("Give a batch size", changes, Safety.UNSAFE, _NOTE), quoted(arg.value)
        message = f"`{keyword}={text}` with an array and no `batch_size` makes each batch "
        message += f"1/{parts} of all rows" + ("" if usual(steps) is not None else " by default")
        yield Hit(event.module, underline_argument(event.node, keyword), message, plan)


def _makes_usual_batches(model: Value, data: Value, steps: int) -> bool:
    """Whether so many steps may well cut the rows into batches as `batch_size` makes them.

    Those of a model in the scope of a strategy are shared by its devices.
    """
    known = training_shape(data)
    rows = known[0] if known else None
    if rows is None:
        return steps >= _MANY_STEPS
    shared = isinstance(model, Made) and bool(model.event.context.scopes)
    return rows <= steps * _USUAL_BATCH * (_DEVICES if shared else 1)


def _is_large(program: Program, data: Value, small: int, *, labelled: bool = False) -> bool:
    """Whether it is a large array, or all rows of a table in a file."""
    return _is_large_array(program, data, small, labelled=labelled) or is_whole_table(data)


def _is_large_array(program: Program, data: Value, small: int, *, labelled: bool = False) -> bool:
    """Whether the value is an array or a tensor, and not known to be a small one.

    Args:
        program: the script.
        data: what is trained on.
        small: up to how many rows an array is small.
        labelled: labels are given beside it, so that Keras takes it for an array in any case.
    """
    if axes(data) is None and not labelled:
        return False
    if any(isinstance(v, Made) and v.name.endswith(_NEXT_BATCH) for v in origins(data)):
        return False
    if (known := _items_of(program, data)) is not None:
        return known > small
    for origin in (data, *origins(data)):
        if isinstance(origin, Element) and isinstance(origin.of, Made):
            rows = _rows(origin.of) if origin.of.name.startswith(_OF_SKLEARN) else None
            return rows is None or rows > small  # one of Keras' own data sets
        if isinstance(origin, Made) and (rows := _rows(origin)) is not None and rows <= small:
            return False
    return True


def _items_of(program: Program, data: Value) -> int | None:
    """How many rows an array has that was made of a list, each item of which is a row."""
    here: Value | None = data
    while here is not None and not isinstance(here, Items):
        here = _made_of(here)
    if here is None or here.kind != "list":
        return None
    if here.each_of is not None:
        return length_of(here.each_of)
    return len(here.items) if here.items and not here.open else put_in(program, here)


def _rows(made: Made) -> int | None:
    """The first number of a literal shape; what pandas and scikit-learn's split get is none.

    Neither is the seed of a generator of random numbers, nor what makes numbers of text gets, nor
    the axis of a mean.
    """
    if is_small_table(made):
        return 0
    if made.name.startswith(_OF_SKLEARN):
        rows = usual(made.event.argument("n_samples", 0) or Const(_FEW_OF_SKLEARN))
        return rows if isinstance(rows, int) else None
    if made.name.endswith(_OF_TEXT):
        texts = made.event.args[0] if made.event.args else UNKNOWN
        return len(texts.items) if isinstance(texts, Items) and not texts.open else None
    if made.name in _NO_SHAPE | _KEEP_ROWS | REDUCES or made.name.startswith(_SCALERS):
        return None
    if last(made.name) in _GENERATORS or (made.name in _DRAWN and size_drawn(made) is None):
        return None
    if made.name == ".reshape" or made.name in _RESHAPES:
        return _rows_of_shape(made.event.args[made.name in _RESHAPES :])
    if (size := size_drawn(made)) is not None:
        return _rows_of_shape([size])
    if made.name == "numpy.linspace":
        rows = usual(made.event.argument("num", 2) or Const(_POINTS))
        return rows if isinstance(rows, int) else None
    if made.name == "builtins.range":
        return length_of(made)
    if made.name.startswith("pandas.read_"):
        rows = usual(made.event.keywords.get("nrows", UNKNOWN))
        return rows if isinstance(rows, int) else None
    for given in (*made.event.args, *made.event.keywords.values()):
        rows = usual(given.items[0]) if isinstance(given, Items) and given.items else usual(given)
        if isinstance(rows, int) and not isinstance(rows, bool):
            return rows
    return None


def _rows_of_shape(shape: Sequence[Value]) -> int | None:
    """The first axis of what `reshape` gets: numbers, or a tuple; -1 is what there is."""
    sizes: Sequence[Value] = shape[0].items if shape and isinstance(shape[0], Items) else shape
    rows = usual(sizes[0]) if sizes else None
    return rows if isinstance(rows, int) and rows >= 0 else None
