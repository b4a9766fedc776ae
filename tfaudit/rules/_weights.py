"""What the variables of Keras 3's models lack: their layer's name, and what a `tf.Variable` has.

`model.trainable_variables` holds variables of Keras, which are no `tf.Variable`s. Their `name` is
only `kernel`, their `path` has the rest; their `dtype` is a text; and they cannot be keys.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import (
    CannotEditError,
    Change,
    Hit,
    Plan,
    delete_statement,
    keep_part,
    replace,
    underline,
)
from tfaudit.model import Edit, Safety
from tfaudit.program.api import ASSIGNMENTS
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Attr,
    Derived,
    Element,
    Instance,
    Items,
    Made,
    Parameter,
    Symbol,
    Union,
    Unknown,
    alternatives,
)
from tfaudit.rules._models import layers_in
from tfaudit.rules._removed_attributes import (
    SETTERS,
    acts_as_optimizer,
    attributes,
    is_some_layer,
    keeps_weights,
    makes_weight,
)
from tfaudit.rules._steps import TAPE
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.edits import Text
    from tfaudit.program.events import CallEvent, ReadEvent, TestEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value
    from tfaudit.syntax import Index

    Event = CallEvent | ReadEvent | TestEvent

_LISTS = frozenset({
    "non_trainable_variables", "non_trainable_weights", "trainable_variables", "trainable_weights",
    "variables", "weights",
})  # fmt: skip
_OF_LAYERS = frozenset({"bias", "kernel"})
_OF_OPTIMIZERS = frozenset({"iterations", "learning_rate"})
_WATCHED = (
    "a tape takes no variables of Keras 3 to watch: it watches those that are trained, unless it "
    "is told not to; give it their `value`s else"
)
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
_ASKED = frozenset({"value", *GONE, *OF_DTYPES})
_WORDS = (".add_weight(", ".read_value()", ".value()", ".watch(", "backend", "set_value")
OF_ASSIGNS = ("name", "read_value", "use_locking")
_HASHING = frozenset({"builtins.frozenset", "builtins.set"})
_VARIABLES = ("tensorflow.Variable", "tensorflow.compat.v1.Variable")
# What no weight of Keras' layers is called, so that only a layer's name can have meant it.
NAMES_OF_LAYERS = ("batch_normalization", "conv2d", "dense", "layer_normalization")
_NAME = frozenset({"name"})
_AS_KEYS = (".name]", ".name:", ".name :")
_TESTS = {"In": "never", "Equal": "never", "NotIn": "always", "NotEqual": "always"}


def gone_from_weights(program: Program, is_guarded: Callable[[Event], bool]) -> Iterator[Hit]:
    """What is asked of such variables that raises, and tests that can go one way only."""
    if not program.mentions(*_LISTS, *_WORDS):
        return
    seen: set[cst.CSTNode] = set()
    for event, node, hit in _hits(program):
        if node not in seen and not is_guarded(event):
            seen.add(node)
            yield hit


def _hits(program: Program) -> Iterator[tuple[Event, cst.CSTNode, Hit]]:
    for event, node, bases in attributes(program, _ASKED):
        hit = _asked(event, node, bases)
        if hit is not None:
            yield event, node, hit
    for call in program.calls:
        hit = _given(call)
        if hit is not None:
            yield call, call.node, hit
    if program.mentions(*_AS_KEYS):
        yield from _keyed(program)
    for test in program.trace.tests:
        for part in alternatives(test.test):  # `a in v.name or b in v.name`
            if isinstance(part, Derived) and isinstance(part.node, cst.Comparison):
                yield from ((test, part.node, hit) for hit in _tested(test, part, part.node))


def _keyed(program: Program) -> Iterator[tuple[Event, cst.CSTNode, Hit]]:
    """Names of variables that are to tell them apart: those of two layers are the same."""
    for event, node, bases in attributes(program, _NAME):
        parent = event.module.index.parent(node)
        if isinstance(parent, cst.DictComp):
            is_key = parent.key is node
        else:
            is_key = isinstance(parent, cst.Index) and _is_set(event.module.index, parent)
        if is_key and all(map(_is_of_several, bases)):
            message = "all layers of Keras 3 call their variables alike, as `kernel`, so that one "
            message += "entry takes the place of another: use the `path`"
            yield event, node, Hit(event.module, node.attr, message)


def _is_set(index: Index, key: cst.Index) -> bool:
    """Whether an item of that key is set: `shadow[variable.name] = value`."""
    above = islice(index.ancestors(key), 3)
    return [type(node) for node in above] == [cst.SubscriptElement, cst.Subscript, cst.AssignTarget]


def _is_of_several(value: Value) -> bool:
    """Whether it is any variable of a model, for all that is known one of several layers."""
    match value:
        case Element(of=Made(name="builtins.enumerate", event=event), path=(1,)) if event.args:
            of = event.args[0]
        case Element(of=of, path=()):
            pass
        case _:
            return False
    if not isinstance(of, Attr) or of.name not in _LISTS or not acts_as_model(of.base):
        return False
    return not isinstance(of.base, Made) or len([*layers_in(of.base)]) != 1


def _asked(event: CallEvent | ReadEvent, node: cst.Attribute, bases: list[Value]) -> Hit | None:
    """What is asked of such variables, or of their `dtype`, that they lack."""
    name = node.attr.value
    if name in OF_DTYPES:
        if not all(isinstance(b, Attr) and b.name == "dtype" and _is_weight(b.base) for b in bases):
            return None
        plan = None
        if name == "name":
            plan = Plan("Take the dtype", (keep_part(node, node.value, "{}"),), Safety.SAFE)
        message = f"the `dtype` of a variable of Keras 3 is a text, and has no `{name}`"
        return Hit(event.module, node.attr, message, plan)
    if not all(map(_is_weight, bases)) and not all(map(_is_of_optimizer, bases)):
        return None
    if name in GONE:
        message = f"variables of Keras 3 have no `{name}`: {GONE[name]}"
        return Hit(event.module, node.attr, message)
    if isinstance(event.node, cst.Call):
        plan = Plan("Do not call it", (keep_part(event.node, node, "{}"),), Safety.SAFE)
        message = "`value` of a variable of Keras 3 is its tensor, which cannot be called"
        return Hit(event.module, node.attr, message, plan)
    return None


def _given(call: CallEvent) -> Hit | None:
    """Arguments that their methods do not take, and calls that take no such variables."""
    node = call.node
    if call.name == "builtins.isinstance" and len(call.args) == 2:
        kind = call.args[1]
        if isinstance(kind, Symbol) and kind.name in _VARIABLES and _is_weight(call.args[0]):
            message = "variables of Keras 3's models are no `tf.Variable`s"
            return Hit(call.module, node.func, message)
    elif call.name in _HASHING and len(call.args) == 1 and _holds_weights(call.args[0], ()):
        message = "variables of Keras 3's models cannot be in a set: take their `path`"
        return Hit(call.module, node.func, message)
    elif _sets_each(call):
        message = "`batch_set_value` raises for variables of Keras 3: call the `assign` of each"
        return Hit(call.module, node.func, message)
    elif sets_variable(call):
        method = SETTERS[call.name]
        message = f"`{last(call.name)}` raises for a variable of Keras 3: call its `{method}`"
        return Hit(call.module, node.func, message, _assigned(node, method))
    elif call.name == ".watch" and call.args and _is_tape(call.receiver):
        if all(_is_of_keras(v) or _are_weights(v) for v in alternatives(call.args[0])):
            return Hit(call.module, underline(node), _WATCHED, _unwatched(call))
    elif call.name == ".apply" and call.args and _is_average(call.receiver):
        if _are_weights(call.args[0]):
            message = "`ExponentialMovingAverage` raises for variables of Keras 3: give the "
            message += "optimizer `use_ema=True`"
            return Hit(call.module, underline(node), message)
    elif call.name in ASSIGNMENTS and call.receiver is not None and _is_weight(call.receiver):
        arg = next(filter(None, (argument(node, keyword) for keyword in OF_ASSIGNS)), None)
        if arg is not None and arg.keyword is not None:
            message = f"`{call.name[1:]}` of a variable of Keras 3 takes no `{arg.keyword.value}`"
            return Hit(call.module, arg, message)
    return None


def _assigned(node: cst.Call, method: str) -> Plan | None:
    """`variable.assign(value)`, with the two as they stand."""
    if len(node.args) != 2 or any(arg.keyword is not None or arg.star for arg in node.args):
        return None
    variable, value = (arg.value for arg in node.args)
    renamed = []
    if isinstance(variable, cst.Attribute) and variable.attr.value == "lr":
        renamed = [replace(variable.attr, "learning_rate")]

    def make(source: Text) -> list[Edit]:
        whole, first, second = (source.spans[part] for part in (node, variable, value))
        between = source.text[first.stop : second.start]
        if "\n" in between or "\r" in between:
            raise CannotEditError
        return [
            Edit(whole.start, first.start, ""),
            Edit(first.stop, second.start, f".{method}("),
        ]

    change = Change((node, variable, value), make)
    return Plan(f"Call {method}", (change, *renamed), Safety.SAFE)


def _unwatched(call: CallEvent) -> Plan | None:
    """Nothing: a tape watches the variables that are trained, unless it is told not to."""
    tape, node = call.receiver, call.node
    if not isinstance(tape, Made) or tape.event.passes("watch_accessed_variables", 1):
        return None
    statement = call.module.index.statement(node)
    if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
        return None
    block = call.module.index.parent(statement)
    if not isinstance(block, (cst.IndentedBlock, cst.Module)) or len(block.body) == 1:
        return None
    whole = statement.body[0]
    if not isinstance(whole, cst.Expr) or whole.value is not node:
        return None
    return Plan("Leave it to the tape", (delete_statement(statement),), Safety.SAFE)


def _is_tape(value: Value | None) -> bool:
    return isinstance(value, Made) and value.name == TAPE


def _is_average(value: Value | None) -> bool:
    return isinstance(value, Made) and value.name == "tensorflow.train.ExponentialMovingAverage"


def sets_variable(call: CallEvent) -> bool:
    """Whether it is `K.set_value` of a variable of Keras 3, which refuses it from wherever."""
    if _sets_each(call):
        return True
    if call.name not in SETTERS or len(call.args) != 2 or call.opaque:
        return False
    return all(_is_of_keras(v) or _is_rate_out_of_sight(v) for v in alternatives(call.args[0]))


def _is_rate_out_of_sight(value: Value) -> bool:
    """Whether it is `model.optimizer.lr`, of whatever: only Keras' models are set up by `K`."""
    match value:
        case Attr(name=name, base=Attr(name="optimizer", base=model)):
            unseen = isinstance(model, (Made, Parameter, Unknown))
            return unseen and (name == "lr" or name in _OF_OPTIMIZERS)
    return False


def _sets_each(call: CallEvent) -> bool:
    """Whether it is `K.batch_set_value([(v, 0) for v in self.variables])`."""
    pairs = call.args[0] if call.name == "keras.backend.batch_set_value" and call.args else None
    return (
        isinstance(pairs, Items)
        and bool(pairs.items)
        and all(
            isinstance(pair, Items) and bool(pair.items) and _is_of_keras(pair.items[0])
            for pair in pairs.items
        )
    )


def _is_of_keras(value: Value) -> bool:
    """Whether it is a variable of an optimizer, or of a layer or model."""
    if isinstance(value, Attr) and value.name == "lr":  # which is reported by itself where read
        return acts_as_optimizer(value.base)
    return _is_of_optimizer(value) or _is_weight(value)


def _is_of_optimizer(value: Value) -> bool:
    """Whether it is a variable that an optimizer of Keras 3 has."""
    return (
        isinstance(value, Attr) and value.name in _OF_OPTIMIZERS and acts_as_optimizer(value.base)
    )


def _are_weights(value: Value) -> bool:
    """Whether it is a list of variables of a layer or model."""
    return _holds_weights(value, ())


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
        case Attr(name=name, base=base):
            return name in _OF_LAYERS and is_some_layer(base)
        case Made(event=event):
            return makes_weight(event)
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
            known = acts_as_model(base) or is_some_layer(base) or _is_own_layer(base, name)
            return not path and name in _LISTS and known
    return False


def _is_own_layer(value: Value, name: str) -> bool:
    """Whether it is a layer or metric of the user's own that leaves such a list to Keras."""
    return isinstance(value, Instance) and keeps_weights(value) and value.cls.find(name) is None
