"""Data that models of Keras 3 refuse: lists of numbers, and iterators that are no generators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, keep_part
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_own_method
from tfaudit.program.values import (
    UNKNOWN,
    Class,
    Dataset,
    Derived,
    Instance,
    Items,
    Made,
    Symbol,
    Value,
    alternatives,
    split_from,
)
from tfaudit.rules._loaders import is_generator, is_pydataset
from tfaudit.rules._spelling import spell
from tfaudit.rules._texts import is_list_of_texts, is_text
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent

_WEIGHTS = ("sample_weight", None)
_PLACES: dict[str, tuple[tuple[str, int | None], ...]] = {
    ".fit": (("x", 0), ("y", 1), _WEIGHTS, ("validation_data", None)),
    ".fit_generator": (("generator", 0), ("validation_data", None)),
    ".evaluate": (("x", 0), ("y", 1), _WEIGHTS),
    ".evaluate_generator": (("generator", 0),),
    ".predict": (("x", 0),),
    ".predict_generator": (("generator", 0),),
    ".train_on_batch": (("x", 0), ("y", 1)),
    ".test_on_batch": (("x", 0), ("y", 1)),
    ".predict_on_batch": (("x", 0),),
    "()": (("inputs", 0),),
}
_ARRAYS = frozenset({"numpy.array", "numpy.asarray"})
_LISTS = frozenset({
    ".tolist", ".texts_to_sequences", "builtins.range", "builtins.sorted", "builtins.set",
})  # fmt: skip
_ITERATORS = frozenset({
    "builtins.zip", "builtins.map", "builtins.filter", "builtins.enumerate",
    ".as_numpy_iterator", "itertools.chain", "itertools.cycle", "itertools.islice",
    "itertools.repeat", "itertools.starmap",
})  # fmt: skip
_NUMBERS = frozenset({"builtins.int", "builtins.float", "builtins.len", "builtins.ord"})
_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**", "neg", "index"})
_GOES_THROUGH = ("__next__", "__iter__", "__getitem__")
_KINDS = ("list", "tuple", "set")
_DEEPEST = 8


def refused_data(event: CallEvent) -> Iterator[Hit]:
    """What a model gets for data, and Keras 3 knows no way to take it."""
    places, model = _PLACES.get(event.name), event.receiver
    if places is None or model is None or not acts_as_model(model):
        return
    if is_own_method(event):
        return
    yield from _refused_split(event)
    for name, position in places:
        arg = argument(event.node, name, position)
        value = event.argument(name, position)
        if arg is None or value is None:
            continue
        options = alternatives(value)
        if name == "validation_data" and _holds_list(value):
            yield Hit(event.module, arg, "Keras 3 takes no list of numbers: make it an array")
        elif all(map(_is_list, options)):
            texts = all(is_list_of_texts(split_from(option) or option) for option in options)
            ragged = not texts and any(map(_may_be_ragged, options))
            plan = None if ragged else _as_array(event, arg.value, ", dtype=object" * texts)
            message = "Keras 3 takes no list of numbers or texts: make it an array, or a tensor"
            yield Hit(event.module, arg, message, plan)
        elif all(map(_is_array_of_texts, options)):
            message = "Keras 3 takes no array of texts: make it `dtype=object`, or a tensor"
            yield Hit(event.module, arg, message)
        elif all(map(_is_iterator, options)):
            change = keep_part(arg.value, arg.value, "(batch for batch in {})")
            plan = Plan("Make it a generator", (change,), Safety.SAFE)
            message = "Keras 3 takes generators, datasets and `PyDataset`s, and no other iterators"
            yield Hit(event.module, arg, message, plan)


def _refused_split(event: CallEvent) -> Iterator[Hit]:
    """A share of what `fit` cannot take apart, set aside to validate with."""
    split, data = argument(event.node, "validation_split"), event.argument("x", 0)
    share = fold(event.keywords.get("validation_split", UNKNOWN))
    if split is None or data is None or event.passes("validation_data", 6):
        return
    if isinstance(share, float) and share > 0 and all(map(_gives_batches, alternatives(data))):
        message = "`fit` splits only arrays and tensors, and raises ValueError for a dataset or "
        message += "generator: split it before, and give the rest as `validation_data`"
        yield Hit(event.module, split, message)


def _gives_batches(data: Value) -> bool:
    return isinstance(data, Dataset) or is_pydataset(data) or is_generator(data)


def _as_array(event: CallEvent, node: cst.BaseExpression, dtype: str) -> Plan | None:
    array = spell(event.module, node, "numpy.array")
    if array is None:
        return None
    change = keep_part(node, node, f"{array}({{}}{dtype})")
    return Plan("Make it an array", (change,), Safety.SAFE)


def _holds_list(value: Value) -> bool:
    """Whether it is a pair of inputs and targets, one of which is a list of numbers."""
    pair = isinstance(value, Items) and not value.open and len(value.items) in (2, 3)
    return pair and isinstance(value, Items) and any(map(_is_list, value.items))


def _is_list(value: Value, depth: int = 0) -> bool:
    """Whether it is surely a list of numbers or texts, or of such lists, and of nothing else."""
    if depth > _DEEPEST:
        return False
    value = split_from(value) or value
    match value:
        case Made(name=name):
            return name in _LISTS or is_list_of_texts(value)
        case Derived(operator="*", inputs=inputs):  # `[0] * size`
            return any(_is_list(item, depth + 1) for item in inputs)
        case Derived(operator="+", inputs=inputs):
            return all(_is_list(item, depth + 1) for item in inputs)
    if not isinstance(value, Items) or value.kind not in _KINDS or not value.items:
        return False
    return all(_is_plain(item) or _is_list(item, depth + 1) for item in value.items)


def _is_array_of_texts(value: Value) -> bool:
    """Whether it is an array of NumPy's own kind of texts, and not of objects."""
    if not isinstance(value, Made) or value.name not in _ARRAYS or value.event.passes("dtype", 1):
        return False
    texts = value.event.args[0] if value.event.args else None
    return texts is not None and is_list_of_texts(split_from(texts) or texts)


def _is_plain(value: Value) -> bool:
    """Whether it is surely a number or a text of Python's."""
    if isinstance(fold(value), (int, float)) or is_text(value):
        return True
    match value:
        case Made(name=name):
            return name in _NUMBERS
        case Derived(operator="index"):
            return True
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return all(map(_is_plain, inputs))
    return False


def _may_be_ragged(value: Value) -> bool:
    """Whether it may be lists of several lengths, or of texts, of which no array is taken."""
    value = split_from(value) or value
    if isinstance(value, Made):
        return value.name == ".texts_to_sequences" or is_list_of_texts(value)
    return isinstance(value, Items) and any(
        is_text(item) or _may_be_ragged(item) for item in value.items
    )


def _is_iterator(value: Value) -> bool:
    """Whether it is surely an iterator which is no generator, or an object that is gone through."""
    match value:
        case Made(name="builtins.iter", event=event):
            return bool(event.args) and isinstance(event.args[0], Dataset)
        case Made(name=name):
            return name in _ITERATORS
        case Instance(cls=cls):
            own = all(
                isinstance(base, Class)
                or (isinstance(base, Symbol) and base.name == "builtins.object")
                for base in cls.lineage()
            )
            return own and any(cls.find(method) is not None for method in _GOES_THROUGH)
    return False
