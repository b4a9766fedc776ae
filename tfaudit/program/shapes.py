"""What is known of the shapes of arrays, tensors and the elements of pipelines.

Two questions: how many axes a value has, and whether every element of a pipeline has that
component in one and the same shape (so that elements can be batched as they are).
"""

from __future__ import annotations

from tfaudit.program.api import PARSE_EXAMPLE, PARSE_SINGLE, PARSERS
from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.expressions import fold
from tfaudit.program.tensor_ops import (
    OPERATIONS,
    Family,
    axes_added,
    counts_from_end,
    op_of_layer,
)
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Items,
    LayerOutput,
    Made,
    Op,
    Option,
    Parameter,
    Symbol,
    Table,
    Union,
    Value,
    split_from,
)

# What a feature of one shape is called, today and in TensorFlow 1.
FIXED_FEATURES = frozenset({"tensorflow.io.FixedLenFeature", "tensorflow.FixedLenFeature"})
_DEEPEST = 40

# Arithmetic and comparisons: their result has the axes of the operand with the most.
NUMBERWISE = frozenset({
    "+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "neg", "unary",
    "LessThan", "GreaterThan", "Equal", "NotEqual", "LessThanEqual", "GreaterThanEqual",
})  # fmt: skip

# The axes of (images, labels) of Keras' own data sets.
_KERAS_DATA = {
    "keras.datasets.mnist.load_data": (3, 1),
    "keras.datasets.fashion_mnist.load_data": (3, 1),
    "keras.datasets.cifar10.load_data": (4, 2),
    "keras.datasets.cifar100.load_data": (4, 2),
    "keras.datasets.boston_housing.load_data": (2, 1),
    "keras.datasets.california_housing.load_data": (2, 1),
}
_SHAPE_FIRST = frozenset({
    "numpy.zeros", "numpy.ones", "numpy.empty", "numpy.full", "numpy.random.random",
    "numpy.random.random_sample", "tensorflow.zeros", "tensorflow.ones", "tensorflow.fill",
    "tensorflow.random.normal", "tensorflow.random.uniform", "tensorflow.random.truncated_normal",
})  # fmt: skip
# What is drawn, and where the size stands; methods are those of a generator.
_DRAWN = {
    "numpy.random.randint": 2, "numpy.random.normal": 2, "numpy.random.uniform": 2,
    "numpy.random.choice": 1, ".choice": 1, ".integers": 2, ".normal": 2, ".uniform": 2,
    ".random": 0, ".standard_normal": 0,
}  # fmt: skip
_AS_FIRST = frozenset({
    "numpy.array", "numpy.asarray", "numpy.float32", "numpy.float64", "numpy.sqrt",
    "tensorflow.constant", "tensorflow.convert_to_tensor",
})  # fmt: skip
_ONE_NUMBER = frozenset({"builtins.float", "builtins.int", "builtins.ord"})  # whatever they get
# What makes columns of lines of text, each with a number or a text for each line.
SPLITS_LINES = frozenset({"tensorflow.io.decode_csv", "tensorflow.decode_csv"})
# One axis more than the first argument has. (What splitting several strings gives is ragged.)
_ONE_MORE = SPLITS_LINES | {
    "numpy.expand_dims", "keras.utils.to_categorical", "tensorflow.strings.split",
}  # fmt: skip
_ONE_AXIS = frozenset({"numpy.arange", "numpy.linspace", "tensorflow.range", "tensorflow.linspace"})
# Methods that leave tables, series and arrays with the axes that they have.
_KEEPS_AXES = frozenset({
    ".astype", ".copy", ".drop", ".dropna", ".fillna", ".to_numpy", ".reset_index", ".sort_values",
    ".sample", ".drop_duplicates", ".replace", ".clip", ".round",
})  # fmt: skip
# Transformers of scikit-learn that give an array of rows and columns.
_TO_ARRAY = frozenset(
    f"sklearn.{name}"
    for name in (
        "preprocessing.StandardScaler", "preprocessing.MinMaxScaler", "preprocessing.MaxAbsScaler",
        "preprocessing.RobustScaler", "preprocessing.Normalizer", "preprocessing.PowerTransformer",
        "preprocessing.QuantileTransformer", "preprocessing.PolynomialFeatures",
        "decomposition.PCA",
    )
)  # fmt: skip
STATISTICS = frozenset({
    "numpy.mean", "numpy.std", "numpy.max", "numpy.min", "numpy.amax", "numpy.amin", "numpy.var",
    ".mean", ".std", ".max", ".min", ".var", "builtins.len", "builtins.max", "builtins.min",
})  # fmt: skip
# What takes an axis away, or all of them.
REDUCES = STATISTICS | {
    "numpy.argmax",
    "numpy.argmin",
    "numpy.median",
    "numpy.prod",
    "numpy.sum",
    ".argmax",
    ".argmin",
    ".prod",
    ".sum",
}
_SCALAR_SOURCES = frozenset({
    "TFRecordDataset", "TextLineDataset", "FixedLengthRecordDataset", "list_files", "range",
})  # fmt: skip
# Their elements are rows: each column is a number or a text.
_COLUMN_SOURCES = frozenset({"CsvDataset", "SqlDataset"})

# Sets of TensorFlow Datasets whose examples have the same shapes throughout, whatever is asked of
# them: the features in tensorflow_datasets/image_classification, without the configurations.
_UNIFORM_TFDS = frozenset({
    "mnist", "fashion_mnist", "kmnist", "emnist", "cifar10", "cifar100", "svhn_cropped",
    "horses_or_humans", "rock_paper_scissors", "beans", "coil100", "colorectal_histology",
    "deep_weeds", "patch_camelyon", "stl10",
})  # fmt: skip
# The axes of what their examples have, by its name, and by its place with `as_supervised`.
_AXES_OF_TFDS: dict[object, int] = {"image": 3, "label": 0, 0: 3, 1: 0}


def axes(value: Value, depth: int = 0) -> int | None:
    """The number of axes of an array or tensor; None where it is not known."""
    if depth > _DEEPEST:
        return None
    of_table = _axes_of_table(value, depth + 1)
    return of_table if of_table is not None else _axes_of_tensor(value, depth)


def _axes_of_tensor(value: Value, depth: int) -> int | None:
    match value:
        case Const(value=bool() | int() | float() | str() | bytes()):
            return 0
        case Symbol(name="math.pi" | "numpy.pi" | "math.e" | "numpy.e"):
            return 0
        case Option(default=Const(value=bool() | int() | float())):
            return 0
        case Items(items=items, open=False, kind="list" | "tuple"):
            inner = {axes(item, depth + 1) for item in items}
            below = inner.pop() if len(inner) == 1 else None
            return None if below is None else below + 1
        case Union(options=options):
            known = {axes(option, depth + 1) for option in options}
            return known.pop() if len(known) == 1 else None
        case Element(of=Dataset() as dataset, path=path):
            return _axes_of_element(dataset, path, depth + 1)
        case Element(of=Made() as made, path=path):
            return _axes_of_unpacked(made, path, depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in NUMBERWISE:
            known = {axes(item, depth + 1) for item in inputs}
            return None if None in known else max(k for k in known if k is not None)
        case Derived(operator="[]", inputs=(Made() as base, key)) if parses_one(base, depth + 1):
            return _axes_of_shape(_feature_shape(base, key), depth + 1)
        case Derived(operator="[]", inputs=(base, key)):
            return _axes_of_part(base, key, depth + 1)
        case Made():
            return _axes_of_made(value, depth + 1)
    return None


def _axes_of_unpacked(made: Made, path: tuple[object, ...], depth: int) -> int | None:
    """The axes of what an assignment takes out of a result: `(x, y), _ = mnist.load_data()`."""
    match path:
        case (0 | 1, 0 | 1 as index) if made.name in _KERAS_DATA:
            return _KERAS_DATA[made.name][1 if index else 0]
        case (int() as column,) if made.name in SPLITS_LINES:
            return _axes_of_part(made, Const(column), depth)
    return None


def parses_one(made: Made, depth: int = 0) -> bool:
    """Whether one example is parsed: `parse_example` takes one as well as a batch of them."""
    serialized = made.event.argument("serialized", 0)
    return made.name == PARSE_SINGLE or (
        made.name == PARSE_EXAMPLE and serialized is not None and axes(serialized, depth) == 0
    )


def _axes_of_made(  # noqa: PLR0912 - a table of calls
    made: Made, depth: int
) -> int | None:
    event, name = made.event, made.name
    first = event.args[0] if event.args else None
    if name in _ONE_AXIS:
        return 1
    if name in _ONE_NUMBER:
        return 0
    if name in REDUCES:
        return _axes_of_reduced(made, depth)
    if name in ("numpy.random.rand", "numpy.random.randn"):
        return None if event.opaque else len(event.args)
    if name in _DRAWN:
        return _axes_of_shape(size_drawn(made), depth)
    if name in _SHAPE_FIRST:
        return _axes_of_shape(event.argument("shape", 0) or event.keywords.get("dims"), depth)
    if name in _KEEPS_AXES and event.receiver is not None:
        return axes(event.receiver, depth)
    if name in (".fit_transform", ".transform") and isinstance(event.receiver, Made):
        return 2 if event.receiver.name in _TO_ARRAY else None
    if name == ".reshape":
        return len(event.args) if len(event.args) > 1 else _axes_of_shape(first, depth)
    if name in ("numpy.reshape", "tensorflow.reshape"):
        return _axes_of_shape(event.argument("shape", 1), depth)
    if name == "tensorflow.image.random_crop":
        return _axes_of_shape(event.argument("size", 1), depth)
    if first is None:
        return None
    if name in _AS_FIRST:
        return axes(first, depth)
    if name in _ONE_MORE:
        below = axes(first, depth)
        return None if below is None else below + 1
    return _axes_of_operation(made, first, depth)


def _axes_of_reduced(made: Made, depth: int) -> int | None:
    """The axes that are left of an array: of its sums along one axis, one less."""
    event, of_method = made.event, made.name.startswith(".")
    axis = event.argument("axis", 0 if of_method else 1)
    array = event.receiver if of_method else event.args[0] if event.args else None
    whole = axis is None or (isinstance(axis, Const) and axis.value is None)
    of_frame = array is not None and _is_frame(array)  # whose columns are reduced apart
    if whole and (not of_frame or not of_method):
        return None if of_frame else 0
    known = whole or (isinstance(fold(axis or UNKNOWN), int) and "keepdims" not in event.keywords)
    below = axes(array, depth) if known and array is not None and not event.opaque else None
    return below - 1 if below and not made.name.startswith("builtins.") else None


def size_drawn(made: Made) -> Value | None:
    """The size of random numbers; None where they are others, as of TensorFlow's generators."""
    event, generator = made.event, made.event.receiver
    if made.name not in _DRAWN:
        return None
    if made.name.startswith(".") and not (
        isinstance(generator, Made) and generator.name.startswith("numpy.random.")
    ):
        return event.keywords.get("size")
    return event.argument("size", _DRAWN[made.name])


def _axes_of_operation(made: Made, first: Value, depth: int) -> int | None:
    event = made.event
    if made.name == "()" and isinstance(event.callee, Made):
        layer = op_of_layer(event.callee)
        return axes(first, depth) if layer is not None else None
    op = OPERATIONS.get(made.name)
    if op is None:
        return None
    if op.axes is not None:
        return op.axes
    if op.family is Family.BROADCAST:
        known = {axes(arg, depth) for arg in event.args}
        return None if None in known else max(k for k in known if k is not None)
    if op.family is Family.JOIN:
        below = axes(first.items[0], depth) if isinstance(first, Items) and first.items else None
    elif op.family is Family.AXIS and event.argument("axis", op.axis_position) is None:
        below = axes(first, depth) if op.default_axis is not None else None
    else:
        below = axes(first, depth)
    return None if below is None else below + axes_added(op, event)


def _axes_of_shape(shape: Value | None, depth: int) -> int | None:
    """The number of axes that a shape (a tuple, or the length of the only axis) tells."""
    match shape:
        case Items(items=items, open=False):
            return len(items)
        case Const(value=int()):
            return 1
        case Made(name="tensorflow.TensorShape", event=event) if event.args:
            return _axes_of_shape(event.args[0], depth)
        case Made(name="builtins.len"):
            return 1
    return None


def _axes_of_table(value: Value, depth: int) -> int | None:
    """The axes of what pandas gives, and of scikit-learn's parts of it."""
    match value:
        case Element() if (whole := split_from(value)) is not None:
            return axes(whole, depth)
        case Attr(base=base, name="values" | "iloc" | "loc") if _is_frame(base):
            return axes(base, depth)
        case Derived(operator="[]", inputs=(base, key)) if _is_frame(base):
            return _axes_of_columns(base, key, depth)
        case Made(name=".pop", event=event) if event.receiver is not None:
            taken = _is_frame(event.receiver) and axes(event.receiver, depth) == 2
            return 1 if taken else None
        case Made(name="pandas.Series"):
            return 1
        case Made(name=name) if name == "pandas.DataFrame" or name.startswith("pandas.read_"):
            return 2
    return None


def _is_frame(value: Value) -> bool:
    """Whether the value is a table or a series of pandas."""
    for _ in range(_DEEPEST):
        match value:
            case Made(name=name, event=event) if name in _KEEPS_AXES - {".to_numpy"}:
                if event.receiver is None:
                    return False
                value = event.receiver
            case Made(name=name):
                return name in ("pandas.DataFrame", "pandas.Series") or (
                    name.startswith("pandas.read_")
                )
            case Derived(operator="[]", inputs=(base, _)) | Attr(base=base, name="iloc" | "loc"):
                value = base
            case _:
                return False
    return False


def _axes_of_columns(frame: Value, key: Value, depth: int) -> int | None:
    """The axes of `frame["a"]`, `frame[["a", "b"]]`, `frame.iloc[:, 1:]` and the like."""
    known = axes(frame, depth)
    if isinstance(frame, Attr):
        return _axes_changed(known, key)
    if isinstance(key, Items) and key.kind == "list":
        return known
    if isinstance(key, Const) and isinstance(key.value, str):
        return 1 if known == 2 else None
    return known if isinstance(key, Derived) and key.operator == "slice" else None


def _axes_of_part(base: Value, key: Value, depth: int) -> int | None:
    """The axes of `base[key]`."""
    return _axes_changed(axes(base, depth), key)


def _axes_changed(known: int | None, key: Value) -> int | None:
    keys = key.items if isinstance(key, Items) and key.kind == "tuple" else [key]
    for part in keys:
        change = axes_changed_by(part)
        if known is None or change is None:
            return None
        known += change
    return known


def axes_changed_by(key: Value) -> int | None:
    """What one part of a subscript does to the number of axes: `3`, `1:4`, `...`, `None`."""
    match key:
        case Const(value=bool()):
            return None
        case Const(value=int()):
            return -1
        case Const(value=value) if value is ...:
            return 0
        case Const(value=None) | Symbol(name="tensorflow.newaxis" | "numpy.newaxis"):
            return 1
        case Derived(operator="slice"):
            return 0
        case Derived() if isinstance(fold(key), int):
            return -1
    return None


def component(value: Value, path: tuple[object, ...]) -> Value | None:
    """The part of a structure of tuples and dicts at a path; None where it is not known."""
    for index, key in enumerate(path):
        match value:
            case Items(items=items, open=False, kind="tuple") if isinstance(key, int):
                if not -len(items) <= key < len(items):
                    return None
                value = items[key]
            case Table(items=table) if key in table:
                value = table[key]
            case Element(of=of, path=above):
                return Element(of, (*above, *path[index:]))
            case Made() if parses_one(value):
                value = Derived("[]", (value, Const(key)))
            case _:
                return None
    return value


def _axes_of_element(dataset: Dataset, path: tuple[object, ...], depth: int) -> int | None:
    added = 0
    for op in reversed(dataset.ops[1:]):
        if op.name == "batch":
            added += 1
        elif op.name in ("map", "map_with_legacy_function"):
            part = component(op.result, path)
            known = None if part is None else axes(part, depth)
            return None if known is None else known + added
        elif op.name not in PASSES_ELEMENTS:
            return None
    known = _axes_of_source(dataset.source, path, depth)
    return None if known is None else known + added


def _axes_of_source(source: Op, path: tuple[object, ...], depth: int) -> int | None:
    if source.name in _SCALAR_SOURCES and not path:
        return 0
    if source.name in _COLUMN_SOURCES and len(path) == 1:
        return 0
    if source.name == "from_tensor_slices":
        array = component(source.event.argument("tensors", 0) or Const(None), path)
        known = None if array is None else axes(array, depth)
        return None if known is None else known - 1
    if len(path) == 1 and _is_uniform_tfds(source):
        return _AXES_OF_TFDS.get(path[0])
    if source.name == "zip" and path and isinstance(path[0], int) and path[0] < len(source.inputs):
        inner = source.inputs[path[0]]
        return _axes_of_element(inner, path[1:], depth) if isinstance(inner, Dataset) else None
    return None


def _feature_shape(parsed: Made, key: Value) -> Value | None:
    """The shape that a feature of a parsed example has by its specification."""
    features = parsed.event.argument("features", 1)
    name = fold(key)
    if isinstance(features, Table) and isinstance(name, (str, int)):
        feature = features.items.get(name)
        if isinstance(feature, Made) and feature.name in FIXED_FEATURES:
            return feature.event.argument("shape", 0)
    return None


def is_uniform(value: Value, depth: int = 0) -> bool:
    """Whether the value surely has one and the same shape for every element of its pipeline."""
    if depth > _DEEPEST:
        return False
    match value:
        case Const() | Symbol() | Option():
            return True
        case Items(items=items, open=False):
            return all(is_uniform(item, depth + 1) for item in items)
        case Table(items=table, open=False):
            return all(is_uniform(item, depth + 1) for item in table.values())
        case Element(of=Dataset() as dataset, path=path):
            return _uniform_element(dataset, path, depth + 1)
        case Derived(operator="[]", inputs=(Made() as base, key)) if base.name in PARSERS:
            return _feature_shape(base, key) is not None
        case Derived(operator="[]", inputs=(base, key)):
            keys = key.items if isinstance(key, Items) else [key]
            return is_uniform(base, depth + 1) and all(axes_changed_by(k) is not None for k in keys)
        case Derived(operator=operator, inputs=inputs) if operator in NUMBERWISE:
            return all(is_uniform(item, depth + 1) for item in inputs)
        case Made(name="tensorflow.reshape", event=event):
            shape = event.argument("shape", 1)
            sizes = [fold(i) for i in shape.items] if isinstance(shape, Items) else [None]
            return all(isinstance(size, int) and size >= 0 for size in sizes)
        case Made(name=name, event=event):
            op = OPERATIONS.get(name)
            if name == "()" and isinstance(event.callee, Made):
                op = op_of_layer(event.callee)
            if op is None:
                return _is_constant(value)
            return _uniform_result(value, event.args, depth)
    return False


def _is_constant(value: Value) -> bool:
    """Whether the value surely is made of nothing that an element brings."""
    from tfaudit.program.values import origins

    return not any(
        origin is UNKNOWN or isinstance(origin, (Element, Parameter, LayerOutput))
        for origin in origins(value)
    )


def _uniform_result(made: Made, args: tuple[Value, ...], depth: int) -> bool:
    name, event = made.name, made.event
    op = OPERATIONS.get(name)
    if name == "()" and isinstance(event.callee, Made):
        op = op_of_layer(event.callee)
    if op is None or name in PARSERS:
        return False
    keeps = event.keywords.get("preserve_aspect_ratio")
    if op.sized and (keeps is None or fold(keeps) is False):
        return True
    if op.axes == 0:
        return True
    if op.family is Family.SAMPLE and not op.faithful:
        return False
    if op.family in (Family.AXIS, Family.JOIN) and not counts_from_end(op, event):
        return False
    # The text of a string does not tell how many numbers decode_raw finds in it.
    return not name.endswith("decode_raw") and all(is_uniform(a, depth + 1) for a in args)


def _uniform_element(dataset: Dataset, path: tuple[object, ...], depth: int) -> bool:
    for op in reversed(dataset.ops[1:]):
        if op.name in ("map", "map_with_legacy_function"):
            part = component(op.result, path)
            return part is not None and is_uniform(part, depth)
        if op.name == "batch":
            dropped = op.event.argument("drop_remainder", 1)
            if dropped is None or fold(dropped) is not True:
                return False
        elif op.name not in PASSES_ELEMENTS:
            return False
    source = dataset.source
    if source.name in _SCALAR_SOURCES | _COLUMN_SOURCES or _is_uniform_tfds(source):
        return True
    if source.name == "from_tensor_slices":
        return _dense(source.event.argument("tensors", 0))
    if source.name == "zip" and path and isinstance(path[0], int) and path[0] < len(source.inputs):
        inner = source.inputs[path[0]]
        return isinstance(inner, Dataset) and _uniform_element(inner, path[1:], depth)
    return False


def _is_uniform_tfds(source: Op) -> bool:
    """Whether this loads one of the sets whose examples all have the same shapes."""
    event = source.event
    name = event.argument("name", 0) if event.name == "tensorflow_datasets.load" else None
    known = fold(name) if name is not None and not event.opaque else None
    return isinstance(known, str) and known.partition(":")[0] in _UNIFORM_TFDS


def _dense(value: Value | None) -> bool:
    """Whether the slices of this have one shape: they do, but those of ragged tensors."""
    from tfaudit.program.values import origins

    return value is not None and not any(
        isinstance(v, Made) and (".ragged." in v.name or ".sparse." in v.name)
        for v in origins(value)
    )
