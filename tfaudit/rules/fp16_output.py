"""Under `mixed_float16` the last layer gives float16, and the loss starts from rounded numbers.

A layer computes in the policy's float16 unless it is told otherwise, also the last one. A softmax
or sigmoid in float16 knows no probability between 0 and 6e-8, and none between 0.9995 and 1. What
is confidently wrong then has probability 0: its loss is cut off at 16.1, and its gradient is zero
(with float32: a loss of 20, and a gradient of 1). A linear output keeps three digits and ends at
65,504. Keras' losses cast to float32 only what has been rounded already.

## Before

```python
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([640, 8]), tf.zeros([640]))
```

## After

```python
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(10, activation="softmax", dtype="float32"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([640, 8]), tf.zeros([640]))
```

## Fix safety

Unsafe: the numbers change, as they should. Weights keep their names, shapes and dtype.

## When not

Where the last layer has a `dtype`, or a layer behind it casts; for a model that is never trained;
under `mixed_bfloat16`, whose range is that of float32. A linear output is a finding of low
severity, and none where the script casts the model's result itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, add_keyword, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.targets import Era
from tfaudit.program.values import Const, Made, Symbol, Value, origins
from tfaudit.rule import rule
from tfaudit.rules._mixed_precision import COMPUTING, float16_policy
from tfaudit.rules._models import output_layers, trained_models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program
    from tfaudit.rules._models import Trained

# Functions whose results lie between 0 and 1, where float16 is coarsest for a logarithm.
_PROBABILITIES = frozenset({"softmax", "sigmoid", "log_softmax", "hard_sigmoid"})
_CASTS = ("tensorflow.cast", "keras.ops.cast", "keras.backend.cast")


@rule(
    "TFA502",
    severity=Severity.MEDIUM,
    effect=Effect.CORRECTNESS,
    words=("mixed_float16",),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.4",
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/guide/mixed_precision",
        "keras/src/losses/loss.py: Loss.__call__ converts y_pred to its dtype",
    ),
)
def fp16_output(program: Program) -> Iterator[Hit]:
    """Output layers of trained models that compute in float16."""
    if program.era is Era.TF1:
        return
    said: set[object] = set()
    for trained in trained_models(program):
        if _is_classifier(trained.model):
            yield from _classifier(program, trained, said)
        for layer in output_layers(program, trained.model):
            event = layer.event
            policy = float16_policy(program, event)
            if policy is None or event.node in said or not _computes_in_float16(layer):
                continue
            function = _function(layer)
            if function in _PROBABILITIES:
                severity = None
                message = (
                    f"under `mixed_float16` the model's {function} comes out as float16: "
                    "what is small becomes 0 before the loss is computed"
                )
            elif _is_cast(program, trained.model):
                continue
            else:
                severity = Severity.LOW
                message = (
                    f"under `mixed_float16` the last `{last(layer.name)}` gives float16: "
                    "three digits, and nothing above 65,504"
                )
            said.add(event.node)
            change = add_keyword(event.node, "dtype", '"float32"')
            plan = Plan(
                'Give the last layer dtype="float32"', (change,), Safety.UNSAFE,
                "the loss is computed from other numbers",
            )  # fmt: skip
            related = (
                (policy.module, underline(policy.node), "the policy is set here"),
                (trained.by.module, underline(trained.by.node), "for training here"),
            )
            node = underline(event.node)
            yield Hit(event.module, node, message, plan, severity=severity, related=related)


def _is_classifier(model: Value) -> bool:
    """Whether it is a model of `keras.applications` with the softmax that it comes with."""
    if not isinstance(model, Made) or not model.name.startswith("keras.applications."):
        return False
    top = model.event.argument("include_top", 0)
    with_top = not model.event.opaque and (top is None or fold(top) is True)
    return with_top and not model.event.passes("classifier_activation")


def _classifier(program: Program, trained: Trained, said: set[object]) -> Iterator[Hit]:
    assert isinstance(trained.model, Made)
    event = trained.model.event
    policy = float16_policy(program, event)
    if policy is None or event.node in said:
        return
    said.add(event.node)
    message = (
        f"under `mixed_float16` the softmax of `{last(event.name)}` comes out as float16: what is "
        "small becomes 0 before the loss is computed; leave out the top and add a layer of float32"
    )
    related = (
        (policy.module, underline(policy.node), "the policy is set here"),
        (trained.by.module, underline(trained.by.node), "for training here"),
    )
    yield Hit(event.module, underline(event.node), message, related=related)


def _computes_in_float16(layer: Made) -> bool:
    """Whether nothing but the global policy tells the layer what to compute in."""
    if last(layer.name) not in COMPUTING or layer.event.passes("dtype"):
        return False
    return "dtype" not in layer.attrs and "dtype_policy" not in layer.attrs


def _function(layer: Made) -> str:
    """The name of the activation function, or "" where there is none or it is not known."""
    if last(layer.name) == "Softmax":
        return "softmax"
    first = layer.event.args[0] if layer.name.endswith(".Activation") and layer.event.args else None
    given = layer.event.keywords.get("activation", first)
    match given:
        case Const(value=str(name)):
            return name
        case Symbol(name=name):
            return last(name)
    return ""


def _is_cast(program: Program, model: Value) -> bool:
    """Whether the script casts what the model gives."""
    return any(
        isinstance(value, Made) and value.event.receiver is model
        for event in program.calls_of(*_CASTS)
        for arg in event.args[:1]
        for value in origins(arg, 40)
    )
