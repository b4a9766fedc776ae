"""An argument of `LSTM` or `GRU` keeps it from using cuDNN's kernel on a GPU.

cuDNN computes a whole sequence in one call, but only with `tanh` and `sigmoid`, with a bias,
without `recurrent_dropout` and without unrolling. Otherwise Keras silently falls back to a loop
with several small kernels for each time step. Plain `dropout` is fine. Of an activation, which is
one choice for all layers, the first layer of a model is reported.

Where it uses cuDNN, Keras 3 takes masks of sequences only that are padded on the right, and raises
for others: `pad_sequences` pads on the left unless it is told `padding="post"`, a decoder's input
that is shifted by one begins with a zero, and an `Embedding` with `mask_zero=True`, or `Masking`,
makes a mask of that.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.Input([100, 16]),
    tf.keras.layers.LSTM(64, recurrent_dropout=0.2),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 100, 16]), tf.zeros([32, 1]))
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.Input([100, 16]),
    tf.keras.layers.LSTM(64, dropout=0.2),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 100, 16]), tf.zeros([32, 1]))
```

## Fix safety

Unsafe: padding on the right lets sequences end otherwise. Dropout of the inputs regularises in
another way than dropout of the state. Without `unroll` the last bits of the numbers differ, and a
short sequence may be slower on a CPU. There is no fix for activations and biases: they are part of
the model.

## When not

On a CPU or TPU there is no cuDNN. Left padding without a mask, and `use_cudnn=False`. A cell that
takes single steps as well stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import (
    Change,
    Hit,
    Plan,
    delete_argument,
    replace,
    underline,
    underline_argument,
)
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    Const,
    Function,
    Items,
    Made,
    Symbol,
    Union,
    Value,
    alternatives,
)
from tfaudit.rule import rule
from tfaudit.rules._backend import before_tf_keras
from tfaudit.rules._left_padding import left_padded
from tfaudit.rules._picked import picked
from tfaudit.syntax import argument, assigns, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_ANY = "keras.layers.Activation"  # of any name
_FUSED = {"keras.layers.LSTMCell": "LSTM", "keras.layers.GRUCell": "GRU"}


@rule(
    "TFA001",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("LSTM", "GRU"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=(
        "keras/src/backend/tensorflow/rnn.py: cudnn_ok",
        "keras/src/layers/rnn/lstm.py: recurrent_dropout",
        "keras/src/backend/tensorflow/rnn.py: _assert_valid_mask",
    ),
)
def rnn_loses_cudnn(program: Program) -> Iterator[Hit]:
    """Recurrent layers whose arguments rule out the fused kernel."""
    if program.targets.gpus == 0 or program.mentions("TPUStrategy"):
        return
    if program.era is Era.TF1 or before_tf_keras(program):
        return
    said: set[cst.CSTNode] = set()
    of_models: set[tuple[object, str]] = set()  # an activation is one choice for all layers
    adds = {event.node: id(event.receiver) for event in program.calls_of(".add")}
    for event in program.calls_of("keras.layers.LSTM", "keras.layers.GRU"):
        for node, why, change in _reasons(event):
            if node in said:
                continue
            said.add(node)
            name = last(event.name)
            choice = (_model_of(event, adds), why)
            if "activation" in why and choice in of_models:
                continue
            of_models.add(choice)
            message = f"`{name}` cannot use cuDNN with {why}: on a GPU, it computes step by step"
            plan = None
            if change is not None:
                title = f"Let {name} use cuDNN"
                plan = Plan(title, (change,), Safety.UNSAFE, "the model trains in another way")
            yield Hit(event.module, node, message, plan)
    if program.targets.keras_major == 3 and program.era is not Era.KERAS2:
        yield from left_padded(program, _uses_cudnn)
    for event in program.calls_of("keras.layers.RNN"):
        cell = event.argument("cell", 0)
        fused = _fused(program, cell) if cell is not None else None
        if cell is not None and fused is not None and not _steps_alone(program, event, cell):
            message = f"`RNN` of cells never uses cuDNN; `{fused}` computes the same with it"
            yield Hit(event.module, underline(event.node), message)


def _model_of(event: CallEvent, adds: Mapping[cst.Call, int]) -> object:
    """What tells the models of layers apart: the one that it is added to, or the function."""
    index = event.module.index
    for node in index.ancestors(event.node):
        if isinstance(node, cst.Call):
            if node in adds:
                return adds[node]
            if quoted(node.func).endswith("Sequential"):
                return node
    return index.enclosing(event.node, cst.FunctionDef) or event.module.path


def _uses_cudnn(event: CallEvent) -> bool:
    """Whether nothing rules it out that a layer is given."""
    if event.opaque or "use_cudnn" in event.keywords:
        return False
    return not any(True for _ in _reasons(event))


def _reasons(event: CallEvent) -> Iterator[tuple[cst.CSTNode, str, Change | None]]:
    """The arguments in the way: the node, what it is, and perhaps a remedy."""
    call = event.node
    for keyword, position, needed in (
        ("activation", 1, "tanh"),
        ("recurrent_activation", 2, "sigmoid"),
    ):
        value = event.argument(keyword, position)
        names = _activations(value) if value is not None else ()
        if names and needed not in names:
            node = underline_argument(call, keyword, position)
            yield node, f"`{keyword}={' or '.join(names)}`", None
    for keyword, wrong in (("use_bias", False), ("unroll", True), ("reset_after", False)):
        value, arg = event.keywords.get(keyword), argument(call, keyword)
        if isinstance(value, Const) and value.value is wrong:
            change = delete_argument(call, arg) if arg and keyword == "unroll" else None
            yield underline_argument(call, keyword), f"`{keyword}={wrong}`", change
    dropped, arg = event.keywords.get("recurrent_dropout"), argument(call, "recurrent_dropout")
    # A function whose callers are out of sight drops what its parameter says.
    rates = [fold(rate) for rate in picked(dropped)] if dropped is not None else []
    if rates and all(isinstance(rate, (int, float)) and rate > 0 for rate in rates):
        change = None
        if arg is not None and arg.keyword is not None:
            other = "dropout" in event.keywords or event.opaque
            change = delete_argument(call, arg) if other else replace(arg.keyword, "dropout")
        yield underline_argument(call, "recurrent_dropout"), "`recurrent_dropout`", change


def _activations(value: Value) -> tuple[str, ...]:
    """The names of the activations that it may be, or none where one is not known."""
    names = [_activation(option) for option in alternatives(value)]
    return () if None in names else tuple(dict.fromkeys(filter(None, names)))


def _activation(value: Value) -> str | None:
    match value:
        case Const(value=None):
            return "None"
        case Const(value=str(name)):
            return name
        case Symbol(name=name) if name.startswith(("keras.", "tensorflow.")):
            return last(name)
        case Made(name=name) if name.startswith("keras.layers.") and name != _ANY:
            return last(name)  # as a layer: `activation=LeakyReLU()`
        case Function(name=name):
            return name
    return None


def _steps_alone(program: Program, event: CallEvent, cell: Value) -> bool:
    """Whether a cell is called by itself, too, or kept in an attribute that others read."""
    options = alternatives(cell)
    cells = [one for each in options for one in (each.items if isinstance(each, Items) else [each])]
    if any(call.receiver is one for call in program.calls_of("()") for one in cells):
        return True
    index = event.module.index
    function, around = index.enclosing(event.node, cst.FunctionDef), index.statement(event.node)
    kept = {
        target.target.attr.value
        for one in cells
        if isinstance(one, Made) and one.event.module is event.module
        if (statement := index.statement(one.event.node)) is not around
        for assign in assigns(statement)
        for target in assign.targets
        if isinstance(target.target, cst.Attribute)
    }
    return any(
        node.attr.value in kept and index.enclosing(node, cst.FunctionDef) is not function
        for node in index.each(cst.Attribute)
    )


def _fused(program: Program, cell: Value) -> str | None:
    """The layer that does what cells do, where each of them is of the one kind."""
    if isinstance(cell, Made):
        if cell.name == "keras.layers.StackedRNNCells" and cell.event.args:
            return _fused(program, cell.event.args[0])
        return _FUSED.get(cell.name)
    if isinstance(cell, Union):
        either = [_fused(program, option) for option in cell.options]
        return None if None in either else "` or `".join(dict.fromkeys(filter(None, either)))
    # What a comprehension makes or a loop appends is in sight, only not how many there are.
    if isinstance(cell, Items) and not _takes_others(program, cell):
        names = {_fused(program, item) for item in cell.items}
        return names.pop() if len(names) == 1 else None
    return None


def _takes_others(program: Program, cells: Items) -> bool:
    """Whether a list is given items that are not in sight."""
    return any(
        not (event.args and isinstance(event.args[-1], Items))
        for event in program.calls_on(cells, ".extend")
    ) or any(change.target is cells for change in program.sets)
