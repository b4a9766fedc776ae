"""tf.data pipelines: how they are made and transformed, and what is known of their elements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tfaudit.program import api
from tfaudit.program.values import (
    UNKNOWN,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    Made,
    Op,
    Option,
    Parameter,
    Partial,
    Symbol,
    Table,
    Union,
    Value,
    alternatives,
    join,
)
from tfaudit.syntax import argument

if TYPE_CHECKING:
    import libcst as cst

    from tfaudit.program.activation import Activation
    from tfaudit.program.attributes import AttributeChanges
    from tfaudit.program.calls import Calls
    from tfaudit.program.events import CallEvent


def dataset_from_api(run: Calls, event: CallEvent, at: Activation) -> Value:
    """The dataset that a source gives; several for `subset="both"` and lists of splits."""
    if event.name == "tensorflow_datasets.load":
        return splits_of_tfds(event, split_at=1)
    short = api.DATASET_SOURCES[event.name]
    if short in api.COMBINERS:
        return Dataset((Op(short, event, _combined(short, event)),))
    if short == "split_dataset":  # of arrays, or of the elements of a dataset as they are
        given = event.argument("dataset", 0) or UNKNOWN
        return Items([Dataset((Op(short, event, (given,)),)) for _ in range(2)], "tuple")
    if short == "from_generator":
        generator = event.argument("generator", 0)
        if isinstance(generator, Function):
            run.enter_unknown(generator, at, why="generator")
    dataset = Dataset((Op(short, event),))
    subset = event.keywords.get("subset")
    if isinstance(subset, Const) and subset.value == "both":
        return Items([dataset, dataset], "tuple")
    return dataset


def _combined(short: str, event: CallEvent) -> tuple[Value, ...]:
    if short == "zip":
        first = event.argument("datasets", 0)
        if len(event.args) > 1:
            return event.args
    else:
        first = event.argument("datasets", 0)
    match first:
        case Items(items=items, open=False):
            return tuple(items)
        case Table(items=table, open=False):
            return tuple(table.values())
    return (first if first is not None else UNKNOWN,)


def splits_of_tfds(event: CallEvent, split_at: int) -> Value:
    """What `tfds.load` and a builder's `as_dataset` give: a dataset, several, or a dict of them."""
    split = event.argument("split", split_at)
    dataset = Dataset((Op("tfds.load", event),))
    loaded: Value
    match split:
        case Items(items=items, open=False):
            loaded = Items([Dataset((Op("tfds.load", event),)) for _ in items], "list")
        case None:
            loaded = Made("tensorflow_datasets.load", event)  # a dict of splits
        case _:
            loaded = dataset if _is_one_split(split) else UNKNOWN
    info = event.keywords.get("with_info")
    if info is None or (isinstance(info, Const) and info.value is False):
        return loaded
    return Items([loaded, UNKNOWN], "tuple") if isinstance(info, Const) else UNKNOWN


def split_of_tfds(splits: Made, name: object) -> Value:
    """What stands in a dict of splits, where the script may have put another pipeline."""
    if _ANY_SPLIT in splits.attrs:
        return UNKNOWN
    loaded = Dataset((Op("tfds.load", splits.event),))
    # Kept, so that a condition that replaces it has something to replace.
    return splits.attrs.setdefault(name, loaded) if isinstance(name, str) else loaded


def set_split_of_tfds(changes: AttributeChanges, splits: Made, name: object, value: Value) -> None:
    """Put a pipeline into a dict of splits."""
    if isinstance(name, str):
        changes.set(splits.attrs, name, value)
    else:
        changes.set(splits.attrs, _ANY_SPLIT, UNKNOWN)


def _is_one_split(split: Value) -> bool:
    """Whether it names one split of a data set, or a part of one, and no list of them."""
    match split:
        case Const(value=str()) | Derived(operator="f-string") | Option() | Parameter():
            return True
        case Derived(operator="+" | "%", inputs=parts):
            return any(map(_is_one_split, parts))
        case Symbol(name=name):
            return name.startswith("tensorflow_datasets.Split.")
        case Made(name=name):
            return name.endswith(".ReadInstruction")
        case Union(options=options):
            return all(map(_is_one_split, options))
    return False


_ANY_SPLIT = "[]"  # where one was put into a dict of splits, and nobody can tell which


def transform_dataset(
    run: Calls, dataset: Dataset, method: str, event: CallEvent, at: Activation
) -> Value:
    """What a method of a dataset gives: another pipeline, or something else."""
    if method == "apply":
        return _apply(run, dataset, event, at)
    if method in ("distribute", "distribute_from_function"):
        return dataset.then(Op(method, event))
    if method not in api.TRANSFORMATIONS:
        if method == "reduce":
            run.call_arguments(event, at)
        return Made(event.name, event)
    inputs: tuple[Value, ...] = ()
    if method in api.FUNCTION_ARGUMENT:
        function = event.argument(api.FUNCTION_ARGUMENT[method], 0)
        element = _taken_apart(element_of(dataset), function)
        result = call_on_element(run, function, element, event, at)
        return dataset.then(Op(method, event, (), element, result))
    if method == "scan":
        run.call_arguments(event, at)
    elif method == "concatenate":
        inputs = (event.argument("dataset", 0) or UNKNOWN,)
    return dataset.then(Op(method, event, inputs))


def call_on_element(
    run: Calls, function: Value | None, element: Value, event: CallEvent, at: Activation
) -> Value:
    """What a mapped function gives for one element of a dataset; its body is entered once."""
    match function:
        case None:
            return UNKNOWN
        case Union(options=options):
            value: Value | None = None
            for option in options:
                value = join(value, call_on_element(run, option, element, event, at))
            return value if value is not None else UNKNOWN
        case Instance(cls=cls):
            method = cls.find("__call__") or cls.find("call")
            if isinstance(method, Function):
                bound = replace(method, self_value=function)
                return call_on_element(run, bound, element, event, at)
    first: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}
    while isinstance(function, Partial):
        first, keywords = (*function.args, *first), _over(function, keywords)
        function = function.function
    args = (*first, *_spread(element, function, len(first), keywords))
    context = at.context
    if isinstance(function, Function):
        inner = context.within(loops=(), traced=True)
        return run.enter(function, args, keywords, event.node, at, why="map", context=inner)
    if function is UNKNOWN:
        return UNKNOWN
    at.context = context.within(traced=True)
    try:
        return run.invoke(event.node, function, args, keywords, at)
    finally:
        at.context = context


def _spread(
    element: Value, function: Value, bound: int, keywords: dict[str, Value]
) -> tuple[Value, ...]:
    """The arguments that one element makes: a tuple's items are passed one by one."""
    if isinstance(element, Items) and element.kind == "tuple":
        return tuple(element.items)
    if isinstance(function, Function) and isinstance(element, Element):
        params = [*function.node.params.posonly_params, *function.node.params.params]
        defaults = dict(function.defaults)
        names = [p.name.value for p in params][bound + (function.self_value is not None) :]
        required = [n for n in names if n not in defaults and n not in keywords]
        if len(required) > 1:  # a tuple whose size only the function tells
            return tuple(Element(element.of, (*element.path, i)) for i in range(len(required)))
    return (element,)


def _taken_apart(element: Value, function: Value | None) -> Value:
    """The element as the tuple that a function of several parameters says it is."""
    if not isinstance(element, Element) or not isinstance(function, Function):
        return element
    parts = _spread(element, function, 0, {})
    return Items(list(parts), "tuple") if len(parts) > 1 else element


def _apply(run: Calls, dataset: Dataset, event: CallEvent, at: Activation) -> Value:
    value: Value | None = None
    for option in alternatives(event.argument("transformation_func", 0) or UNKNOWN):
        value = join(value, _applied(run, dataset, option, event, at))
    return value if value is not None else UNKNOWN


def _applied(
    run: Calls, dataset: Dataset, transformation: Value, event: CallEvent, at: Activation
) -> Value:
    first: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}
    while isinstance(transformation, Partial):
        first, keywords = (*transformation.args, *first), _over(transformation, keywords)
        transformation = transformation.function
    match transformation:
        case Instance(cls=cls):
            method = cls.find("__call__")
            if isinstance(method, Function):
                bound = replace(method, self_value=transformation)
                return run.enter(bound, (dataset,), {}, event.node, at)
        case Function():
            return run.enter(transformation, (*first, dataset), keywords, event.node, at)
        case Made(name=name, event=inner) if name.startswith("tensorflow.data.experimental."):
            return dataset.then(Op("apply:" + name.rpartition(".")[2], inner))
    return dataset.then(Op("apply:?", event))


def _over(partial: Partial, keywords: dict[str, Value]) -> dict[str, Value]:
    """The keywords that a call of a partial function passes on."""
    return {**dict(partial.keywords), **keywords}


def element_of(dataset: Dataset) -> Value:
    """One element as far as the pipeline tells: a tuple of its components, a dict, or one value."""
    for index, op in reversed(list(enumerate(dataset.ops))):
        if op.name in PASSES_ELEMENTS:
            continue
        made = Dataset(dataset.ops[: index + 1]) if index + 1 < len(dataset.ops) else dataset
        if op.name in ("map", "map_with_legacy_function"):
            if isinstance(op.result, (Items, Table)):
                return op.result
            return _features(op.result, made) or Element(made)
        if op.name in ("interleave", "flat_map") and isinstance(op.result, Dataset):
            return element_of(op.result)
        if op.name in ("batch", "padded_batch", "ragged_batch", "unbatch"):
            below = element_of(Dataset(dataset.ops[:index]))
            return _like(below, made, ()) if index else Element(made)
        if op.name == "from_tensor_slices":
            return _like(op.event.argument("tensors", 0) or UNKNOWN, made, ())
        if op.name == "zip" and len(op.inputs) > 1:
            return Items([Element(made, (i,)) for i in range(len(op.inputs))], "tuple")
        if op.name == "from_generator":
            signature = op.event.argument("output_signature", 4)
            return _like(signature or op.event.argument("output_types", 1) or UNKNOWN, made, ())
        if op.name == "tfds.load" and _is_true(op.event.keywords.get("as_supervised")):
            return Items([Element(made, (0,)), Element(made, (1,))], "tuple")
        return Element(made)
    return Element(dataset)


def _features(result: Value, dataset: Dataset) -> Table | None:
    """The features of a parsed example by name, where all are known."""
    match result:
        case Made(name=name, event=event) if name in api.PARSERS:
            features = event.argument("features", 1)
            if isinstance(features, Table) and not features.open:
                return Table({name: Element(dataset, (name,)) for name in features.items})
    return None


def _like(structure: Value, dataset: Dataset, path: tuple[object, ...]) -> Value:
    """Elements of the dataset in the structure (of tuples) of another value."""
    if isinstance(structure, Items) and structure.kind == "tuple" and not structure.open:
        items = [_like(item, dataset, (*path, i)) for i, item in enumerate(structure.items)]
        return Items(items, "tuple")
    return Element(dataset, path)


@dataclass(frozen=True)
class Batching:
    """Whether a pipeline's elements are batches: `known` False means that nobody can tell."""

    known: bool
    batched: bool = False
    size: Value = UNKNOWN
    op: Op | None = None

    @property
    def argument(self) -> cst.Arg | None:
        """Where the size is written, if it is."""
        if self.op is None:
            return None
        return argument(self.op.event.node, "batch_size", _SIZE_AT.get(self.op.name, 0))


_BATCHES = frozenset({
    "batch", "padded_batch", "ragged_batch", "bucket_by_sequence_length", "rebatch",
    "apply:dense_to_ragged_batch", "apply:dense_to_sparse_batch", "apply:map_and_batch",
    "apply:bucket_by_sequence_length", "sparse_batch",
})  # fmt: skip
_UNBATCHED_SOURCES = frozenset({
    "from_tensor_slices", "TFRecordDataset", "TextLineDataset", "FixedLengthRecordDataset",
    "list_files", "range", "CsvDataset", "SqlDataset", "random", "counter", "RandomDataset",
    "Counter",
})  # fmt: skip
_KEEPS_BATCHING = frozenset({
    "cache", "filter", "ignore_errors", "prefetch", "repeat", "shard", "shuffle", "skip",
    "snapshot", "take", "take_while", "with_options", "distribute", "apply:ignore_errors",
    "apply:prefetch_to_device", "apply:copy_to_device", "apply:assert_cardinality",
    "apply:shuffle_and_repeat", "apply:unique", "unique", "distribute_from_function",
})  # fmt: skip
# Steps that leave each element as it is.
PASSES_ELEMENTS = _KEEPS_BATCHING - {"distribute", "distribute_from_function"}
_DEFAULT_BATCH = {
    "image_dataset_from_directory": 32,
    "text_dataset_from_directory": 32,
    "audio_dataset_from_directory": 32,
    "timeseries_dataset_from_array": 128,
}
# The place of the size among the arguments, where it is not the first; None: by keyword only.
_SIZE_AT: dict[str, int | None] = {
    "image_dataset_from_directory": 5,
    "text_dataset_from_directory": 4,
    "audio_dataset_from_directory": 4,
    "timeseries_dataset_from_array": 5,
    "make_csv_dataset": 1,
    "make_batched_features_dataset": 1,
    "tfds.load": None,
    "apply:map_and_batch": 1,
    "bucket_by_sequence_length": None,
    "apply:bucket_by_sequence_length": None,
}


def batching(dataset: Dataset) -> Batching:
    """Whether the elements of the pipeline are batches, and how large."""
    state = _source_batching(dataset.source)
    for op in dataset.ops[1:]:
        if op.name in _BATCHES:
            size = op.event.argument("batch_size", _SIZE_AT.get(op.name, 0))
            state = Batching(True, True, size or UNKNOWN, op)
        elif op.name in ("unbatch", "apply:unbatch"):
            state = Batching(True, False)
        elif op.name in ("map", "map_with_legacy_function"):
            if state.known and not state.batched and not _keeps_rank(op):
                state = Batching(False)
        elif op.name in ("interleave", "flat_map"):
            state = batching(op.result) if isinstance(op.result, Dataset) else Batching(False)
        elif op.name == "concatenate":
            if not state.known or not all(
                isinstance(i, Dataset) and batching(i).batched == state.batched for i in op.inputs
            ):
                state = Batching(False)
        elif op.name not in _KEEPS_BATCHING:
            state = Batching(False)
    return state


def _source_batching(source: Op) -> Batching:
    name = source.name
    size = source.event.argument("batch_size", _SIZE_AT.get(name))
    if name in _UNBATCHED_SOURCES or (name == "from_generator" and _has_one_label(source.event)):
        return Batching(True, False)
    if name == "tfds.load":
        if source.event.opaque or (size is not None and not _is_none(size)):
            return Batching(size is not None, True, size or UNKNOWN, source)
        return Batching(True, False)
    if name in _DEFAULT_BATCH:
        if size is not None and _is_none(size):
            return Batching(True, False)
        if source.event.opaque:
            return Batching(False)
        return Batching(True, True, size or Const(_DEFAULT_BATCH[name]), source)
    if name in ("make_csv_dataset", "make_batched_features_dataset"):
        return Batching(True, True, size or UNKNOWN, source)
    if name in api.COMBINERS or name == "split_dataset":
        states = [batching(i) if isinstance(i, Dataset) else Batching(False) for i in source.inputs]
        if states and all(s.known for s in states) and len({s.batched for s in states}) == 1:
            return states[0]
    return Batching(False)


def _has_one_label(made: CallEvent) -> bool:
    """Whether a generator is declared to give pairs whose label is a number, and no batch of them.

    As `output_signature=(TensorSpec([8]), TensorSpec([]))` or `output_shapes=([8], [])` does.
    """
    pair = made.argument("output_signature", 4) or made.argument("output_shapes", 2)
    if not isinstance(pair, Items) or pair.kind != "tuple" or pair.open or len(pair.items) != 2:
        return False
    shape: Value = pair.items[1]
    if isinstance(shape, Made):  # of a TensorSpec, or a TensorShape
        shape = shape.event.argument("shape" if shape.name.endswith("Spec") else "dims", 0) or shape
    return isinstance(shape, Items) and not shape.items and not shape.open


def _is_true(value: Value | None) -> bool:
    return isinstance(value, Const) and value.value is True


def _is_none(value: Value) -> bool:
    return isinstance(value, Const) and value.value is None


def _keeps_rank(op: Op) -> bool:
    """Whether a mapped function surely does not batch by itself.

    A mapped function may give a batch (by `expand_dims`, by `stack`, by a generator of windows), so
    only functions whose result is understood count; see `tfaudit.program.transparency`.
    """
    from tfaudit.program.mapped import makes_no_batch

    return makes_no_batch(op)
