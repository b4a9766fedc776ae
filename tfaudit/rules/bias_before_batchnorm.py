"""A layer adds a bias that the batch normalisation behind it takes away again.

`BatchNormalization` subtracts the mean of each channel, and with it whatever constant the layer in
front has added to that channel; its own `beta` does what the bias was for. Such a bias gets
gradients of zero and stays what it was, at the price of one addition, one variable and its slots in
the optimizer. That is a small price: the finding is informational.

## Before

```python
import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 3]),
    layers.Conv2D(8, 3),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(tf.random.normal([64, 16, 16, 3]), tf.ones([64, 1]))
```

## After

```python
import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 3]),
    layers.Conv2D(8, 3, use_bias=False),
    layers.BatchNormalization(),
    layers.ReLU(),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(tf.random.normal([64, 16, 16, 3]), tf.ones([64, 1]))
```

## Fix safety

Unsafe: the model has one variable less, so that checkpoints and weight files of the other one do
not load.

## When not

A normalisation that is frozen or called with `training=False` (it subtracts another mean), one
over another axis or without `center`, an activation in between, an initializer, a regularizer or a
constraint for the bias, other uses of the layer or of its output, and scripts that load weights.

## Sources

arxiv.org/abs/1502.03167, section 3.2; tests/facts/test_models.py
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import Const, Items, Made
from tfaudit.rule import rule
from tfaudit.syntax import argument, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Frame
    from tfaudit.program.program import Program
    from tfaudit.program.values import Function, Value

_NORMALISATION = "keras.layers.BatchNormalization"
# Layers with a bias, and the axis of their channels.
_CHANNELS = {
    "Dense": -1, "Conv1D": 2, "Conv2D": 3, "Conv3D": 4, "Conv1DTranspose": 2, "Conv2DTranspose": 3,
    "Conv3DTranspose": 4, "SeparableConv1D": 2, "SeparableConv2D": 3, "DepthwiseConv1D": 2,
    "DepthwiseConv2D": 3, "Convolution1D": 2, "Convolution2D": 3, "Convolution3D": 4,
}  # fmt: skip
_LAYERS = tuple(f"keras.layers.{name}" for name in _CHANNELS)
# Arguments that make more of the bias, or of the output, than a constant that is taken away.
_SPECIAL = (
    "bias_initializer", "bias_regularizer", "bias_constraint", "activity_regularizer", "weights",
    "trainable", "dtype",
)  # fmt: skip
# Weights that come from somewhere know the bias; layers that are frozen keep their statistics.
_KEPT = (
    "load_weights", "load_model", "set_weights", "train.Checkpoint(", "import Checkpoint",
    ".restore(", "weights_path", "pretrained", "from_preset", "get_layer(", "clone_model",
    "set_image_data_format", "image_data_format",
)  # fmt: skip


@rule(
    "TFA003",
    severity=Severity.INFO,
    effect=Effect.SMALL,
    words=("BatchNormalization",),
    fix=Safety.UNSAFE,
    in_tests=False,
    sources=("https://arxiv.org/abs/1502.03167",),
)
def bias_before_batchnorm(program: Program) -> Iterator[Hit]:
    """Layers with a bias whose output goes to a batch normalisation, and nowhere else."""
    if program.mentions(*_KEPT):
        return
    if any(change.key == "trainable" for change in program.sets):
        return
    makers: dict[cst.Call, list[CallEvent]] = defaultdict(list)
    for event in program.calls_of(*_LAYERS):
        makers[event.node].append(event)
    if not makers or not any(program.calls_of(_NORMALISATION)):
        return
    uses = _Uses(program)
    for node, events in makers.items():
        if all(map(_has_plain_bias, events)) and uses.are_normalised(node, events):
            name = last(events[0].name)
            message = f"the bias of this `{name}` is taken away again by the "
            message += "`BatchNormalization` behind it; `use_bias=False` leaves it out"
            yield Hit(events[0].module, underline(node), message, _plan(node))


def _has_plain_bias(event: CallEvent) -> bool:
    if event.opaque or any(word in event.keywords for word in _SPECIAL):
        return False
    bias = event.keywords.get("use_bias")
    activation = event.keywords.get("activation")
    if last(event.name) == "Dense" and len(event.args) > 1:
        return False  # an activation by position
    if len(event.args) > 4:
        return False  # more than size, kernel, strides and padding
    linear = activation is None or (
        isinstance(activation, Const) and activation.value in (None, "linear")
    )
    return linear and (bias is None or fold(bias) is True)


def _plan(node: cst.Call) -> Plan:
    given = argument(node, "use_bias")
    change = add_keyword(node, "use_bias", "False")
    if given is not None:
        change = replace(given.value, "False")
    note = "weights that were saved with the bias do not load any more"
    return Plan("Leave the bias out", (change,), Safety.UNSAFE, note)


class _Uses:
    """Where the layers of a program are put: into sequential models, and called on tensors."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._calls: dict[int, list[CallEvent]] = defaultdict(list)
        self._by_input: dict[int, list[CallEvent]] = defaultdict(list)
        self._behind: dict[int, list[Value | None]] = defaultdict(list)
        self._called: dict[cst.Call, dict[int, Made]] = defaultdict(dict)
        for event in program.calls_of("()"):
            self._calls[id(event.receiver)].append(event)
            if isinstance(event.receiver, Made):
                self._called[event.receiver.event.node][id(event.receiver)] = event.receiver
            for value in event.args:
                self._by_input[id(value)].append(event)
        popped = {id(event.receiver) for event in program.calls_of(".pop")}
        for event in program.calls_of("keras.Sequential"):
            if isinstance(event.result, Made) and id(event.result) not in popped:
                self._line_up(event.result.attrs.get("layers"))

    def _line_up(self, layers: Value | None) -> None:
        if not isinstance(layers, Items):
            return
        for layer, behind in zip_longest(layers.items, layers.items[1:]):
            sure = behind is not None and (not layers.open or _adjacent(layer, behind))
            self._behind[id(layer)].append(behind if sure else None)

    def are_normalised(self, node: cst.Call, events: list[CallEvent]) -> bool:
        """Whether all layers that a call makes are followed by a normalisation, and some are used.

        Of the objects of a class, one stands for all: what is made in `__init__` may lie idle.
        """
        layers: dict[int, Value] = {id(event.result): event.result for event in events}
        layers |= self._called[node]
        used = [v for v in layers.values() if self._calls[id(v)] or self._behind[id(v)]]
        idle = [event for event in events if not any(event.result is v for v in used)]
        of_class = all(
            event.context.frames and _is_init(event.context.frames[-1]) for event in idle
        )
        return bool(used) and of_class and all(map(self._is_normalised, used))

    def _is_normalised(self, layer: Value) -> bool:
        """Whether all that comes out of a layer goes to a normalisation over its channels."""
        if not isinstance(layer, Made) or self._program.escapes(layer):
            return False
        calls, behind = self._calls[id(layer)], self._behind[id(layer)]
        if len({call.node for call in calls}) + len(behind) != 1:
            return False  # used in several places
        if behind:
            return _normalises(behind[0], layer) and not self._calls[id(behind[0])]
        return all(self._goes_to_normalisation(call, layer) for call in calls)

    def _goes_to_normalisation(self, call: CallEvent, layer: Made) -> bool:
        users = self._by_input[id(call.result)]
        if len(users) != 1 or not _normalises(users[0].receiver, layer):
            return False
        user = users[0]
        training = user.keywords.get("training")
        if user.opaque or (training is not None and fold(training) is False):
            return False
        same = user.context.branches == call.context.branches
        return same and user.module is call.module and _used_once(call, user)


def _is_init(frame: Frame) -> bool:
    return frame.function.name == "__init__" and frame.function.owner is not None


def _normalises(value: Value | None, layer: Made) -> bool:
    """Whether a value is a normalisation that takes the mean of each of a layer's channels away."""
    if not isinstance(value, Made) or value.name != _NORMALISATION:
        return False
    event = value.event
    same = event.context.branches == layer.event.context.branches
    if event.opaque or not same or "trainable" in event.keywords:
        return False
    centred = event.argument("center", 3)
    if centred is not None and fold(centred) is not True:
        return False
    axis = event.argument("axis", 0)
    given = layer.event.keywords.get("data_format")
    order = fold(given) if given is not None else "channels_last"
    where = fold(axis) if axis is not None else -1
    if order == "channels_first":
        return where == 1
    return order == "channels_last" and where in (-1, _CHANNELS[last(layer.name)])


def _adjacent(layer: Value, behind: Value) -> bool:
    """Whether two layers stand side by side, in a list or as statements that add them."""
    if not isinstance(layer, Made) or not isinstance(behind, Made):
        return False
    if layer.event.module is not behind.event.module:
        return False
    index = layer.event.module.index
    first, second = layer.event.node, behind.event.node
    one, other = index.parent(first), index.parent(second)
    together = index.parent(one) if one is not None else None
    if (
        isinstance(one, cst.Element)
        and isinstance(together, cst.List)
        and isinstance(other, cst.Element)
    ):
        places = [element.value for element in together.elements]
        return second in places and places.index(second) == places.index(first) + 1
    before, after = _adding(layer.event), _adding(behind.event)
    if before is None or after is None:
        return False
    return _follows(index.parent(before), before, after)


def _adding(made: CallEvent) -> cst.CSTNode | None:
    """The statement `model.add(…)` that a layer is made in."""
    statement = made.module.index.statement(made.node)
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Expr(
                    value=cst.Call(
                        func=cst.Attribute(attr=cst.Name(value="add")), args=[cst.Arg(value=layer)]
                    )
                )
            ]
        ) if layer is made.node:
            return statement
    return None


def _follows(block: cst.CSTNode | None, before: cst.CSTNode, after: cst.CSTNode) -> bool:
    if not isinstance(block, (cst.IndentedBlock, cst.Module)):
        return False
    statements: list[cst.CSTNode] = list(block.body)
    return after in statements and statements.index(after) == statements.index(before) + 1


def _used_once(call: CallEvent, user: CallEvent) -> bool:
    """Whether the text shows that nothing but `user` gets what a call gives.

    It may stand in a function that gets it, as in `normalise(Conv2D(8, 3)(x))`. What a function
    gives back may be used in several places.
    """
    entered = user.context.frames[len(call.context.frames) :]
    if len(entered) > 1 or user.context.frames[: len(call.context.frames)] != call.context.frames:
        return False
    getting: cst.Call | None = user.node
    if entered:
        getting = entered[0].call if _takes_only_for(entered[0].function, user) else None
    if getting is None:
        return False
    if any(arg.value is call.node for arg in getting.args):
        return True
    index = call.module.index
    match index.statement(call.node):
        case (
            cst.SimpleStatementLine(
                body=[
                    cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)
                    | cst.AnnAssign(target=cst.Name(value=name), value=value)
                ]
            ) as made
        ) if value is call.node:
            pass
        case _:
            return False
    around = index.enclosing(call.node, cst.FunctionDef) or call.module.tree
    if sum(n.value == name for n in walk_type(around, cst.Name)) == 2:
        return True
    using = index.statement(getting)
    return _rebound_at(using) == name and _follows(index.parent(made), made, using)


def _takes_only_for(function: Function, user: CallEvent) -> bool:
    """Whether a function uses its parameter only in `user`: afterwards, the name is another's."""
    given = user.node.args[0].value if user.node.args else None
    if not isinstance(given, cst.Name) or not isinstance(function.node, cst.FunctionDef):
        return False
    name = given.value
    uses = [n for n in walk_type(function.node.body, cst.Name) if n.value == name]
    if len(uses) == 1:
        return True
    using = user.module.index.statement(user.node)
    statements = function.node.body.body
    first = next((s for s in statements if any(n in uses for n in walk_type(s, cst.Name))), None)
    return first is using and _rebound_at(using) == name


def _rebound_at(statement: cst.CSTNode) -> str | None:
    """The name that a statement binds, if it is an assignment to one."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))])
                | cst.AnnAssign(target=cst.Name(value=name))
            ]
        ):
            return name
    return None
