"""What the variables of Keras 3's models lack: their layer's name, and what a `tf.Variable` has.

`model.trainable_variables` holds variables of Keras, which are no `tf.Variable`s. Their `name` is
only `kernel`, their `path` has the rest; their `dtype` is a text; and they cannot be keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, keep_part, replace
from tfaudit.model import Safety
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Attr, Derived, Element, Made, Symbol, Union, alternatives
from tfaudit.rules._removed_attributes import is_some_layer
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, ReadEvent, TestEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

    Event = CallEvent | ReadEvent | TestEvent

_LISTS = frozenset({
    "non_trainable_variables", "non_trainable_weights", "trainable_variables", "trainable_weights",
    "variables", "weights",
})  # fmt: skip
_OF_LAYERS = frozenset({"bias", "kernel"})
GONE = {
    "device": "it is not told",
    "experimental_ref": "use its `path`",
    "get_shape": "ask for its `shape`",
    "initial_value": "keep it yourself",
    "initialized_value": "use `value`",
    "is_initialized": "it always is",
    "op": "there is no graph",
    "read_value": "use `value`",
    "ref": "use its `path`",
    "set_shape": "its `shape` is known",
    "sparse_read": "use `tf.gather`",
}
# Of the `dtype` of a `tf.Variable`.
OF_DTYPES = frozenset({
    "as_numpy_dtype", "base_dtype", "is_complex", "is_floating", "is_integer", "name",
})  # fmt: skip
_ASSIGNS = frozenset({".assign", ".assign_add", ".assign_sub"})
OF_ASSIGNS = ("name", "read_value", "use_locking")
_HASHING = frozenset({"builtins.frozenset", "builtins.set"})
_VARIABLES = ("tensorflow.Variable", "tensorflow.compat.v1.Variable")
# What no weight of Keras' layers is called, so that only a layer's name can have meant it.
NAMES_OF_LAYERS = ("batch_normalization", "conv2d", "dense", "layer_normalization")
_TESTS = {"In": "never", "Equal": "never", "NotIn": "always", "NotEqual": "always"}


def gone_from_weights(program: Program, is_guarded: Callable[[Event], bool]) -> Iterator[Hit]:
    """What is asked of such variables that raises, and tests that can go one way only."""
    if not program.mentions(*_LISTS):
        return
    seen: set[cst.CSTNode] = set()
    for event, node, hit in _hits(program):
        if node not in seen and not is_guarded(event):
            seen.add(node)
            yield hit


def _hits(program: Program) -> Iterator[tuple[Event, cst.CSTNode, Hit]]:
    for read in program.reads:
        name = read.node.attr.value
        if name not in GONE and name not in OF_DTYPES:
            continue
        options = alternatives(read.value)
        bases = [option.base for option in options if isinstance(option, Attr)]
        if len(bases) < len(options):
            continue
        if name in GONE and all(map(_is_weight, bases)):
            message = f"variables of Keras 3's models have no `{name}`: {GONE[name]}"
            yield read, read.node, Hit(read.module, read.node.attr, message)
        elif name in OF_DTYPES and all(
            isinstance(base, Attr) and base.name == "dtype" and _is_weight(base.base)
            for base in bases
        ):
            message = f"the `dtype` of a variable of Keras 3 is a text, and has no `{name}`"
            plan = None
            if name == "name":
                changes = (keep_part(read.node, read.node.value, "{}"),)
                plan = Plan("Take the dtype", changes, Safety.SAFE)
            yield read, read.node, Hit(read.module, read.node.attr, message, plan)
    for call in program.calls:
        yield from ((call, call.node, hit) for hit in _called(call))
    for test in program.trace.tests:
        for part in alternatives(test.test):  # `a in v.name or b in v.name`
            if isinstance(part, Derived) and isinstance(part.node, cst.Comparison):
                yield from ((test, part.node, hit) for hit in _tested(test, part, part.node))


def _called(call: CallEvent) -> Iterator[Hit]:
    """Methods that such variables lack, arguments that theirs do not take, and their type."""
    node, name = call.node, call.name[1:]
    if call.name == "builtins.isinstance" and len(call.args) == 2:
        kind = call.args[1]
        if isinstance(kind, Symbol) and kind.name in _VARIABLES and _is_weight(call.args[0]):
            yield Hit(call.module, node.func, "variables of Keras 3's models are no `tf.Variable`s")
        return
    if call.name in _HASHING and len(call.args) == 1 and _holds_weights(call.args[0], ()):
        message = "variables of Keras 3's models cannot be in a set: take their `path`"
        yield Hit(call.module, node.func, message)
        return
    known = name == "value" or name in GONE or call.name in _ASSIGNS
    if not known or not isinstance(node.func, cst.Attribute) or call.receiver is None:
        return
    if not all(map(_is_weight, alternatives(call.receiver))):
        return
    if name == "value":
        plan = Plan("Do not call it", (keep_part(node, node.func, "{}"),), Safety.SAFE)
        message = "`value` of a variable of Keras 3 is its tensor, which cannot be called"
        yield Hit(call.module, node.func.attr, message, plan)
    elif name in GONE:
        message = f"variables of Keras 3's models have no `{name}`: {GONE[name]}"
        yield Hit(call.module, node.func.attr, message)
    else:
        for keyword in OF_ASSIGNS:
            arg = argument(node, keyword)
            if arg is not None:
                message = f"`{name}` of a variable of Keras 3 takes no `{keyword}`"
                yield Hit(call.module, arg, message)
                return


def _tested(test: TestEvent, part: Derived, node: cst.Comparison) -> Iterator[Hit]:
    """A test for a layer's name in that of its variable."""
    operator = part.operator
    if operator not in _TESTS or len(part.inputs) != 2:
        return
    first, second = part.inputs
    text, named, place = fold(first), second, node.comparisons[0].comparator
    if not isinstance(text, str) and operator.endswith("Equal"):
        text, named, place = fold(second), first, node.left
    if not isinstance(text, str) or not _is_name(named):
        return
    if "/" not in text and not text.endswith(":0") and not text.startswith(NAMES_OF_LAYERS):
        return
    plan = None
    if operator.endswith("In") and ":" not in text and isinstance(place, cst.Attribute):
        plan = Plan("Ask its path", (replace(place.attr, "path"),), Safety.UNSAFE)
    message = (
        f"variables of Keras 3's models are named without their layer, as `kernel`, so that this "
        f"is {_TESTS[operator]} true: ask for the `path`"
    )
    yield Hit(test.module, node, message, plan)


def _is_name(value: Value) -> bool:
    """Whether it is the name of such a variable."""
    return all(
        isinstance(option, Attr) and option.name == "name" and _is_weight(option.base)
        for option in alternatives(value)
    )


def _is_weight(value: Value) -> bool:
    """Whether it is surely a variable of a model or layer of Keras."""
    match value:
        case Union(options=options):
            return all(map(_is_weight, options))
        case Element(of=of, path=path):
            return _holds_weights(of, path)
        case Derived(operator="[]", inputs=(of, key)):
            is_slice = isinstance(key, Derived) and key.operator == "slice"
            return not is_slice and _holds_weights(of, ())
        case Attr(name=name, base=Made(name=layer)):
            return name in _OF_LAYERS and api.is_layer(layer)
    return False


def _holds_weights(value: Value, path: tuple[object, ...]) -> bool:
    """Whether what stands at a place of each item is a variable: `(i, (gradient, variable))`."""
    match value:
        case Made(name="builtins.zip", event=event):
            place = path[0] if path else None
            if not isinstance(place, int) or place >= len(event.args):
                return False
            return _holds_weights(event.args[place], path[1:])
        case Made(name="builtins.enumerate", event=event) if event.args and path[:1] == (1,):
            return _holds_weights(event.args[0], path[1:])
        case Derived(operator="+", inputs=inputs):
            return all(_holds_weights(item, path) for item in inputs)
        case Union(options=options):
            return all(_holds_weights(option, path) for option in options)
        case Attr(name=name, base=base):
            known = acts_as_model(base) or is_some_layer(base)
            return not path and name in _LISTS and known
    return False
