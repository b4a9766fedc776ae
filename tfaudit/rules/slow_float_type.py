"""Numbers are of float64 where Keras would use float32, or TF32 is switched off.

Most GPUs have one unit for float64 to 32 or 64 for float32, every array takes twice the memory, and
no Tensor Core helps. NumPy makes float64 unless it is told otherwise; `fit` casts such arrays by
itself, but a tf.data pipeline hands on what it gets, twice the bytes, for the first layer to cast
them. TensorFloat-32, by which GPUs from the Ampere generation on multiply float32, is on unless a
script switches it off.

What `tf.numpy_function` or `from_generator` is told to give as float64 is handed on so, too.

A `tf.Variable` of such an array is of float64, too, and then so is a hand-written step.

## Before

```python
import numpy as np
import tensorflow as tf

images = np.zeros([20_000, 28, 28])
labels = np.zeros([20_000], "int32")
data = tf.data.Dataset.from_tensor_slices((images, labels)).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
```

## After

```python
import numpy as np
import tensorflow as tf

images = np.zeros([20_000, 28, 28])
labels = np.zeros([20_000], "int32")
data = tf.data.Dataset.from_tensor_slices((images.astype("float32"), labels)).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
```

## Fix safety

Unsafe: values are rounded where the pipeline begins instead of where the model does. There is a fix
only for arrays in a pipeline; the type that a model computes in is a decision.

## When not

Where digits count: for physics-informed networks, Gaussian processes, solvers, second derivatives,
probabilities; where a switch or an option chooses the type; for arrays that `fit` gets itself. In
Keras 3 `set_floatx` does nothing once a layer was made, and is not reported there. An array in a
pipeline is a finding of low severity: the model computes in float32 all the same. One that is known
to hold less than a million numbers is none, nor are labels, nor what a model is only validated on.
"""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program import api
from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    UNKNOWN,
    Dataset,
    Derived,
    Element,
    Items,
    Made,
    Op,
    Table,
    Value,
)
from tfaudit.rule import rule
from tfaudit.rules._array_shapes import shape
from tfaudit.rules._float_types import (
    is_float64,
    is_float64_tensor,
    is_number,
    is_short_series,
    names_float64,
)
from tfaudit.rules._mixed_precision import SETTER
from tfaudit.rules._models import layers_in, output_layers, trained_models
from tfaudit.rules._steps import training_steps
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

# Fields in which float32 is not enough, by what their scripts name.
_EXACT = re.compile(
    r"\bpinns?\b|physics|\bpde\b|navier|burgers|schr[oö]dinger|deepxde|gpflow|gaussian.process"
    r"|tensorflow_probability|tf_quant|quantum|\bqml\b|lbfgs|l-bfgs|odeint|ode_?solve|\bodes?\b"
    r"|differential.?equation|hessian|jacobian|gradient.?check|check.?grad|scipy\.optimize"
    r"|determinis|#.*precision",
    re.IGNORECASE,
)
_TF32 = "tensorflow.config.experimental.enable_tensor_float_32_execution"
_ENVIRONMENT = "NVIDIA_TF32_OVERRIDE"
_ARITHMETIC = frozenset({"+", "-", "*", "/", "neg"})
# What calls Python in a pipeline, and is told what type comes back.
_OF_PYTHON = frozenset({"tensorflow.numpy_function", "tensorflow.py_function"})
# What gives float64 where it gets it.
_KEEPING_TYPE = frozenset({
    *("tensorflow." + name for name in (
        "clip_by_value", "ensure_shape", "expand_dims", "identity", "pad", "repeat", "reshape",
        "reverse", "squeeze", "tile", "transpose",
    )),
    *("tensorflow.image." + name for name in (
        "adjust_brightness", "adjust_contrast", "adjust_hue", "adjust_saturation", "central_crop",
        "crop_to_bounding_box", "flip_left_right", "flip_up_down", "grayscale_to_rgb",
        "pad_to_bounding_box", "random_brightness", "random_contrast", "random_crop",
        "random_flip_left_right", "random_flip_up_down", "random_hue", "random_saturation",
        "resize_with_crop_or_pad", "rot90", "transpose",
    )),
})  # fmt: skip
# What makes a pipeline of arrays, and its first argument.
_OF_SERIES = "timeseries_dataset_from_array"
_OF_ARRAYS = {"from_tensor_slices": "tensors", _OF_SERIES: "data"}
_LITTLE = 100  # numbers of one sample
_FEW = 1_000_000  # numbers: as float64 they take 8 MB
_FEW_WEIGHTS = 1_000  # of a matrix: with fewer, the type does not matter
_COMPUTING = frozenset({
    "Conv1D", "Conv2D", "Conv2DTranspose", "Conv3D", "Dense", "EinsumDense", "GRU", "LSTM",
    "MultiHeadAttention", "SeparableConv2D",
})  # fmt: skip


@rule(
    "TFA507",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=(
        "float64", "enable_tensor_float_32_execution", "NVIDIA_TF32_OVERRIDE", "from_tensor_slices",
        "double", _OF_SERIES,
    ),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/api_docs/python/tf/config/experimental/enable_tensor_float_32_execution",
        "keras/src/trainers/data_adapters/array_slicing.py: arrays of other float types are cast",
    ),
)  # fmt: skip
def slow_float_type(program: Program) -> Iterator[Hit]:
    """Types that are set to float64, TF32 that is off, and pipelines of float64."""
    if program.era is Era.TF1:
        return
    found = list(_found(program))
    # Asked last: to look for these words takes longer than all the rest.
    if found and not any(module.source.holds(_EXACT, in_prose=True) for module in program.modules):
        yield from found


def _found(program: Program) -> Iterator[Hit]:
    yield from _switched_off(program)
    chosen = list(_chosen(program))
    yield from chosen
    if not chosen and not program.mentions("set_floatx"):
        yield from _layers(program)
        yield from _weights(program)
        yield from _pipelines(program)


def _switched_off(program: Program) -> Iterator[Hit]:
    message = "TensorFloat-32 is switched off: GPUs multiply float32 without their Tensor Cores"
    for event in program.calls_of(_TF32):
        given = event.argument("enabled", 0)
        if given is not None and usual(given) is False and not event.context.conditional:
            yield Hit(event.module, underline(event.node), message)
    for change in program.sets:
        off = change.key == _ENVIRONMENT and usual(change.value) in ("0", 0)
        if off and not change.context.conditional:
            yield Hit(change.module, change.node, message)


def _chosen(program: Program) -> Iterator[Hit]:
    """Calls that make float64 the type of all layers."""
    models = [e for e in program.calls if api.is_layer(e.name) or api.is_model_maker(e.name)]
    keras3 = program.era is Era.KERAS3
    for event in program.calls_of("keras.backend.set_floatx", SETTER):
        given = event.argument("value", 0) or event.argument("policy", 0)
        given = given or event.argument("dtype", 0)
        if given is None or usual(given) != "float64" or event.context.conditional:
            continue
        before = any(e.order < event.order for e in models)
        if not models or (before and keras3 and event.name != SETTER):
            continue
        message = "every layer made from here on computes in float64, which most GPUs are slow at"
        yield Hit(event.module, underline(event.node), message)


def _layers(program: Program) -> Iterator[Hit]:
    """Inner layers of trained models that are told to compute in float64; one of each model."""
    said: set[object] = set()
    for trained in trained_models(program):
        outputs = output_layers(program, trained.model)
        for layer in layers_in(trained.model):
            if not isinstance(layer, Made) or layer in outputs or not api.is_layer(layer.name):
                continue
            given = layer.event.keywords.get("dtype")
            node = argument(layer.event.node, "dtype")
            slow = last(layer.name) in _COMPUTING and names_float64(given)
            if slow and node is not None and node not in said:
                said.add(node)
                message = (
                    f"this `{last(layer.name)}` computes in float64, which most GPUs are slow at"
                )
                yield Hit(layer.event.module, node, message)
                break


def _weights(program: Program) -> Iterator[Hit]:
    """Matrices of float64 that hand-written steps train; one of each step."""
    said: set[object] = set()
    for step in training_steps(program):
        gradients = program.calls_on(step.tape.result, ".gradient")
        given = [e.argument("sources", 1) for e in gradients]
        given = given or [step.update.argument("var_list", 1)]
        trained = [part for value in given if value is not None for part in _parts(value)]
        slow = [variable.event for variable in trained if _is_slow_matrix(variable)]
        if slow and not any(event.node in said for event in slow):
            message = "these weights are of float64, and so is all that is computed of them, which "
            message += "most GPUs are slow at"
            yield Hit(slow[0].module, underline(slow[0].node), message)
        said.update(event.node for event in slow)


def _parts(value: Value) -> Iterator[Made]:
    """The variables that a list of them holds."""
    if isinstance(value, Made) and value.name == "tensorflow.Variable":
        yield value
    for part in value.items if isinstance(value, Items) else ():
        yield from _parts(part)


def _is_slow_matrix(variable: Made) -> bool:
    """Whether a variable is a matrix of float64 that is not surely small."""
    initial = variable.event.argument("initial_value", 0)
    given = variable.event.argument("dtype", 6)
    if given is None and isinstance(initial, Made) and initial.name.startswith("tensorflow."):
        given = initial.event.keywords.get("dtype")
    if not (names_float64(given) if given is not None else is_float64(initial)):
        return False
    size = shape(initial)
    if size is None or len(size) < 2:
        return False
    return None in size or prod(n or 0 for n in size) >= _FEW_WEIGHTS


def _pipelines(program: Program) -> Iterator[Hit]:
    """Arrays of float64 in pipelines that reach a model as they are."""
    said: set[object] = set()
    for event, keyword, dataset in (*program.datasets_fed(), *_stepped(program)):
        source = dataset.source
        if keyword == "validation_data" or source.event.node in said:
            continue
        if source.name == _OF_SERIES and event.name in (".evaluate", ".predict"):
            continue  # of one array for all parts of the series, that which trains is enough
        yield from _casts(dataset, said)
        yield from _declared(dataset, said)
        found = _array(dataset)
        if found is None:
            continue
        said.add(source.event.node)
        value, node = found
        size = shape(value)
        if size is not None and None not in size and prod(n or 0 for n in size) < _FEW:
            continue
        if is_short_series(value, _FEW) or (_has_windows(dataset) and event.name == ".predict"):
            continue  # a forecast goes over a series once
        message = (
            f"`{_short(node)}` is of float64: the pipeline copies twice the bytes of float32, "
            "which the model makes of them anyway"
        )
        related = ((event.module, underline(event.node), "fed to the model here"),)
        note = "values are rounded where the pipeline begins"
        plan = None
        if is_float64(value):  # a tensor has no `astype`
            plan = Plan("Cast the array to float32", (_cast(node),), Safety.UNSAFE, note)
        yield Hit(source.event.module, node, message, plan, Severity.LOW, Effect.SMALL, related)


def _has_windows(dataset: Dataset) -> bool:
    return any(op.name == "window" for op in dataset.ops)


def _stepped(program: Program) -> Iterator[tuple[CallEvent, str, Dataset]]:
    """Pipelines whose batches a loop gives to a model as they are."""
    for event in program.calls_of(".train_on_batch"):
        batch = event.argument("x", 0)
        if isinstance(batch, Element) and isinstance(batch.of, Dataset):
            yield event, "x", batch.of
    tapes = [step.tape.result for step in training_steps(program)]
    for event in program.calls_of("()"):
        called = event.receiver or UNKNOWN
        # A layer takes float64 as it is only if it says so: `super().__init__(autocast=False)`.
        casts = is_model(called) or (is_layer(called) and not program.mentions("autocast"))
        trains = "training" in event.keywords or casts
        batch = _handed_on(event.args[0]) if event.args else None
        if not trains or not isinstance(batch, Element) or not isinstance(batch.of, Dataset):
            continue
        if batch.path[:1] not in ((), (0,)) and isinstance(batch.path[0], int):
            continue  # `_array` looks at the first of a tuple
        if any(entered in tapes for entered, _ in event.context.withs):
            yield event, "x", batch.of


def _handed_on(value: Value) -> Value:
    """What the values come from that a step gives a model, in their type: a batch, or its parts."""
    if isinstance(value, Items) and value.items and not value.open:
        parts = [_handed_on(part) for part in value.items]
        of = [(part.of, part.path) if isinstance(part, Element) else None for part in parts]
        return parts[0] if all(place == of[0] for place in of) else value
    while (inner := _in_same_type(value)) is not None:
        value = inner
    return value


def _in_same_type(value: Value) -> Value | None:
    """What a value is made of by something that keeps its type."""
    if isinstance(value, Made) and value.name in _KEEPING_TYPE and value.event.args:
        return value.event.args[0]
    if isinstance(value, Derived) and value.operator == "[]":
        return value.inputs[0]
    if isinstance(value, Derived) and value.operator in _ARITHMETIC:
        rest = [x for x in value.inputs if not is_number(x)]
        return rest[0] if len(rest) == 1 else None
    return None


def _casts(dataset: Dataset, said: set[object]) -> Iterator[Hit]:
    """A cast to float64 by the last function that a pipeline maps over the model's inputs."""
    maps = [op for op in dataset.ops[1:] if op.name not in PASSES_ELEMENTS | {"batch"}]
    if not maps or maps[-1].name != "map":
        return
    result = maps[-1].result
    value = result.items[0] if isinstance(result, Items) and result.items else result
    while isinstance(value, Derived) and value.operator in _ARITHMETIC:
        rest = [x for x in value.inputs if not isinstance(usual(x), (int, float))]
        if len(rest) != 1:
            return
        value = rest[0]
    if not isinstance(value, Made) or value.name != "tensorflow.cast":
        return
    event = value.event
    to = argument(event.node, "dtype", 1)
    if to is None or event.node in said or not names_float64(event.argument("dtype", 1)):
        return
    said.add(event.node)
    message = "the model makes float32 of this float64 again: the pipeline copies twice the bytes"
    text = quoted(to.value)
    once = event.module.source.text.count("float64") == 1 and "float64" in text
    change = replace(to.value, text.replace("float64", "float32"))
    note = "values are rounded in the pipeline instead of in the model"
    plan = Plan("Cast to float32", (change,), Safety.UNSAFE, note) if once else None
    yield Hit(event.module, to, message, plan, Severity.LOW, Effect.SMALL)


def _declared(dataset: Dataset, said: set[object]) -> Iterator[Hit]:
    """The type that a pipeline is told its elements have, which Python makes: float64."""
    maps = [op for op in dataset.ops[1:] if op.name not in PASSES_ELEMENTS | {"batch"}]
    if maps:
        result = maps[-1].result
        value = result.items[0] if isinstance(result, Items) and result.items else result
        made = value.of if isinstance(value, Element) else value
        if maps[-1].name != "map" or not isinstance(made, Made) or made.name not in _OF_PYTHON:
            return
        event, keyword, position = made.event, "Tout", 2
    elif dataset.source.name == "from_generator":
        event, keyword, position = dataset.source.event, "output_types", 1
        if event.argument("output_signature", 4) is not None:
            keyword, position = "output_signature", 4
    else:
        return
    types, arg = event.argument(keyword, position), argument(event.node, keyword, position)
    if types is None or arg is None or arg.value in said:
        return
    # Which one of several outputs the model gets is not known for sure.
    several = list(types.items) if isinstance(types, Items) else [types]
    inputs = several[:1] if keyword != "Tout" else several
    if inputs and all(map(_is_declared_float64, inputs)):
        said.add(arg.value)
        message = "the model makes float32 of this float64 again: let the function give float32, "
        message += "half the bytes"
        yield Hit(event.module, arg.value, message, None, Severity.LOW, Effect.SMALL)


def _is_declared_float64(value: Value) -> bool:
    """Whether it is the type float64, or a `TensorSpec` of it that is not of few numbers."""
    if isinstance(value, Made) and value.name == "tensorflow.TensorSpec":
        axes = value.event.argument("shape", 0)
        sizes = [usual(axis) for axis in axes.items] if isinstance(axes, Items) else [None]
        counts = [size for size in sizes if isinstance(size, int)]
        little = len(counts) == len(sizes) and prod(counts) < _LITTLE
        return not little and names_float64(value.event.argument("dtype", 1))
    return names_float64(value)


def _array(dataset: Dataset) -> tuple[Value, cst.BaseExpression] | None:
    """The array of float64 that a pipeline takes the model's inputs from, and where it stands."""
    source: CallEvent = dataset.source.event
    keyword = _OF_ARRAYS.get(dataset.source.name)
    if keyword is None:
        return None
    for op in dataset.ops[1:]:
        if op.name in PASSES_ELEMENTS | {"batch", "window"} or _only_slices(op) or _keeps_type(op):
            continue
        if _starts_by_layer(op):
            break
        return None
    value, arg = source.argument(keyword, 0), argument(source.node, keyword, 0)
    if value is None or arg is None:
        return None
    node = arg.value
    while (
        isinstance(value, Items) and isinstance(node, cst.Tuple) and value.items and node.elements
    ):
        value, node = value.items[0], node.elements[0].value
    parts = _named_parts(value, node) if node is not arg.value else []  # else with the labels
    for part, written in parts or [(value, node)]:
        if is_float64(part) or is_float64_tensor(part):
            return part, written
    return None


def _named_parts(value: Value, node: cst.BaseExpression) -> list[tuple[Value, cst.BaseExpression]]:
    """The arrays in a dict of a model's inputs, as it is written: `{"left": left, "right": …}`."""
    if not isinstance(value, Table) or value.open or not isinstance(node, cst.Dict):
        return []
    values = list(value.items.values())
    written = [entry.value for entry in node.elements if isinstance(entry, cst.DictElement)]
    known = len(written) == len(node.elements) == len(values)  # none twice, and no `**rest`
    return list(zip(values, written, strict=True)) if known else []


def _only_slices(op: Op) -> bool:
    """Whether windows are made rows, or an element is cut into parts, the model's inputs first."""
    result = op.result
    if op.name == "flat_map":
        made = result.event.receiver if isinstance(result, Made) else None
        return isinstance(result, Made) and result.name == ".batch" and isinstance(made, Element)
    if op.name != "map":
        return False
    inputs = result.items[0] if isinstance(result, Items) and result.items else result
    parts = inputs.items.values() if isinstance(inputs, Table) else (inputs,)
    return any(part is not result and _is_input(part) for part in parts)


def _is_input(value: Value) -> bool:
    """Whether it is the first part of what a pipeline gives, or a slice of it."""
    while isinstance(value, Derived) and value.operator == "[]":
        value = value.inputs[0]
    return isinstance(value, Element) and value.path in ((), (0,)) and isinstance(value.of, Dataset)


def _keeps_type(op: Op) -> bool:
    """Whether a mapped function hands on its inputs in the type that it gets them in."""
    value = op.result.items[0] if isinstance(op.result, Items) and op.result.items else op.result
    while not isinstance(value, Element):
        inner = _in_same_type(value)
        if inner is None:
            return False
        value = inner
    return op.name == "map" and isinstance(value.of, Dataset) and value.path[:1] in ((), (0,))


def _starts_by_layer(op: Op) -> bool:
    """Whether a mapped function gives its inputs to a layer, which makes float32 of them."""
    result = op.result
    value = result.items[0] if isinstance(result, Items) and result.items else result
    while isinstance(value, Made) and value.name == "()" and value.event.args:
        layer, value = value.event.receiver, value.event.args[0]
        if not isinstance(layer, Made) or not (api.is_layer(layer.name) or is_model(layer)):
            return False
        if isinstance(value, Element):
            return op.name == "map" and isinstance(value.of, Dataset)
    return False


def _cast(node: cst.BaseExpression) -> Change:
    plain = isinstance(node, (cst.Name, cst.Attribute, cst.Subscript, cst.Call)) or node.lpar
    return replace(
        node,
        lambda source: (
            f'{source.of(node)}.astype("float32")'
            if plain
            else f'({source.of(node)}).astype("float32")'
        ),
    )


def _short(node: cst.BaseExpression) -> str:
    text = " ".join(quoted(node).split())
    return text if len(text) < 40 else text[:36] + " ..."
