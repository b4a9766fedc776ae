"""Functions mapped over a dataset: what they do to the rank of an element, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.shapes import SPLITS_LINES, axes, parses_one
from tfaudit.program.tensor_ops import (
    DRAWING_LAYERS,
    LAYERS,
    NOISE_LAYERS,
    OPERATIONS,
    RANDOM_LAYERS,
    Family,
    counts_from_end,
    is_augmentation,
    is_lookup_table,
    op_of_layer,
)
from tfaudit.program.values import (
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Op,
    Parameter,
    Symbol,
    Table,
    Value,
    alternatives,
    origins,
)
from tfaudit.syntax import walk, walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, SetEvent
    from tfaudit.program.program import Program

MAPS = frozenset({"map", "map_with_legacy_function"})

_DEEPEST = 4  # functions that call one another
_CONTAINERS = frozenset({"tuple", "list", "dict", "zip", "enumerate", "range", "len", "sorted"})
_PYTHON = frozenset({
    "tensorflow.py_function", "tensorflow.numpy_function", "tensorflow.compat.v1.py_func",
    "tensorflow.py_func",
})  # fmt: skip
_READS_FILES = frozenset({"tensorflow.io.read_file", "tensorflow.io.gfile.GFile"})
_DECODES = frozenset(
    f"tensorflow.{module}.decode_{kind}"
    for module in ("io", "image")
    for kind in ("jpeg", "png", "image", "bmp", "gif", "and_crop_jpeg", "compressed")
) | {"tensorflow.audio.decode_wav", "keras.utils.load_img", "keras.preprocessing.image.load_img"}
_EXPENSIVE = (
    _READS_FILES
    | _DECODES
    | {
        "tensorflow.io.parse_single_example", "tensorflow.io.parse_example",
        "tensorflow.io.parse_single_sequence_example", "tensorflow.io.parse_sequence_example",
        "tensorflow.image.resize", "tensorflow.image.resize_with_pad", "tensorflow.signal.stft",
        "tensorflow.strings.split", "tensorflow.strings.unicode_decode", "tensorflow.signal.rfft",
    }
)  # fmt: skip
_STATEFUL_LAYERS = frozenset({
    "keras.layers.TextVectorization", "keras.layers.StringLookup", "keras.layers.IntegerLookup",
})  # fmt: skip
# What is known of the other layers of a Sequential that draws.
_STUDIED = DRAWING_LAYERS | NOISE_LAYERS | frozenset(LAYERS)
_RANDOM = frozenset({
    *(f"tensorflow.random.{name}" for name in (
        "uniform", "normal", "truncated_normal", "gamma", "poisson", "shuffle", "categorical",
    )),
    "tensorflow.image.sample_distorted_bounding_box", "tensorflow.nn.dropout",
})  # fmt: skip
_GENERATOR_METHODS = frozenset({
    ".uniform", ".normal", ".truncated_normal", ".make_seeds", ".uniform_full_int", ".binomial",
})  # fmt: skip
# Calls of the API that may keep state, or whose doing is not looked into.
_IMPURE = (
    "tensorflow.compat.", "tensorflow.contrib.", "tensorflow.experimental.", "tensorflow.io.gfile.",
    "tensorflow.io.write", "tensorflow.print", "tensorflow.queue.", "tensorflow.random.",
    "tensorflow.raw_ops.", "tensorflow.summary.", "tensorflow.Variable", "tensorflow.function",
    "numpy.random.", "builtins.open", "builtins.next", "builtins.input", "builtins.exec",
)  # fmt: skip
_PURE_METHODS = frozenset({
    ".set_shape", ".get_shape", ".as_list", ".keys", ".items", ".values", ".get", ".pop", ".update",
    ".numpy", ".append", ".format", ".join", ".num_elements", ".to_tensor",
})  # fmt: skip


@dataclass
class MappedFunction:
    """What a mapped function does beside computing; `known`: every call in it is understood.

    The lists hold the calls that make it so. A `tf.py_function` is no random or reading call: what
    Python does there is Python's.
    """

    known: bool = True
    random: list[CallEvent] = field(default_factory=list)
    stateful: list[CallEvent] = field(default_factory=list)  # reads state: tables, vocabularies
    python: list[CallEvent] = field(default_factory=list)
    reads: list[CallEvent] = field(default_factory=list)
    decodes: list[CallEvent] = field(default_factory=list)
    expensive: list[CallEvent] = field(default_factory=list)
    variables: bool = False

    @property
    def deterministic(self) -> bool:
        """Whether the same element surely gives the same result, whenever it comes."""
        return self.known and not self.random and not self.python and not self.variables


def study(program: Program, op: Op) -> MappedFunction:
    """What the function of a `map` (or of another step that calls one) does."""
    found = MappedFunction()
    calls = list(program.inside(op.event).calls)
    results = list(origins(op.result))
    calls += [v.event for v in results if isinstance(v, Made) and v.event.node is op.event.node]
    # `x * scale`, of a variable.
    found.variables = any(
        isinstance(v, Derived) and any(map(_is_variable, v.inputs)) for v in results
    )
    function = op.event.argument("map_func", 0)
    if function is None or any(
        not isinstance(option, (Function, Symbol, Made)) for option in alternatives(function)
    ):
        found.known = bool(program.inside(op.event).calls)
    for call in calls:
        if not _handed_on(call, op):
            _study_call(call, found)
    found.known = found.known and _all_followed(calls)
    found.known = found.known and all(map(fills_own_dict, program.inside(op.event).sets))
    return found


def fills_own_dict(change: SetEvent) -> bool:
    """Whether `spec["x"] = …` fills a dict that the same function has made, and nothing else."""
    match change.node:
        case cst.Subscript(value=cst.Name(value=name)):
            function = change.module.index.enclosing(change.node, cst.FunctionDef)
            if function is None or not isinstance(change.target, Table):
                return False
            return isinstance(change.key, (str, int)) and any(
                isinstance(assign.value, cst.Dict)
                and any(
                    isinstance(t.target, cst.Name) and t.target.value == name
                    for t in assign.targets
                )
                for assign in walk_type(function.body, cst.Assign)
            )
    return False


def rearranges(function: Value | None, depth: int = 0) -> bool:
    """Whether a function only takes an element apart or puts its parts together anew."""
    if not isinstance(function, Function) or depth > _DEEPEST:
        return False
    for node in walk(function.node.body):
        if isinstance(node, cst.Call):
            if not isinstance(node.func, cst.Name):
                return False
            name = node.func.value
            if name not in _CONTAINERS and not rearranges(function.scope.lookup(name), depth + 1):
                return False
        elif isinstance(node, (cst.BinaryOperation, cst.Comparison)):
            return False
        elif isinstance(node, cst.UnaryOperation) and not isinstance(node.expression, cst.Integer):
            return False  # other than a place: `batch[-1]`
    return True


def _all_followed(calls: list[CallEvent]) -> bool:
    """Whether the functions called that call something themselves were looked into."""
    entered = {frame.function.node for call in calls for frame in call.context.frames}
    return all(
        call.callee.node in entered
        or not any(isinstance(node, cst.Call) for node in walk(call.callee.node.body))
        for call in calls
        if isinstance(call.callee, Function)
    )


def _handed_on(call: CallEvent, op: Op) -> bool:
    """Whether the mapped function hands the code around the call to another (`tf.py_function`)."""
    frames = call.context.frames
    inside = next((i for i, frame in enumerate(frames) if frame.op is op.event.node), len(frames))
    return any(frame.why == "callback" for frame in frames[inside:])


def _is_variable(value: Value) -> bool:
    return isinstance(value, Made) and value.name == "tensorflow.Variable"


def _study_call(call: CallEvent, found: MappedFunction) -> None:
    name = call.name
    inputs = [*call.args, *call.keywords.values()]
    if any(map(_is_variable, inputs)):
        found.variables = True
    if name == "()" and isinstance(call.callee, Made):
        _study_layer(call, call.callee, found)
    elif isinstance(call.callee, Parameter) and call.callee.declared in _STATEFUL_LAYERS:
        found.stateful.append(call)
        found.expensive.append(call)
    elif is_random(name) or (name in _GENERATOR_METHODS and _is_generator(call.receiver)):
        found.random.append(call)
    elif name in _PYTHON:
        found.python.append(call)
    elif name == ".lookup" and is_lookup_table(call.receiver):
        found.stateful.append(call)
    elif name in _EXPENSIVE:
        found.expensive.append(call)
        if name in _READS_FILES:
            found.reads.append(call)
        if name in _DECODES:
            found.decodes.append(call)
    elif not (
        isinstance(call.callee, Function)
        or name in OPERATIONS
        or name in _PURE_METHODS
        or name.startswith("tensorflow.random.stateless_")
        or (
            name.startswith(("tensorflow.", "numpy.", "builtins.")) and not name.startswith(_IMPURE)
        )
        or isinstance(call.result, Dataset)
    ):
        found.known = False


def _study_layer(call: CallEvent, layer: Made, found: MappedFunction) -> None:
    training = call.keywords.get("training")
    trains = fold(training) if training is not None else None
    parts = _parts_of(layer)
    # Layers of noise draw only where they are told that a model trains.
    kinds = DRAWING_LAYERS | NOISE_LAYERS if trains is True else DRAWING_LAYERS
    if trains is not False and any(part.name in kinds for part in parts):
        found.random.append(call)
        found.known &= all(part.name in _STUDIED for part in parts)
    elif layer.name in _STATEFUL_LAYERS or _holds_vocabulary(layer):
        found.stateful.append(call)
        found.expensive.append(call)
    elif op_of_layer(layer) is None and layer.name != "keras.layers.Normalization":
        found.known = False


def _parts_of(layer: Made, depth: int = 0) -> list[Made]:
    """The layer, or the layers of a Sequential, and of those in it, as far as they are known."""
    held = layer.attrs.get("layers") if layer.name == "keras.Sequential" else None
    if not isinstance(held, Items) or depth > _DEEPEST:
        return [layer]
    return [
        part for item in held.items if isinstance(item, Made) for part in _parts_of(item, depth + 1)
    ]


def _holds_vocabulary(model: Made) -> bool:
    """Whether it is a `Sequential` one of whose layers looks its inputs up."""
    layers = model.attrs.get("layers") if model.name == "keras.Sequential" else None
    return isinstance(layers, Items) and any(
        isinstance(layer, Made) and layer.name in _STATEFUL_LAYERS for layer in layers.items
    )


def is_random(name: str) -> bool:
    """Whether calling the API object draws another random number each time it runs."""
    return name in _RANDOM or name.startswith("tensorflow.image.random_")


def _is_generator(value: Value | None) -> bool:
    return isinstance(value, Made) and value.name.startswith("tensorflow.random.")


def makes_no_batch(op: Op) -> bool:
    """Whether the mapped function surely gives samples, not batches.

    The parts of a batch all have the batch axis, so one number beside them is enough, unless
    another part gets an axis for a batch of one; and so is one picture that was decoded.
    """
    parts = _parts(op.result)
    if not parts:
        return False
    if any(_is_picture(part) for part in parts):
        return True
    if any(axes(part) == 0 for part in parts):
        # Not before: what the dataset's source was made of has an axis for its samples anyway.
        made = (v for part in parts for v in origins(part, behind=_is_made_here))
        return not any(map(_adds_axis, made))
    return all(_no_batch(part, 0) for part in parts)


def _is_picture(value: Value) -> bool:
    """Whether the value is one decoded image, whatever was done to its pixels."""
    decoded = any(isinstance(v, Made) and v.name in _DECODES for v in origins(value))
    return decoded and axes(value) == 3 and _no_batch(value, 0)


def _is_made_here(value: Value) -> bool:
    return not isinstance(value, Element)


def _adds_axis(value: Value) -> bool:
    match value:
        case Made(name="tensorflow.reshape", event=event):
            shape = event.argument("shape", 1)
            return (
                not isinstance(shape, Items)
                or shape.open
                or not shape.items
                or fold(shape.items[0]) == 1
            )
        case Made(name="tensorflow.stack", event=event) if event.args:
            return not _are_columns(event.args[0])
        case Made(name=name):
            return name.endswith(("expand_dims", "stack", "concat"))
        case Derived(operator="[]", inputs=(_, key)):
            keys = key.items if isinstance(key, Items) else (key,)
            return any(isinstance(k, Const) and k.value is None for k in keys) or any(
                isinstance(k, Symbol) and k.name.endswith("newaxis") for k in keys
            )
    return False


def _are_columns(value: Value) -> bool:
    """Whether they are columns of one line, which stand beside each other in one sample."""
    match value:
        case Derived(operator="[]", inputs=(Made() as lines, Derived(operator="slice"))):
            return _are_columns(lines)
        case Made(name=name) if name in SPLITS_LINES:
            return axes(value) == 1
        case Items(kind="list" | "tuple", items=items, open=False):
            return len(items) > 1 and all(axes(item) == 0 for item in items)
    return False


def _parts(value: Value) -> list[Value]:
    """The tensors in a structure of tuples and dicts, constants left out."""
    match value:
        case Items(items=items, open=False, kind="tuple"):
            return [part for item in items for part in _parts(item)]
        case Table(items=table, open=False):
            return [part for item in table.values() for part in _parts(item)]
        case Const():
            return []
    return [value]


def _no_batch(value: Value, depth: int) -> bool:
    if depth > 60:
        return False
    match value:
        case Items(items=items, open=False):
            return all(_no_batch(item, depth + 1) for item in items)
        case Table(items=table, open=False):
            return all(_no_batch(item, depth + 1) for item in table.values())
        case Element() | Const():
            return True
        case Derived(operator="+" | "-" | "*" | "/" | "//" | "**" | "neg", inputs=inputs):
            return all(_no_batch(item, depth + 1) for item in inputs)
        case Derived(operator="[]", inputs=(base, _)):
            return _no_batch(base, depth + 1)
        case Made(name=api.PARSE_EXAMPLE):
            return parses_one(value)
        case Made(name=name, event=event) if name in OPERATIONS and event.args:
            op = OPERATIONS[name]
            if op.family in (Family.AXIS, Family.JOIN) and not counts_from_end(op, event):
                return False
            return _no_batch(event.args[0], depth + 1)
        case Made(name="()", event=event) if isinstance(event.callee, Made) and event.args:
            layer = event.callee
            known = layer.name in RANDOM_LAYERS or is_augmentation(layer)
            known = known or op_of_layer(layer) is not None
            return known and _no_batch(event.args[0], depth + 1)
    return False
