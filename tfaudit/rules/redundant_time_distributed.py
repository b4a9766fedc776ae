"""`TimeDistributed` around what needs no wrapper, or would take all time steps at once.

`Dense`, activations, `Embedding` and `LayerNormalization` work on the last axis and leave the
others alone, so the wrapper changes nothing but the speed: Keras 3 unrolls it into one call for
each step of a static time axis. With 100 steps, a training step took 8.1 ms with the wrapper and
2.3 ms without, the first one 0.73 s and 0.11 s (measured on 2 CPU cores). Keras 2 merged the axes
instead and lost nothing.

Convolutions of single frames need their frames apart, but not one by one: for 16 frames of 32 by
32, `Conv2D`, pooling and `Flatten` in wrappers of their own took 3.1 to 3.6 times as long as the
same layers on one batch of all frames, made by `keras.ops.reshape` and parted again behind them,
and their first step 2.7 times (one finding for all wrappers of a model, no fix). One wrapper
around a model of them all lies between the two.

## Before

```python
import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input([100, 16]),
    layers.LSTM(32, return_sequences=True),
    layers.TimeDistributed(layers.Dense(4, activation="softmax")),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([32, 100, 16]), tf.zeros([32, 100, 1]))
```

## After

```python
import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input([100, 16]),
    layers.LSTM(32, return_sequences=True),
    layers.Dense(4, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([32, 100, 16]), tf.zeros([32, 100, 1]))
```

## Fix safety

Safe in a script that neither loads nor saves weights: the same numbers come out. Unsafe otherwise:
`get_weights` gives the same arrays, but a weights file of the wrapped model does not load into the
other one. No fix where the wrapper has arguments of its own.

## When not

Around `Dropout` (it draws other noise), `BatchNormalization` (it computes other statistics),
models that are not known to hold convolutions, `Flatten` and pooling alone; with Keras 2; in tests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_statement, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import Const, Items, Made
from tfaudit.rule import rule
from tfaudit.rules._models import layers_in
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_POINTWISE = frozenset({
    "Dense", "Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Embedding", "Rescaling",
    "LayerNormalization",
})  # fmt: skip
_CONVOLUTION = re.compile(r"(?:Separable|Depthwise)?Conv(?:olution)?[123]D(?:Transpose)?")
_APPLICATIONS = "keras.applications."
# What asks a model for its wrappers: keras_spiking takes the layers within as those of a sequence.
_READERS = ("ModelEnergy",)
_WEIGHT_FILES = (
    "load_weights", "load_model", "save_weights", "ModelCheckpoint", "Checkpoint", ".save(",
    "save_model",
)  # fmt: skip


@rule(
    "TFA002",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=("TimeDistributed",),
    fix=Safety.SAFE,
    since="Keras 3.0",
    in_tests=False,
    sources=(
        "keras/src/layers/rnn/time_distributed.py: one call of the layer for each step",
        "https://github.com/keras-team/keras/issues/21179",
        "https://github.com/keras-team/keras/issues/21208",
    ),
)
def redundant_time_distributed(program: Program) -> Iterator[Hit]:
    """Wrappers around layers that work on the last axis."""
    if program.mentions(*_READERS):
        return
    if program.era is not Era.KERAS3:
        return
    severity = Severity.MEDIUM if _has_open_time_axis(program) else None
    wrappers = list(program.calls_of("keras.layers.TimeDistributed"))
    yield from _frame_by_frame(wrappers)
    for event in wrappers:
        inner = event.argument("layer", 0)
        if not isinstance(inner, Made) or not _is_pointwise(inner):
            continue
        name = last(inner.name)
        message = f"`TimeDistributed` around `{name}` calls it for each time step; "
        message += f"`{name}` alone does the same at once"
        plan = _plan(program, event)
        yield Hit(event.module, underline(event.node), message, plan, severity=severity)


def _is_pointwise(layer: Made) -> bool:
    if not layer.name.startswith("keras.layers.") or last(layer.name) not in _POINTWISE:
        return False
    axis = layer.event.argument("axis", 0)
    if last(layer.name) in ("LayerNormalization", "Softmax") and axis is not None:
        return fold(axis) == -1
    return not layer.event.opaque


def _frame_by_frame(wrappers: list[CallEvent]) -> Iterator[Hit]:
    """Convolutions that take one frame at a time; one finding for each place that builds."""
    said: set[object] = set()
    for event in wrappers:
        place = event.context.frames[-1].function if event.context.frames else event.module
        what = _taking_frames(event.argument("layer", 0)) if place not in said else None
        if what is not None:
            said.add(place)
            message = f"`TimeDistributed` around {what} calls it for one frame after the other; "
            message += "let it take all as one batch (`keras.ops.reshape` before it and behind it)"
            yield Hit(event.module, underline(event.node), message, severity=Severity.LOW)


def _taking_frames(layer: Value | None) -> str | None:
    """What a convolution is called, or a model that holds one; None for all else."""
    if layer is not None and is_model(layer):
        return "a model" if any(map(_is_convolution, (layer, *layers_in(layer)))) else None
    if isinstance(layer, Made) and _is_convolution(layer):
        return f"`{last(layer.name)}`"
    return None


def _is_convolution(part: Value) -> bool:
    """Whether it is a convolution, or a model for images that Keras brings."""
    if not isinstance(part, Made):
        return False
    of_keras = part.name.startswith("keras.layers.")
    return part.name.startswith(_APPLICATIONS) or (
        of_keras and _CONVOLUTION.fullmatch(last(part.name)) is not None
    )


def _has_open_time_axis(program: Program) -> bool:
    """Whether a model takes sequences of any length, which Keras maps over without unrolling."""
    for event in program.calls_of("keras.Input"):
        shape = event.argument("shape", 0)
        if isinstance(shape, Items) and shape.items:
            first = shape.items[0]
            if isinstance(first, Const) and first.value is None:
                return True
    return False


def _plan(program: Program, event: CallEvent) -> Plan | None:
    arg = argument(event.node, "layer", 0)
    if arg is None or len(event.node.args) != 1:
        return None
    own = program.is_entry_script and not program.mentions(*_WEIGHT_FILES)
    safety = Safety.SAFE if own else Safety.UNSAFE
    note = "" if own else "weight files of the wrapped model do not load into the other one"
    change = replace(event.node, quoted(arg.value))
    statement = event.module.index.statement(event.node)
    if _rewraps(statement, event.node, arg.value):
        change = delete_statement(statement)
    return Plan("Take the wrapper away", (change,), safety, note)


def _rewraps(statement: cst.CSTNode, call: cst.Call, layer: cst.BaseExpression) -> bool:
    """Whether it is `layer = TimeDistributed(layer)`, of which nothing would be left."""
    match statement:
        case cst.SimpleStatementLine(
            body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)]
        ):
            return value is call and isinstance(layer, cst.Name) and layer.value == name
    return False
