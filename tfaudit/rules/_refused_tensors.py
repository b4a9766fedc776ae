"""What TFA903 says of symbolic tensors that TensorFlow's own functions refuse since Keras 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.program.api import is_layer
from tfaudit.program.compiled import is_noted
from tfaudit.program.program import is_model
from tfaudit.program.targets import Era, era
from tfaudit.program.tensor_ops import OPERATIONS
from tfaudit.program.values import (
    Attr,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    LayerOutput,
    Made,
    Parameter,
    Partial,
    Symbol,
    alternatives,
    kept_at_places,
)
from tfaudit.rules._models import derives_from_keras, flat
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, Context, Frame
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_FUNCTIONS = {name for name in OPERATIONS if name.startswith("tensorflow.")} | {
    "tensorflow." + name
    for name in (
        "acos", "acosh", "add_n", "asin", "asinh", "atan2", "atanh", "broadcast_to",
        "convert_to_tensor", "cosh", "eig", "eigvals", "einsum", "ensure_shape", "gather", "matmul",
        "norm", "pad", "rank", "reduce_logsumexp", "repeat", "reshape", "roll", "shape", "sinh",
        "size", "split", "tan", "tensordot", "tile", "transpose", "unstack",
    )
}  # fmt: skip
# Those of `tf.keras.backend`: `keras.backend` no longer has them.
_OF_BACKEND = frozenset("keras.backend." + name for name in (
    "abs", "all", "any", "argmax", "argmin", "batch_dot", "batch_flatten", "binary_crossentropy",
    "cast", "categorical_crossentropy", "clip", "concatenate", "cos", "cumprod", "cumsum", "dot",
    "dropout", "elu", "equal", "exp", "expand_dims", "flatten", "gather", "greater",
    "greater_equal", "hard_sigmoid", "l2_normalize", "less", "less_equal", "log", "max", "maximum",
    "mean", "min", "minimum", "not_equal", "one_hot", "ones_like", "permute_dimensions", "pow",
    "prod", "relu", "repeat", "repeat_elements", "reshape", "reverse", "round", "shape", "sigmoid",
    "sign", "sin", "softmax", "softplus", "softsign", "sparse_categorical_crossentropy", "sqrt",
    "square", "squeeze", "stack", "std", "stop_gradient", "sum", "switch", "tanh", "tile",
    "transpose", "var", "zeros_like",
))  # fmt: skip
# What is written instead of these gives no symbolic tensor.
_GIVE_NUMBERS = frozenset({
    "keras.backend.shape", "tensorflow.rank", "tensorflow.shape", "tensorflow.size",
})  # fmt: skip
_FAMILIES = re.compile(r"tensorflow\.(?:image|linalg|math|nn|signal)\.[a-z]\w*")
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**", "neg", "[]"})
_SEQUENTIAL = "keras.Sequential"
_MODELS = ("keras.applications.", "keras.Model", _SEQUENTIAL)
_OF_LAYERS = ("call", "__call__")
_MASKS = "compute_mask"  # Keras 3 calls it with what the layer is called with
_DEEPEST = 12
_ENDS = (".input", ".output")  # of a model that is made elsewhere


def refused_tensors(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The first call in each statement that Keras 3 refuses, with what a layer or `Input` gave."""
    made = any(True for _ in program.calls_where(_gives_symbols))
    if not made and not program.mentions(*_ENDS):
        return
    losses = loss_functions(program)
    masks = _mask_functions(program)
    said: set[cst.CSTNode] = set()
    for event in program.calls:
        if not (_adds_loss(event) or _is_refusing(event)):
            continue
        if is_in_layer(event.context, losses):
            continue
        of_mask = any(_is_given_to(value, masks) for value in _given(event))
        if not (event.name == ".add_loss" or of_mask or any(map(is_symbolic, _given(event)))):
            continue
        if era(event.module.source.code, program.targets) is not Era.KERAS3:
            continue
        statement = event.module.index.statement(event.node)
        if statement in said:
            continue
        said.add(statement)
        if are_cared_for(event):
            continue
        message = f"`{quoted(event.node.func)}` refuses a symbolic tensor of Keras 3: call it "
        message += "in a layer, such as `Lambda`, or use `keras.ops`"
        if event.name == ".add_loss":
            message = f"`{quoted(event.node.func)}` raises NotImplementedError for a functional "
            message += "model in Keras 3: call `add_loss` in a layer's `call`"
        elif of_mask:
            message = f"`{quoted(event.node.func)}` refuses the symbolic tensor that Keras 3 gives "
            message += f"`{_MASKS}`: use `keras.ops`"
        elif event.context.frames and event.context.frames[-1].function.node in losses:
            message = f"`{quoted(event.node.func)}` refuses a symbolic tensor, which the loss "
            message += "takes from outside: call `add_loss` in a layer's `call`, which has values"
        yield Hit(event.module, underline(event.node), message)
    yield from _bound_to_losses(program, are_cared_for)


def _bound_to_losses(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Losses to which `functools.partial` binds a symbolic tensor, which stays symbolic."""
    for event in program.calls_of(".compile") if program.mentions("partial") else ():
        arg = argument(event.node, "loss", 1)
        if arg is None or are_cared_for(event):
            continue
        losses = (loss for loss in flat(event.argument("loss", 1)) if isinstance(loss, Partial))
        name = next((name for loss in losses for name in _symbols_bound(loss)), None)
        if name is None or era(event.module.source.code, program.targets) is not Era.KERAS3:
            continue
        message = f"Keras 3 refuses the symbolic tensor that `partial` gives this loss as `{name}`:"
        message += " call `add_loss` in a layer's `call`, which has values"
        yield Hit(event.module, arg.value, message)


def _symbols_bound(loss: Partial) -> Iterator[str]:
    """The parameters that a loss of the script's own reads, and that are symbolic tensors."""
    if isinstance(loss.function, Function):
        read = {name.value for name in walk_type(loss.function.node.body, cst.Name)}
        for name, value in loss.keywords:
            if name in read and is_symbolic(value):
                yield name


def _gives_symbols(name: str) -> bool:
    return name == "keras.Input" or name.startswith("keras.applications.")


def _is_refusing(event: CallEvent) -> bool:
    """Whether it calls a function of TensorFlow, or of `tf.keras.backend`, for tensors."""
    if event.name in _OF_BACKEND:
        root = quoted(event.node.func).partition(".")[0]
        return event.module.origins.get(root) == {"tensorflow"}
    return event.name in _FUNCTIONS or _FAMILIES.fullmatch(event.name) is not None


def _adds_loss(event: CallEvent) -> bool:
    """Whether it adds a loss to a functional model."""
    model = event.receiver
    if event.name != ".add_loss" or not isinstance(model, Made) or model.name != "keras.Model":
        return False
    return model.event.argument("outputs", 1) is not None


def loss_functions(program: Program) -> set[cst.CSTNode]:
    """The functions that models are compiled with: Keras calls them with tensors of its own."""
    given = (e.argument("loss", 1) for e in program.calls_of(".compile"))
    return {part.node for loss in given for part in flat(loss) if isinstance(part, Function)}


def _mask_functions(program: Program) -> set[cst.CSTNode]:
    """The `compute_mask` of the user's layers that are called with symbolic tensors."""
    found: set[cst.CSTNode] = set()
    for event in program.calls_of("()") if program.mentions(_MASKS) else ():
        layer = event.receiver
        if not isinstance(layer, Instance) or not _is_of_keras(layer):
            continue
        method = layer.cls.find(_MASKS)
        if isinstance(method, Function) and event.args and is_symbolic(event.args[0]):
            found.add(method.node)
    return found


def _is_given_to(value: Value, functions: set[cst.CSTNode]) -> bool:
    """Whether it is what one of the functions is given, or a part of it."""
    match value:
        case Parameter(function=function):
            return function in functions
        case Derived(operator="[]", inputs=(whole, _)):
            return _is_given_to(whole, functions)
    return False


def is_in_layer(context: Context, losses: set[cst.CSTNode]) -> bool:
    """Whether Keras calls it, with tensors that have values or stand for some.

    A loss is called with some, too, but those that it takes from outside stay symbolic.
    """
    return context.traced or any(
        (frame.why == "callback" and frame.function.node not in losses)
        or (frame.function.name in _OF_LAYERS and not _is_called_by_name(frame))
        for frame in context.frames
    )


def _is_called_by_name(frame: Frame) -> bool:
    """Whether the script calls the method itself, `self.call(inputs)`, which makes no layer."""
    function = frame.call.func if frame.call is not None else None
    return isinstance(function, cst.Attribute) and function.attr.value in _OF_LAYERS


def _given(event: CallEvent) -> Iterator[Value]:
    """What a call gets, and what is in the lists that it gets."""
    for value in (*event.args, *event.keywords.values()):
        yield from value.items if isinstance(value, Items) else (value,)


def is_symbolic(value: Value, depth: int = 0) -> bool:
    """Whether it is surely a symbolic tensor: made by a layer of one, or computed from it."""
    if depth > _DEEPEST:
        return False
    return all(_is_made_symbolic(option, depth) for option in alternatives(value))


def _is_made_symbolic(value: Value, depth: int) -> bool:
    match value:
        case LayerOutput(layer=layer):
            return _is_of_keras(layer)
        case Element(of=LayerOutput() | Made(name="()") as outputs):
            return is_symbolic(outputs, depth + 1)
        case Made(name="()", event=event) if event.receiver is not None:
            given = _is_of_keras(event.receiver) and event.args
            return bool(given) and is_symbolic(event.args[0], depth + 1)
        case Made(event=event) if _is_refusing(event) and event.name not in _GIVE_NUMBERS:
            return any(is_symbolic(given, depth + 1) for given in _given(event))
        case Attr(name="input" | "output", base=base):
            return _is_functional(base)
        case Attr(name="inputs" | "outputs", base=base):
            return _is_functional(base) or (isinstance(base, Made) and base.name == _SEQUENTIAL)
        case Element(of=Attr(name="input" | "output" | "inputs" | "outputs") as ends):
            return is_symbolic(ends, depth + 1)
        case Derived(operator="[]", inputs=(Items(items=items), _)):
            return bool(items) and all(is_symbolic(item, depth + 1) for item in items)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            parts = inputs[:1] if operator == "[]" else inputs
            return any(is_symbolic(part, depth + 1) for part in parts)
    return False


def _is_functional(value: Value) -> bool:
    """Whether it is a model that is made of symbolic tensors, or one of its layers.

    One out of sight that is trained is none of a class, which has no `input` to be asked for.
    """
    match value:
        case Made(name=".get_layer", event=event) if event.receiver is not None:
            return _is_functional(event.receiver)
        case Derived(operator="[]", inputs=(Attr(name="layers", base=model), key)):
            return not isinstance(key, Derived) and _is_functional(model)
        case Made(name="keras.Model", event=event):
            return event.argument("outputs", 1) is not None
        case Made(name=name):  # other models that are loaded have no `input` at all
            loaded = name == "keras.models.load_model" or name.startswith("keras.applications.")
            return loaded or (not is_model(value) and is_noted(value))
        case Attr() | Element() | Parameter():
            return is_noted(value)
    return False


def _is_of_keras(layer: Value) -> bool:
    match layer:
        case Symbol(name=name):
            return name == "keras.Input"
        case Made(name=name):
            return is_layer(name) or name.startswith(_MODELS)
        case Instance(cls=cls):
            return derives_from_keras(cls)
        case Derived():  # one of a list of layers
            held = kept_at_places(layer)
            return bool(held) and all(map(_is_of_keras, held))
    return False
