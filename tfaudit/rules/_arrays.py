"""NumPy arrays in memory: whether a value is surely one, its type, and how many rows it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import Derived, Element, Items, Made, Symbol, Value, split_from
from tfaudit.rules._array_shapes import shape
from tfaudit.rules._float_types import is_float64, is_number

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

_ARITHMETIC = frozenset({"+", "-", "*", "/", "neg"})
_KERAS_IMAGES = ("mnist", "fashion_mnist", "cifar10", "cifar100")
_CONVERTING = frozenset({"numpy.array", "numpy.asarray", "numpy.ascontiguousarray"})
# Makers of arrays, and the place of `dtype` among the arguments (None: by keyword only).
_MAKERS: dict[str, int | None] = {
    "numpy.zeros": 1, "numpy.ones": 1, "numpy.empty": 1, "numpy.full": 2, "numpy.arange": None,
    "numpy.linspace": 5, "numpy.array": 1, "numpy.asarray": 1, "numpy.ascontiguousarray": 1,
    "numpy.loadtxt": 1, "numpy.genfromtxt": 1, "numpy.random.randint": 3,
    "numpy.random.rand": None, "numpy.random.randn": None, "numpy.random.random": None,
    "numpy.random.normal": None, "numpy.random.uniform": None, "numpy.concatenate": None,
    "numpy.stack": None, "numpy.vstack": None, "numpy.hstack": None,
}  # fmt: skip
_TYPES = frozenset({
    "float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16",
    "uint32", "uint64",
})  # fmt: skip
_DRAWS = (".random", ".normal", ".uniform", ".integers", ".standard_normal")
_GENERATOR = "numpy.random.default_rng"
_RESHAPES = frozenset({".reshape", "numpy.reshape", "numpy.expand_dims"})
_DEEPEST = 30


def type_named(value: Value | None) -> str | None:
    """The number type that `tf.float32`, `np.float32` or "float32" means."""
    if isinstance(value, Symbol):
        name: object = last(value.name)
    else:
        name = fold(value) if value is not None else None
    return name if isinstance(name, str) and name in _TYPES else None


def is_array(value: Value | None, depth: int = 0) -> bool:
    """Whether a value is surely a NumPy array that lies in memory, its rows along the first axis.

    Tables of pandas are none (`x[i]` is a column there), nor are files of `h5py` or `np.memmap`.
    """
    if value is None or depth > _DEEPEST:
        return False
    match value:
        case Element(of=Made(name=name), path=(0 | 1, 0 | 1)) if name.startswith("keras.datasets."):
            return name.split(".")[2] in _KERAS_IMAGES
        case Element() if (whole := split_from(value)) is not None:
            return is_array(whole, depth + 1)
        case Derived(operator="[]", inputs=(base, key)):
            first = key.items[0] if isinstance(key, Items) and key.items else key
            sliced = isinstance(first, Derived) and first.operator == "slice"
            return sliced and is_array(base, depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            others = [item for item in inputs if not is_number(item)]
            return len(others) == 1 and is_array(others[0], depth + 1)
        case Made(name=name, event=event):
            if name in _MAKERS:
                return True
            if name in _DRAWS:
                return _draws_array(event)
            return is_array(_kept(name, event), depth + 1)
    return False


def element_type(value: Value | None, depth: int = 0) -> str | None:
    """The type of an array's numbers, as NumPy names it; None where it is not sure."""
    if value is None or depth > _DEEPEST:
        return None
    if is_float64(value):
        return "float64"
    match value:
        case Element(of=Made(), path=(0 | 1, 0)) if is_array(value):
            return "uint8"  # the images of Keras' data sets
        case Element() if (whole := split_from(value)) is not None:
            return element_type(whole, depth + 1)
        case Derived(operator="[]", inputs=(base, _)):
            return element_type(base, depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            others = [item for item in inputs if not is_number(item)]
            below = element_type(others[0], depth + 1) if len(others) == 1 else None
            return below if below is not None and below.startswith("float") else None
        case Made(name=name, event=event) if not event.opaque:
            return _type_of_made(name, event, depth + 1)
    return None


def _type_of_made(name: str, event: CallEvent, depth: int) -> str | None:
    if name == ".astype":
        return type_named(event.argument("dtype", 0))
    if name in _MAKERS:
        given = event.argument("dtype", _MAKERS[name])
        if given is None and name in _CONVERTING and event.args:
            return element_type(event.args[0], depth)
        return type_named(given)
    if name in _DRAWS and _draws_array(event):
        given = event.argument("dtype", 1 if name == ".random" else None)
        return "int64" if name == ".integers" and given is None else type_named(given)
    return element_type(_kept(name, event), depth)


def rows(value: Value, depth: int = 0) -> object:
    """How many rows an array has: a number, or something that equals that of the same length."""
    known = shape(value)
    if known and known[0] is not None:
        return known[0]
    if depth > _DEEPEST:
        return value
    match value:
        case Element(of=Made(event=event), path=(int() as at,)) if split_from(value) is not None:
            return id(event), at % 2
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            others = [item for item in inputs if not is_number(item)]
            return rows(others[0], depth + 1) if len(others) == 1 else value
        case Made(name=name, event=event) if name not in _RESHAPES:
            kept = _kept(name, event)
            return rows(kept, depth + 1) if kept is not None else value
    return value


def _kept(name: str, event: CallEvent) -> Value | None:
    """The array whose numbers a call hands on."""
    if name in (".astype", ".copy", ".reshape"):
        return event.receiver
    return event.args[0] if name in _CONVERTING | _RESHAPES and event.args else None


def _draws_array(event: CallEvent) -> bool:
    generator = event.receiver
    return (
        isinstance(generator, Made)
        and generator.name == _GENERATOR
        and bool(event.args or "size" in event.keywords)
    )
