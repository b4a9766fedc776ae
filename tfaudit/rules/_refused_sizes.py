"""What TFA903 says of sizes that Keras 3 refuses: floats and NumPy's numbers, one for a shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, keep_part
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.values import Attr, Derived, Element, Made, Option, Parameter, Union
from tfaudit.rules._numbers import is_float
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Change
    from tfaudit.program.events import CallEvent
    from tfaudit.program.values import Value

_INPUTS = {
    "keras.Input": ("shape",),
    "keras.layers.InputLayer": ("input_shape", "shape"),
}
# Layers of which Keras 2 made the size a whole number itself.
_SIZED = re.compile(
    r"keras\.layers\.(?:(Dense)|(?:Separable)?Conv(?:olution)?[123]D(?:Transpose)?)"
)
# Layers that take a whole number of Python only, where Keras 2 took one of NumPy as well.
_PYTHONS_OWN = {
    "keras.layers.Dense": (("units", 0),),
    "keras.layers.Embedding": (("input_dim", 0), ("output_dim", 1)),
    "keras.layers.GRU": (("units", 0),),
}
# What gives a number of NumPy's; an array, where it is told of axes.
_OF_NUMPY = re.compile(r"numpy\.(?:prod|product|sum|max|amax|min|amin|u?int(?:\d\d?)?_?)")


def refused_sizes(event: CallEvent) -> Iterator[Hit]:
    """A float for the size of a layer, and a number for the shape of an input."""
    if (names := _INPUTS.get(event.name)) is not None:
        for name in names:
            yield from _no_tuple(event, name)
    elif (layer := _SIZED.fullmatch(event.name)) is not None:
        yield from _float(event, "units" if layer[1] else "filters")
    for name, place in _PYTHONS_OWN.get(event.name, ()):
        yield from _numpy(event, name, place)


def refused_shapes(event: CallEvent) -> Iterator[Hit]:
    """A number for the shape of a weight."""
    yield from _no_tuple(event, "shape", None)


def _no_tuple(event: CallEvent, name: str, place: int | None = 0) -> Iterator[Hit]:
    arg = argument(event.node, name, place)
    value = event.argument(name, place)
    if arg is None or value is None:
        return
    if not (_is_whole(value) or _is_length(arg.value) or _is_whole_by_default(event, arg.value)):
        return
    node = arg.value
    plan = Plan("Make the shape a tuple", (_tuple(node),), Safety.SAFE)
    message = "Keras 3 takes no number for a shape, which has to be a tuple"
    yield Hit(event.module, node, message, plan)


def _float(event: CallEvent, name: str) -> Iterator[Hit]:
    arg = argument(event.node, name, 0)
    value = event.argument(name, 0)
    if arg is not None and value is not None and is_float(value):
        why = "a float, which Keras 3 refuses: Keras 2 made it a whole number"
        yield _as_int(event, arg.value, f"`{name}` is {why}", "Make it a whole number")


def _numpy(event: CallEvent, name: str, place: int) -> Iterator[Hit]:
    arg = argument(event.node, name, place)
    value = event.argument(name, place)
    if arg is not None and value is not None and _is_of_numpy(value):
        why = "a number of NumPy's, which Keras 3 refuses: Keras 2 took it"
        yield _as_int(event, arg.value, f"`{name}` is {why}", "Make it a number of Python's")


def _as_int(event: CallEvent, node: cst.BaseExpression, message: str, title: str) -> Hit:
    change = keep_part(node, node, "int({})")
    return Hit(event.module, node, message, Plan(title, (change,), Safety.SAFE))


def _is_whole(value: Value) -> bool:
    known = fold(value)
    if isinstance(known, int):
        return not isinstance(known, bool)
    match value:
        case Made(name=name):
            return name in ("builtins.len", "builtins.int")
        case Derived(operator="[]", inputs=(Attr(name="shape"), place)):
            return isinstance(fold(place), int)
        case Element(of=Attr(name="shape"), path=(int(),)):  # rows, columns = image.shape
            return True
        case Attr(name="n", base=Attr(name="action_space")):  # of an environment of Gym
            return True
        case Derived(operator="+" | "-" | "*" | "//", inputs=(left, right)):
            return _is_whole(left) and _is_whole(right)
        case Option(default=default):  # on the command line, it is a number of the same type
            return _is_whole(default)
        case Union(options=options):
            return all(map(_is_whole, options))
    return False


def _is_whole_by_default(event: CallEvent, node: cst.BaseExpression) -> bool:
    """Whether it is a parameter, of which callers may be out of sight, with a number as default."""
    if not isinstance(node, cst.Name) or not event.context.frames:
        return False
    function = event.context.frames[-1].function
    given = event.argument("shape", 0)
    default = dict(function.defaults).get(node.value)
    return isinstance(given, Parameter) and default is not None and _is_whole(default)


def _is_of_numpy(value: Value) -> bool:
    """Whether it is surely a whole number of NumPy's, `np.prod(shape)` or `np.max(tokens) + 1`."""
    match value:
        case Made(name=".max" | ".min" | ".sum" | ".prod", event=event):
            array = event.receiver
            return isinstance(array, Made) and array.name.startswith("numpy.") and not event.args
        case Made(name=name, event=event):
            single = len(event.args) == 1 and not event.keywords and not event.opaque
            return single and _OF_NUMPY.fullmatch(name) is not None
        case Derived(operator="+" | "-" | "*" | "//", inputs=inputs):
            return any(map(_is_of_numpy, inputs)) and all(
                isinstance(fold(item), int) or _is_of_numpy(item) for item in inputs
            )
    return False


def _is_length(node: cst.BaseExpression) -> bool:
    """Whether it reads one length of a shape, as `images.shape[1]` does."""
    match node:
        case cst.Subscript(
            value=cst.Attribute(attr=cst.Name(value="shape")),
            slice=[
                cst.SubscriptElement(slice=cst.Index(value=cst.Integer() | cst.UnaryOperation()))
            ],
        ):
            return True
    return False


def _tuple(node: cst.BaseExpression) -> Change:
    form = "{}," if node.lpar else "({},)"  # what is replaced stands in its brackets
    return keep_part(node, node, form)
