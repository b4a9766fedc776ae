"""A large model trains in float32, and GPUs with Tensor Cores could multiply in half precision.

GPUs of compute capability 7.0 and above multiply matrices of float16 (from 8.0 on also of bfloat16)
several times as fast as such of float32, and half as many bytes move between memory and processor.
TensorFlow's guide speaks of more than three times on modern GPUs; from 8.0 on TensorFlow
multiplies in TF32 anyway, so that less is left to gain there. Under a mixed policy layers compute
in the half type and keep their weights in float32. Whether it pays for this model and this GPU is
for `tfaudit tune` to measure.

## Before

```python
import tensorflow as tf

images, labels = tf.zeros([64, 32, 32, 3]), tf.zeros([64])
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(128, 3, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(images, labels)
```

## After

```python
import tensorflow as tf

for gpu in tf.config.list_physical_devices("GPU"):
    if tf.config.experimental.get_device_details(gpu).get("compute_capability", (0, 0)) >= (7, 0):
        tf.keras.mixed_precision.set_global_policy("mixed_float16")

images, labels = tf.zeros([64, 32, 32, 3]), tf.zeros([64])
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(128, 3, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10, activation="softmax", dtype="float32"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(images, labels)
```

## Fix safety

Unsafe: what layers compute is rounded to three digits, and float16 ends at 65,504. On machines
without such a GPU nothing changes, since there float16 is slow. The policy is set before the first
layer (a later one leaves layers as they are), and the last layer of each model that is trained or
used stays float32, so that losses and predictions do. `compile` then scales the loss by itself;
a hand-written loop gets `mixed_bfloat16`, which needs no scaling, from compute capability 8.0 on.

There is no fix where more than the policy may have to change: for layers and models of your own,
for `Lambda`, for `Normalization` (its inputs may not fit into float16), for an `Embedding` in a
`Sequential` without `Input` (which makes its input float16: indices beyond 2,048 come out as
others), for an output that is not known.

## When not

For small models, where starting kernels takes the time, and for models of recurrent layers alone.
Where anything is said about precision already; on CPUs, whose float16 is slow; on TPUs, which have
`mixed_bfloat16`. Under the policy, sizes of layers and batches should be multiples of 8. The
finding is informational: it shows with `--pedantic`, or when TFA501 is selected.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.edits import Change, Hit, Plan, add_keyword, insert_after, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import TRAINING_METHODS, is_model, is_optimizer
from tfaudit.program.targets import Era
from tfaudit.program.values import LayerOutput, Made, Value
from tfaudit.rule import rule
from tfaudit.rules._backend import before_tf_keras
from tfaudit.rules._gpus import hidden_by_variable
from tfaudit.rules._mixed_precision import COMPUTING, SETTER
from tfaudit.rules._model_sizes import heavy_part
from tfaudit.rules._models import (
    flat,
    layers_in,
    output_layers,
    outputs_are_known,
    trained_models,
)
from tfaudit.rules._places import after_imports, call_in_script
from tfaudit.rules._spelling import spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.program import Program

# Scripts that have decided about precision, or do not train on GPUs.
_DECIDED = re.compile(
    r"(mixed|half|low|reduced)_?precision|mixed_b?float16|dtype_?policy|set_floatx|set_policy|float16"
    r"|bf16|fp16"
    r"|tf\.float64|[\"']float64[\"']|\bamp\b|use_amp|TPUStrategy|TPUClusterResolver"
    r"|set_visible_devices\(\s*\[\s*\]|tf\.device\(\s*[\"']/?(device:)?cpu",
    re.IGNORECASE,
)
_TENSOR_CORES = (7, 0)
_BFLOAT16 = (8, 0)
# Outputs of these are what they computed, in their own dtype.
_GIVING = COMPUTING | {
    "BatchNormalization", "Dropout", "Flatten", "GlobalAveragePooling2D", "LayerNormalization",
    "LeakyReLU", "ReLU", "Rescaling", "Reshape", "UpSampling2D",
}  # fmt: skip
_NOT_BY_POLICY = frozenset({"Lambda", "Normalization", "TFSMLayer"})
_USES = (".predict", ".predict_on_batch", "()")
_NOTE = "training takes another course: layers compute in half precision"


@rule(
    "TFA501",
    severity=Severity.INFO,
    effect=Effect.LARGE,
    words=(*sorted(TRAINING_METHODS), "apply_gradients"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.4",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/mixed_precision",),
)
def mixed_precision_missing(program: Program) -> Iterator[Hit]:
    """Entry scripts that train a large model and say nothing about precision; once for each."""
    if not program.is_entry_script or _has_decided(program):
        return
    if before_tf_keras(program):
        return  # which had no policies
    for trained in trained_models(program):
        what = heavy_part(trained.model) if trained.by.context.root == 0 else None
        if what is None:
            continue
        here = call_in_script(program, next(e for e in program.training if e.context.root == 0))
        if here is None:  # what it imports trains on import, and is the script to speak of
            return
        message = (
            f"the model trains in float32; under a mixed precision policy {what} could use the "
            "Tensor Cores of a GPU"
        )
        known = program.targets.compute_capability
        sure = known is not None and known >= _TENSOR_CORES
        severity = Severity.MEDIUM if sure else None
        yield Hit(program.module, underline(here), message, _plan(program), severity)
        return


def _has_decided(program: Program) -> bool:
    known = program.targets.compute_capability
    return (
        program.targets.gpus == 0
        or (known is not None and known < _TENSOR_CORES)
        or program.era is Era.TF1
        or any(module.source.holds(_DECIDED, in_prose=True) for module in program.modules)
        or bool(hidden_by_variable(program))
    )


def _plan(program: Program) -> Plan | None:
    """Set the policy before the first layer, and let the outputs of all models be float32."""
    by_hand = any(
        e.receiver is not None and is_optimizer(e.receiver)
        for e in program.calls_of(".apply_gradients", ".apply", ".minimize")
    )
    known = program.targets.compute_capability
    half, least = "mixed_float16", _TENSOR_CORES
    if by_hand or (known is not None and known >= _BFLOAT16):
        half, least = "mixed_bfloat16", _BFLOAT16
    if known is not None and known < least:
        return None
    strategies = {strategy.name for strategy in program.strategies}
    if strategies - {"tensorflow.distribute.MirroredStrategy"}:
        return None
    policy = _policy(program, half, least)
    heads = [_heads(program, model) for model in _models(program)]
    if policy is None or any(head is None for head in heads):
        return None
    nodes = {id(head.event.node): head for found in heads for head in found or ()}
    if any(head.event.module is not program.module for head in nodes.values()):
        return None
    changes = [add_keyword(h.event.node, "dtype", '"float32"') for h in nodes.values()]
    title = f"Compute under `{half}` on GPUs that are made for it"
    return Plan(title, (policy, *changes), Safety.UNSAFE, _NOTE)


def _models(program: Program) -> list[Value]:
    """The models that are trained, and those whose outputs the script uses, each once."""
    found = {id(trained.model): trained.model for trained in trained_models(program)}
    for event in program.calls_of(*_USES):
        model = event.receiver
        if model is not None and is_model(model) and not isinstance(event.result, LayerOutput):
            found.setdefault(id(model), model)
    return list(found.values())


def _heads(program: Program, model: Value) -> list[Made] | None:
    """The last layers of a model that have no dtype yet.

    Returns:
        None where a layer may need more than the policy, or not all of the outputs are known.
    """
    everything = [model, *layers_in(model)]
    parts = [part for part in everything if isinstance(part, Made)]
    if len(parts) < len(everything) or not all(map(_follows_policy, parts)):
        return None
    heads = output_layers(program, model)
    others = {id(layer.event.node) for layer in parts if layer not in heads}
    if not outputs_are_known(program, model):
        return None
    for head in heads:
        given = head.event.keywords.get("dtype")
        if given is not None and fold(given) != "float32":
            return None
        if last(head.name) not in _GIVING or head.event.opaque or id(head.event.node) in others:
            return None
    return [head for head in heads if "dtype" not in head.event.keywords]


def _follows_policy(part: Made) -> bool:
    """Whether the policy alone makes a layer or model compute in the half type, and rightly."""
    if part.name == "keras.Sequential":
        return _takes_indices(part)
    if is_model(part):
        return part.name == "keras.Model" or part.name.startswith("keras.applications.")
    return part.name.startswith("keras.layers.") and last(part.name) not in _NOT_BY_POLICY


def _takes_indices(model: Made) -> bool:
    """Whether a sequential model leaves what it gets as it is, or embeds nothing."""
    layers = flat(model.attrs.get("layers"))
    if any(isinstance(x, LayerOutput) for x in layers):
        return True  # it begins with an Input
    return not any(isinstance(x, Made) and last(x.name) == "Embedding" for x in layers)


def _policy(program: Program, half: str, least: tuple[int, int]) -> Change | None:
    """The statements that set a policy where a GPU is made for it, behind the imports."""
    module = program.module
    anchor = after_imports(program)
    if anchor is None:
        return None
    body: list[cst.CSTNode] = list(module.tree.body)
    following = body[body.index(anchor) + 1]
    lines = [""]
    tf = spell(module, following, "tensorflow")
    if tf is None:
        if re.search(r"\btf\b", module.source.text):
            return None
        tf, lines = "tf", ["import tensorflow as tf", ""]
    setter = spell(module, following, SETTER) or f"{tf}.{SETTER}"
    gpu = "_gpu" if re.search(r"\bgpu\b", module.source.text) else "gpu"
    details = f"{tf}.config.experimental.get_device_details({gpu})"
    lines += [
        f'for {gpu} in {tf}.config.list_physical_devices("GPU"):',
        f'    if {details}.get("compute_capability", (0, 0)) >= {least}:',
        f'        {setter}("{half}")',
    ]
    return insert_after(anchor, lines)
