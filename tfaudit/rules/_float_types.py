"""Which arrays are of float64, as NumPy makes them unless it is told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Derived,
    Element,
    Items,
    Made,
    Symbol,
    Union,
    Value,
    split_from,
)

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

_DRAWN = frozenset({
    "numpy.random." + name
    for name in ("rand", "randn", "random", "random_sample", "normal", "uniform", "standard_normal")
}) | {".standard_normal"}  # fmt: skip
_GENERATORS = ("numpy.random.default_rng", "numpy.random.RandomState", "numpy.random.Generator")
_FILLED = {
    "numpy.zeros": 1, "numpy.ones": 1, "numpy.empty": 1, "numpy.eye": 3, "numpy.linspace": 5,
    "numpy.loadtxt": 1, "numpy.genfromtxt": 1,
}  # fmt: skip  # and where `dtype` is passed
_CONVERTING = {"numpy.array": 1, "numpy.asarray": 1, "numpy.ascontiguousarray": 1}
_KEEPING = frozenset({
    "numpy.reshape", "numpy.expand_dims", "numpy.squeeze", "numpy.transpose", "numpy.concatenate",
    "numpy.stack", "numpy.vstack", "numpy.hstack", "numpy.repeat", "numpy.tile", "numpy.copy",
    "numpy.min", "numpy.max", "numpy.sum", "numpy.nan_to_num",
})  # fmt: skip
_METHODS = frozenset({".reshape", ".copy", ".transpose", ".squeeze", ".min", ".max", ".sum"})
# Functions of TensorFlow that make a tensor of the same type of an array.
_TO_TENSOR = {
    "tensorflow.expand_dims": None, "tensorflow.reshape": None, "tensorflow.squeeze": None,
    "tensorflow.constant": 1, "tensorflow.convert_to_tensor": 1,
}  # fmt: skip  # and where `dtype` is passed
# Of whole numbers they make float64, too; and where `dtype` is passed, by position.
_AVERAGES = {"mean": 2, "std": 2, "var": 2, "average": None, "median": None}
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**", "neg"})
# Images and labels of whole numbers, which a division makes float64; so it does numbers of tables.
_WHOLE = ("mnist", "fashion_mnist", "cifar10", "cifar100")
# They keep float32, and make float64 of whole numbers.
_SCALERS = frozenset({
    "sklearn.preprocessing.MaxAbsScaler", "sklearn.preprocessing.MinMaxScaler",
    "sklearn.preprocessing.RobustScaler", "sklearn.preprocessing.StandardScaler",
})  # fmt: skip
_READS_TABLES = frozenset({"pandas.read_csv", "pandas.read_excel", "pandas.read_table"})
_SAME_NUMBERS = frozenset({
    ".drop", ".dropna", ".fillna", ".sample", ".copy", ".reset_index", ".to_numpy", ".head",
})  # fmt: skip
_OF_PICTURE = frozenset({
    ".resize", ".crop", ".rotate", ".transpose", ".copy",
})  # fmt: skip  # of Pillow: what an image of bytes stays one in
_INTEGERS = ("int", "int8", "int16", "int32", "int64")
_ENCODES = "sklearn.preprocessing.LabelEncoder"
_COUNTS = frozenset({"numpy.argmax", "numpy.random.randint"})
_DEEPEST = 30


def names_float64(value: Value | None) -> bool:
    """Whether a value means the type float64, as `tf.float64`, `np.float64` or "float64"."""
    match value:
        case Symbol(name=name):
            return last(name) in ("float64", "double") or name == "builtins.float"
    return value is not None and fold(value) in ("float64", "double", "float")


def is_float64(value: Value | None, depth: int = 0) -> bool:
    """Whether a value is surely a NumPy array of float64."""
    if value is None or depth > _DEEPEST:
        return False
    if (parts := _resampled(value)) is not None:
        return is_float64(parts, depth + 1)
    match value:
        case Derived(operator="[]", inputs=(base, _)) | Attr(name="values" | "T", base=base):
            return is_float64(base, depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return _is_result(operator, inputs, depth + 1)
        case Made():
            return _is_made(value.name, value.event, depth + 1)
        case Union(options=options):  # of one set of data or another
            return all(is_float64(option, depth + _DEEPEST // 3) for option in options)
    return False


def is_float64_tensor(value: Value | None) -> bool:
    """Whether a value is surely a tensor that TensorFlow made of a NumPy array of float64."""
    match value:
        case Made(name=name, event=event) if name in _TO_TENSOR and event.args:
            at = _TO_TENSOR[name]
            typed = "dtype" in event.keywords or (at is not None and event.passes("dtype", at))
            first = event.args[0]
            return (
                not typed and not event.opaque and (is_float64(first) or is_float64_tensor(first))
            )
    return False


def is_short_series(value: Value, limit: int, depth: int = 0) -> bool:
    """Whether it is a part of a row of numbers, and surely short: `np.array(numbers)[:3000]`."""
    if depth > _DEEPEST:
        return False
    match value:
        case Derived(operator="[]", inputs=(base, Derived(operator="slice", inputs=(_, stop, *_)))):
            end = fold(stop)
            short = isinstance(end, int) and 0 <= end < limit and _is_row(base, depth + 1)
            return short or is_short_series(base, limit, depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(is_short_series(item, limit, depth + 1) for item in inputs)
        case Made(name=name, event=event) if name in _CONVERTING or name in _TO_TENSOR:
            return bool(event.args) and is_short_series(event.args[0], limit, depth + 1)
    return False


def _is_row(value: Value, depth: int) -> bool:
    """Whether it is an array of a plain list of numbers, perhaps computed with numbers."""
    match value:
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return depth < _DEEPEST and _is_row(inputs[0], depth + 1)
        case Made(name=name, event=event) if name in _CONVERTING and event.args:
            given = event.args[0]
            listed = given.items if isinstance(given, Items) else []
            return bool(listed) and not any(isinstance(item, Items) for item in listed)
    return False


def _is_result(operator: str, inputs: tuple[Value, ...], depth: int) -> bool:
    if not all(is_float64(x, depth) or _is_whole(x) or is_number(x) for x in inputs):
        return False
    if any(is_float64(x, depth) for x in inputs):
        return True
    floats = operator == "/" or any(isinstance(fold(x), float) for x in inputs)
    return floats and any(_is_whole(x) for x in inputs)


def _resampled(value: Value) -> Value | None:
    """The array of which scikit-learn took some rows, or all in another order."""
    match value:
        case Element() if (whole := split_from(value)) is not None:
            return whole
        case Element(of=Made(name="sklearn.utils.shuffle", event=event), path=(int() as place,)):
            pass
        case Made(name="sklearn.utils.shuffle", event=event) if len(event.args) == 1:
            place = 0
        case _:
            return None
    return event.args[place] if 0 <= place < len(event.args) and not event.opaque else None


def is_number(value: Value) -> bool:
    """Whether a value is a number that a literal tells."""
    found = fold(value)
    return isinstance(found, (int, float)) and not isinstance(found, bool)


def _names_integers(value: Value | None) -> bool:
    """Whether a value means a type of whole numbers, as `np.uint8` or "int32"."""
    name = last(value.name) if isinstance(value, Symbol) else fold(value) if value else None
    return isinstance(name, str) and name.removeprefix("u") in _INTEGERS


def _is_whole(value: Value, choices: int = 2) -> bool:
    """Whether a value is an array of whole numbers, as Keras' images are.

    Args:
        value: what is asked about.
        choices: how many times control flow may have chosen one of several.
    """
    if (parts := _resampled(value)) is not None:
        return _is_whole(parts, choices)
    match value:
        case Element(of=Made(name=name), path=(0 | 1, 0)):
            return name.startswith("keras.datasets.") and name.split(".")[2] in _WHOLE
        case Made(name=".reshape" | ".transpose", event=event) if event.receiver is not None:
            return _is_whole(event.receiver, choices)
        case Made(name=name, event=event) if name == ".astype" or name in _FILLED:
            return _names_integers(event.argument("dtype", _FILLED.get(name, 0)))
        case Made(name="numpy.expand_dims" | "numpy.reshape", event=event) if event.args:
            return _is_whole(event.args[0], choices)
        case Made(name="numpy.array" | "numpy.asarray", event=event) if len(event.args) == 1:
            first = event.args[0]
            listed = first.items if isinstance(first, Items) else []
            pictures = _is_picture(first) or (bool(listed) and all(map(_is_whole, listed)))
            return pictures and "dtype" not in event.keywords
        case Made(name="numpy.random.randint", event=event):  # one number, if no size is given
            return event.argument("size", 2) is not None and not event.opaque
        case Made(name=name) if name.startswith("cv2."):
            return _is_read_by_opencv(value)
        case Derived(operator="[]", inputs=(base, _)):
            return _is_whole(base, choices)
        case Union(options=options):
            return choices > 0 and all(_is_whole(option, choices - 1) for option in options)
    return _is_table(value)


def is_whole_array(value: Value | None) -> bool:
    """Whether a value is surely a NumPy array of whole numbers; of a table one cannot know."""
    if value is None:
        return False
    if (parts := _resampled(value)) is not None:
        return is_whole_array(parts)
    match value:
        case Derived(operator="[]", inputs=(base, _)):
            return is_whole_array(base)
        case Made(name=".reshape" | ".ravel" | ".flatten", event=event):
            return is_whole_array(event.receiver)
        case Made(name=".fit_transform" | ".transform", event=event):
            encoder = event.receiver
            return isinstance(encoder, Made) and encoder.name == _ENCODES
        case Made(name=name):
            return name in _COUNTS or (not _is_table(value) and _is_whole(value))
    return not _is_table(value) and _is_whole(value)


def _is_picture(value: Value) -> bool:
    """Whether it is an image of Pillow's with channels of bytes: `Image.open(x).convert("RGB")`."""
    while isinstance(value, Made) and value.name in _OF_PICTURE:
        value = value.event.receiver or UNKNOWN
    match value:
        case Made(name=".convert", event=event):
            return bool(event.args) and fold(event.args[0]) in ("RGB", "RGBA", "L", "HSV", "YCbCr")
        case Made(name=name):
            return name in ("keras.utils.load_img", "keras.preprocessing.image.load_img")
    return False


def _is_read_by_opencv(value: Value) -> bool:
    """Whether it is an image that OpenCV reads, perhaps of another size or with other channels."""
    while isinstance(value, Made) and value.name in ("cv2.resize", "cv2.cvtColor", "cv2.flip"):
        value = value.event.argument("src", 0) or UNKNOWN
    if not isinstance(value, Made) or value.name != "cv2.imread":
        return False
    flag = value.event.argument("flags", 1)  # the others keep what types a file has
    named = isinstance(flag, Symbol) and last(flag.name) in ("IMREAD_COLOR", "IMREAD_GRAYSCALE")
    return flag is None or named or fold(flag) in (0, 1)


def _is_table(value: Value) -> bool:
    """Whether it is (part of) a table that pandas reads: of int64 or float64, if of numbers."""
    match value:
        case Made(name=name, event=event) if name in _READS_TABLES:
            return not event.opaque and "dtype" not in event.keywords
        case Made(name=name, event=event) if name in _SAME_NUMBERS and event.receiver is not None:
            return "dtype" not in event.keywords and _is_table(event.receiver)
        case Attr(name="values" | "iloc" | "loc", base=base):
            return _is_table(base)
        case Derived(operator="[]", inputs=(base, _)):
            return _is_table(base)
    return False


def _is_made(name: str, event: CallEvent, depth: int) -> bool:
    first = event.args[0] if event.args else None
    if event.opaque:
        return False
    if name in _FILLED:
        given = event.argument("dtype", _FILLED[name])
        return given is None or names_float64(given)
    if name in _CONVERTING:
        given = event.argument("dtype", _CONVERTING[name])
        return names_float64(given) if given is not None else _has_floats(first, depth)
    if name == ".astype":
        return names_float64(event.argument("dtype", 0))
    if name == "numpy.float64":
        return True
    if name in _DRAWN:
        return "dtype" not in event.keywords
    if name in (".normal", ".uniform", ".random"):
        made = event.receiver
        generator = isinstance(made, Made) and made.name in _GENERATORS
        return generator and event.argument("dtype", 1 if name == ".random" else None) is None
    if last(name) in _AVERAGES:
        return _is_average(name, event, depth)
    if name in _METHODS or name in _SAME_NUMBERS:
        return "dtype" not in event.keywords and is_float64(event.receiver, depth)
    if name == "pandas.DataFrame":
        return not event.passes("dtype", 3) and is_float64(event.argument("data", 0), depth)
    if name in (".fit_transform", ".transform") and first is not None:
        scaler = event.receiver
        scales = isinstance(scaler, Made) and scaler.name in _SCALERS
        return scales and (is_float64(first, depth) or _is_whole(first))
    if name in _KEEPING:
        parts = first.items if isinstance(first, Items) else [first]
        return bool(parts) and all(is_float64(part, depth) for part in parts)
    return False


def _is_average(name: str, event: CallEvent, depth: int) -> bool:
    """Whether a mean, deviation or the like of an array is of float64: `x.std()`, `np.mean(x)`."""
    given, place = event.args[0] if event.args else None, _AVERAGES[last(name)]
    if name.startswith("."):
        given, place = event.receiver, None if place is None else place - 1
    elif not name.startswith("numpy."):
        return False
    if given is None or event.argument("dtype", place) is not None:
        return False
    return is_float64(given, depth) or _is_whole(given)


def _has_floats(value: Value | None, depth: int) -> bool:
    """Whether NumPy makes float64 of a value: of floats, or an array that is so already."""
    match value:
        case Items(items=items):  # also one that a loop makes longer, each time by such an item
            return (
                bool(items)
                and all(_has_floats(x, depth) or is_number(x) for x in items)
                and (any(_has_floats(x, depth) for x in items))
            )
        case Const(value=float()) | Made(name="builtins.float"):
            return True
    return is_float64(value, depth)
