"""A dataset reaches training without being batched.

`fit`, `evaluate` and `predict` take the elements of a dataset as batches. Single samples lack an
axis, and Keras raises ValueError when the first one arrives. A loop of one's own that feeds
single samples trains on one sample a step.

## Before

```python
import tensorflow as tf

batch_size = 32
x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.shuffle(640).prefetch(tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds)
```

## After

```python
import tensorflow as tf

batch_size = 32
x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
ds = tf.data.Dataset.from_tensor_slices((x, y))
ds = ds.shuffle(640).batch(batch_size).prefetch(tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds)
```

## Fix safety

Unsafe: it decides the batch size. A name that says `batch_size` is used where there is one, else
32.

## When not

Sources and functions that may batch by themselves, `from_tensors`, datasets from other code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, underline
from tfaudit.model import Edit, Effect, Safety, Severity
from tfaudit.program.datasets import PASSES_ELEMENTS, batching
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_model
from tfaudit.program.shapes import axes, is_uniform
from tfaudit.program.values import (
    Const,
    Dataset,
    Element,
    Instance,
    Items,
    Made,
    Option,
    Symbol,
    Value,
    alternatives,
    origins,
    split_from,
)
from tfaudit.rule import rule
from tfaudit.rules._model_sizes import input_shapes
from tfaudit.rules._places import top_statement
from tfaudit.rules._samples import PADS, is_one_sample, same_rows
from tfaudit.rules._steps import expects_error
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Text
    from tfaudit.program.events import CallEvent, Loop, LoopEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

_SIZE = re.compile(r"^(train_)?(batch_?size|bs)$", re.IGNORECASE)
_DEFAULT = "32"
_TAKES_BATCHES = frozenset({"()", ".train_on_batch", ".test_on_batch", ".predict_on_batch"})
# Calls after which the rows of an array may well be batches already.
_REGROUPS = ("reshape", "expand_dims", "split", "array_split", "stack", "sliding_window_view")
_ARRAYS = frozenset({"numpy.array", "numpy.asarray", "tensorflow.constant"})
_ROWS_ALIKE = frozenset({"from_tensor_slices", "tfds.load"})
_ADDS_AXES = ("expand_dims", "newaxis", "reshape", "Reshape", "[None", "stack(", "GraphConv")
# What gives a single picture.
_PICTURES = frozenset({
    "cv2.imread", "cv2.resize", "cv2.cvtColor", "imageio.imread", "matplotlib.image.imread",
    "matplotlib.pyplot.imread", "skimage.io.imread", "PIL.Image.open",
    "keras.utils.img_to_array", "keras.utils.load_img",
    "keras.preprocessing.image.img_to_array", "keras.preprocessing.image.load_img",
})  # fmt: skip


@rule(
    "TFA201",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=(".fit(", ".evaluate(", ".predict(", "Dataset", "tfds"),
    also=("Dataset", "dataset", "tfds"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    sources=("https://www.tensorflow.org/guide/data",),
)
def unbatched_dataset(program: Program) -> Iterator[Hit]:
    """Datasets of single samples that a Keras model is fed."""
    for event, keyword, dataset in program.datasets_fed():
        value = event.argument(keyword, 0 if keyword == "x" else None)
        assert value is not None
        # Each way that control may have taken must lead to single samples.
        if not all(
            _is_unbatched(option) or _has_one_label_each(program, event.receiver, option)
            for option in alternatives(value)
        ):
            continue
        if event.receiver is not None and (
            _has_own_step(event.receiver) or _fits_batches(event.receiver, dataset)
        ):
            continue
        if expects_error(event.module, event.node):
            continue
        arg = argument(event.node, keyword, 0 if keyword == "x" else None)
        if arg is None:
            continue
        name = event.name[1:]
        text = quoted(arg.value)
        shown = f"`{text}`" if len(text) < 40 else "this dataset"
        message = f"{shown} reaches `{name}` without `.batch(…)`: Keras raises ValueError"
        source = dataset.source.event
        related = [(source.module, underline(source.node), "made here, of single samples")]
        lost = _lost_batch(program, dataset)
        if lost is not None:  # TFA315 makes use of it: batched here, too, it would be so twice
            related.append((lost.module, underline(lost.node), "the batches made here are lost"))
        plan = _plan(event.module, arg.value, dataset) if lost is None else None
        yield Hit(event.module, arg.value, message, plan, related=tuple(related))
    yield from _sampled_by_loops(program)
    yield from _trained_one_by_one(program)


def _lost_batch(program: Program, dataset: Dataset) -> CallEvent | None:
    """The call that batches the pipeline as far as it then is, and whose result is thrown away."""
    for event in program.calls_of(".batch", ".padded_batch"):
        receiver = event.receiver
        if (
            isinstance(receiver, Dataset)
            and receiver.ops[-1] in dataset.ops
            and isinstance(event.module.index.parent(event.node), cst.Expr)
        ):
            return event
    return None


def _sampled_by_loops(program: Program) -> Iterator[Hit]:
    """Loops that call a model with one sample of a dataset at a time."""
    found: set[int] = set()
    for event in program.calls:
        model = event.callee if event.name == "()" else event.receiver
        if event.name not in _TAKES_BATCHES or model is None or not is_model(model):
            continue
        sample = event.args[0] if event.args else None
        if not isinstance(sample, Element) or not _is_unbatched(sample.of):
            continue
        if not isinstance(model, Made) and not _takes_no_samples(program, model, sample):
            continue
        dataset = sample.of
        assert isinstance(dataset, Dataset)
        if dataset.source.name == "from_generator":
            continue  # a bag of samples with one label may be the batch
        loop, entry = _drawing(program, event, dataset)
        if loop is None or entry is None or entry.order in found:
            continue
        found.add(entry.order)
        node = entry.elements_node
        text = quoted(node)
        shown = f"`{text}`" if len(text) < 40 else "this dataset"
        what = quoted(event.node.func)
        trains = any(loop in step.context.loops for step in program.training)
        message = f"{shown} gives single samples: `{what}` takes batches, and "
        message += "trains on one at a time" if trains else "gets one at a time"
        source = dataset.source.event
        related = (
            (source.module, underline(source.node), "made here, of single samples"),
            (event.module, underline(event.node), "called with one sample here"),
        )
        several = isinstance(node, cst.Call) and node is not dataset.ops[-1].event.node
        plan = None if several else _plan(entry.module, node, dataset)  # as of `zip(ds, other)`
        yield Hit(entry.module, node, message, plan, Severity.HIGH, related=related)


def _drawing(
    program: Program, event: CallEvent, dataset: Dataset
) -> tuple[Loop | None, LoopEvent | None]:
    """The innermost loop around a call that draws from a dataset, perhaps within `enumerate`."""
    drawn = {c.event for c in program.consumers if c.kind == "loop" and c.dataset is dataset}
    for loop in reversed(event.context.loops):
        entry = program.entry(loop)
        if entry is not None and entry in drawn:
            return loop, entry
    return None, None


def _takes_no_samples(program: Program, model: Value, sample: Element) -> bool:
    """Whether a model of one's own class leaves it to the data to be batches of samples alike.

    Another may give its input the axis itself, or be made for one graph, or text, at a time.
    """
    dataset = sample.of
    return (
        isinstance(model, Instance)
        and isinstance(dataset, Dataset)
        and dataset.source.name in _ROWS_ALIKE
        and model.cls.find("call") is not None
        and not program.mentions(*_ADDS_AXES)
    )


def _trained_one_by_one(program: Program) -> Iterator[Hit]:
    """Training loops over single samples of one shape, of which each becomes a batch of one."""
    found: set[int] = set()
    for event in program.calls:
        model = event.callee if event.name == "()" else event.receiver
        if event.name not in _TAKES_BATCHES or model is None or not is_model(model):
            continue
        sample = event.args[0] if event.args else None
        if sample is None or not is_one_sample(sample):
            continue
        for element in origins(sample, 20):
            if not isinstance(element, Element) or not _is_of_one_shape(element):
                continue
            loop = next((x for x in event.context.loops if x.elements_of is element.of), None)
            entry = program.entry(loop) if loop is not None else None
            if entry is None or entry.order in found:
                continue
            if not any(loop in step.context.loops for step in program.training):
                continue
            found.add(entry.order)
            text = quoted(entry.elements_node)
            shown = f"`{text}`" if len(text) < 40 else "this dataset"
            message = f"{shown} gives single samples, and each is made a batch of one: the loop "
            message += "trains on one sample at a time; batch the dataset"
            related = ((event.module, underline(event.node), "called with one sample here"),)
            node = entry.elements_node
            yield Hit(entry.module, node, message, None, Severity.MEDIUM, related=related)


def _is_of_one_shape(element: Element) -> bool:
    """Whether it is of a dataset of rows of arrays, which could be batched as they are.

    What is made of them by `map` could be where it surely has one shape.
    """
    dataset = element.of
    if not isinstance(dataset, Dataset) or dataset.source.name != "from_tensor_slices":
        return False
    others = {op.name for op in dataset.ops[1:]} - PASSES_ELEMENTS
    return others <= {"map"} and _is_unbatched(dataset) and (not others or is_uniform(element))


def _is_unbatched(value: Value) -> bool:
    if not isinstance(value, Dataset):
        return False
    known = batching(value)
    return known.known and not known.batched and not _may_hold_batches(value)


def _has_one_label_each(program: Program, model: Value | None, value: Value) -> bool:
    """Whether each element has a number for its label, as no batch has that is to be classified."""
    if not isinstance(value, Dataset) or model is None or batching(value).batched:
        return False
    source, *steps = value.ops
    tensors = source.event.argument("tensors", 0)
    if source.name != "from_tensor_slices" or any(op.name not in PASSES_ELEMENTS for op in steps):
        return False
    if not isinstance(tensors, Items) or tensors.kind != "tuple" or len(tensors.items) < 2:
        return False
    compiled = program.calls_on(model, ".compile")
    return (
        _are_numbers(tensors.items[1])
        and bool(compiled)
        and all(_classifies(event.argument("loss", 1)) for event in compiled)
    )


def _are_numbers(labels: Value) -> bool:
    """Whether it is surely an array, a list or a column of single numbers."""
    labels = split_from(labels) or labels
    if axes(labels) == 1:
        return True
    match labels:
        case Made(name=name, event=event) if name in _ARRAYS and event.args:
            return _are_numbers(event.args[0])
        case Items(kind="list", items=items):
            return bool(items) and all(axes(item) == 0 for item in items)
    return False


def _classifies(loss: Value | None) -> bool:
    """Whether it is a loss that takes no number for a whole batch, as that of a mean would."""
    named = loss.name if isinstance(loss, (Made, Symbol)) else fold(loss) if loss else None
    return isinstance(named, str) and named.lower().endswith("crossentropy")


def _may_hold_batches(dataset: Dataset) -> bool:
    """Whether the rows that are sliced may be batches: arrays of arrays, made by regrouping."""
    tensors = dataset.source.event.argument("tensors", 0)
    if tensors is None or dataset.source.name != "from_tensor_slices":
        return False
    inputs = tensors
    if isinstance(tensors, Items) and tensors.kind == "tuple" and len(tensors.items) > 1:
        inputs = tensors.items[0]  # labels are often given an axis
    inputs = split_from(inputs) or inputs
    for value in origins(inputs, behind=_may_hold_groups):
        regroups = isinstance(value, Made) and _may_regroup(value)
        if regroups and not _adds_inner_axis(value) and not _stacks_pictures(value):
            return True
        if isinstance(value, Items) and value.kind == "list" and value is not tensors:
            return any(
                not isinstance(item, Const) and not _is_picture(item) for item in value.items
            )
        if isinstance(value, Element) and isinstance(value.of, Dataset):
            return True
    return False


def _fits_batches(model: Value, dataset: Dataset) -> bool:
    """Whether the rows of an array are batches for a model that says the shape of its inputs.

    The rows of `np.zeros([4, 8, 20])` are batches of 8 for `keras.Input([20])`.
    """
    tensors = dataset.source.event.argument("tensors", 0)
    if tensors is None or dataset.source.name != "from_tensor_slices":
        return False
    inputs = tensors
    if isinstance(tensors, Items) and tensors.kind == "tuple" and tensors.items:
        inputs = tensors.items[0]
    known = axes(inputs)
    return known is not None and any(
        isinstance(said, Items) and not said.open and len(said.items) + 2 == known
        for said in input_shapes(model)
    )


def _may_regroup(value: Made) -> bool:
    """Whether it may make groups of the rows; parts of a split set have rows as the set has."""
    return (
        value.name.endswith(_REGROUPS)
        and value.name != ".split"  # of a text, or the places that `KFold` gives
        and not value.name.startswith("sklearn.")
    )


def _may_hold_groups(value: Value) -> bool:
    """Whether what it is made of may tell that its rows are groups: those of padded texts are not.

    Nor are the words of a text, nor the places of rows that `KFold(5).split(x)` gives.
    """
    return not isinstance(value, Made) or value.name not in (*PADS, ".split")


def _stacks_pictures(value: Value) -> bool:
    """Whether it makes rows of the pictures of a list: `np.stack(images)`."""
    if not isinstance(value, Made) or value.name not in ("numpy.stack", "tensorflow.stack"):
        return False
    rows, axis = value.event.argument("arrays", 0), value.event.argument("axis", 1)
    if not isinstance(rows, Items) or rows.kind != "list" or not rows.items:
        return False
    return (axis is None or fold(axis) == 0) and all(_is_picture(item) for item in rows.items)


def _is_picture(value: Value) -> bool:
    """Whether it is read as one picture, of which only the numbers and the size are changed."""
    if isinstance(value, Made) and value.name in _PICTURES:
        return True
    inner = same_rows(value)
    return inner is not None and all(_is_picture(option) for option in alternatives(inner))


def _adds_inner_axis(value: Value) -> bool:
    """Whether it gives each sample a last axis (of channels), and leaves the rows as they are."""
    if not isinstance(value, Made) or not value.name.endswith("expand_dims"):
        return False
    axis = value.event.argument("axis", 1)
    place = fold(axis) if axis is not None else None
    return isinstance(place, int) and (place >= 2 or place == -1)


def _has_own_step(model: Value) -> bool:
    """A model with its own train_step may add the axis itself."""
    return isinstance(model, Instance) and any(
        model.cls.find(name) is not None for name in ("train_step", "test_step", "predict_step")
    )


def _plan(module: ModuleInfo, use: cst.BaseExpression, dataset: Dataset) -> Plan | None:
    ops = list(dataset.ops)
    while len(ops) > 1 and ops[-1].name in ("prefetch", "distribute", "distribute_from_function"):
        ops.pop()
    made = ops[-1].event
    if any(op.name.startswith("distribute") for op in dataset.ops):
        # A distributed dataset has no `batch`: it goes into the pipeline that is distributed.
        if made.module is not module:
            return None
        at: cst.CSTNode = made.node
    else:
        private = _used_once(module, use) and made.module is module
        at = made.node if private and not made.context.frames else use
    size = _size(module, at)

    def insert(source: Text) -> list[Edit]:
        stop = source.spans[at].stop
        return [Edit(stop, stop, f".batch({size})")]

    note = "this decides the batch size; `tfaudit tune` finds the best one"
    return Plan(f"Batch the dataset by {size}", (Change((at,), insert),), Safety.UNSAFE, note)


def _used_once(module: ModuleInfo, use: cst.BaseExpression) -> bool:
    """Whether what is used is a name that only its assignments mention elsewhere."""
    if not isinstance(use, cst.Name):
        return True
    name = use.value
    uses = [n for n in module.index.each(cst.Name) if n.value == name]
    targets = [
        t for t in module.index.each(cst.AssignTarget)
        if isinstance(t.target, cst.Name) and t.target.value == name
    ]  # fmt: skip
    return len(uses) == 2 * len(targets)  # each assignment but the first reads the one before


def _size(module: ModuleInfo, at: cst.CSTNode) -> str:
    """A top-level name for the batch size that is bound above the spot, or a number."""
    names = [
        name
        for name, value in module.scope.names.items()
        if _SIZE.match(name) and isinstance(value, (Const, Option))
    ]
    spot = _place_at_top(module, at) if names else 0
    first = {n.value: n for n in reversed(module.index.each(cst.Name)) if n.value in names}
    bound = (n for n in names if n in first and _place_at_top(module, first[n]) < spot)
    return next(bound, _DEFAULT)


def _place_at_top(module: ModuleInfo, node: cst.CSTNode) -> int:
    """The place of the top-level statement that holds a node, among all of them."""
    statement = top_statement(module, node)
    return len(module.tree.body) if statement is None else module.index.place(statement)
