"""Attributes of layers, models and optimizers that Keras 3 only lets read, or does not heed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.api import LAYER_BASES, MODEL_BASES
from tfaudit.program.program import is_optimizer
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    Made,
    Symbol,
    Union,
)
from tfaudit.rules._models import layers_in
from tfaudit.rules._removed_attributes import is_some_layer, is_whole_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import SetEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Of every layer, and so of every model.
OF_LAYERS = frozenset({
    "compute_dtype", "dtype", "input", "input_dtype", "losses", "metrics", "metrics_variables",
    "non_trainable_variables", "non_trainable_weights", "output", "path", "quantization_mode",
    "trainable_variables", "trainable_weights", "variable_dtype", "variables", "weights",
})  # fmt: skip
OF_MODELS = frozenset({"compiled_metrics", "distribute_strategy", "layers", "metrics_names"})
OF_OPTIMIZERS = frozenset({"iterations", "variables"})
# Of models that are made of an input and an output, or of a list of layers.
OF_GRAPHS = frozenset({"inputs", "outputs"})
# Of single layers: what adds to a weight, as LoRA does, is a property.
OF_ONE_LAYER = {
    **{
        f"keras.layers.{name}": frozenset({"kernel"})
        for name in ("Conv1D", "Conv2D", "Conv3D", "Dense", "EinsumDense")
    },
    "keras.layers.Embedding": frozenset({"embeddings"}),
    "keras.layers.MultiHeadAttention": frozenset({
        "attention_axes", "dropout", "key_dense", "key_dim", "num_heads", "output_dense",
        "query_dense", "use_bias", "value_dense", "value_dim",
    }),
}  # fmt: skip
# Layers that have no kernel; whoever sets that of a model's layers means others.
_WITHOUT_KERNELS = frozenset(
    f"keras.layers.{name}"
    for name in (
        "Activation", "AveragePooling2D", "BatchNormalization", "Dropout", "Flatten",
        "GlobalAveragePooling2D", "InputLayer", "LeakyReLU", "MaxPooling1D", "MaxPooling2D",
        "ReLU", "Reshape", "Softmax",
    )
) | {"keras.Input"}  # fmt: skip
_WRAPPER = "keras.layers.Wrapper"
_NAME = "_name"
_LAYERS = "_layers"
WORDS = tuple(
    f".{name}{equals}"
    for name in (
        _NAME,
        _LAYERS,
        "inputs",
        "layers",
        "losses",
        "metrics",
        "outputs",
        "path",
        "trainable_weights",
        "weights",
        "iterations",
        "kernel",
        "embeddings",
        "num_heads",
        "key_dim",
    )
    for equals in ("=", " =")
)


def fixed_attributes(program: Program, is_guarded: Callable[[SetEvent], bool]) -> Iterator[Hit]:
    """Assignments to them."""
    done: set[cst.CSTNode] = set()
    for change in program.sets:
        if change.key == _LAYERS and change.node not in done and not is_guarded(change):
            done.add(change.node)
            yield from _mixed(change)
        if change.key == _NAME and change.node not in done and not is_guarded(change):
            done.add(change.node)
            yield from _renamed(change)
        if change.node in done or is_guarded(change):
            continue
        if not _is_fixed(change.target, change.key) and not _is_fixed_in_each(
            _wrapped(program, change.target), change.key
        ):
            continue
        done.add(change.node)
        message = f"Keras 3 raises AttributeError: `{change.key}` can only be read"
        yield Hit(change.module, change.node, message)


def _mixed(change: SetEvent) -> Iterator[Hit]:
    """Layers under the name of Keras' own list, with something among them that is none."""
    target, value = change.target, change.value
    if not isinstance(target, Instance) or not isinstance(value, Items):
        return
    bases = {base.name for base in target.cls.lineage() if isinstance(base, Symbol)}
    if bases & (MODEL_BASES | LAYER_BASES) and any(
        isinstance(item, (Items, Function)) for item in value.items
    ):
        message = f"Keras 3 takes all that is in `{_LAYERS}` for layers, which raises "
        message += "AttributeError for lists and functions: give the attribute another name"
        yield Hit(change.module, change.node, message)


def _renamed(change: SetEvent) -> Iterator[Hit]:
    """The name of a model or layer, where only Keras 2 kept it."""
    node = change.node
    of_keras = is_whole_model(change.target) or is_some_layer(change.target)
    if of_keras and isinstance(node, cst.Attribute):
        plan = Plan("Set name", (replace(node.attr, "name"),), Safety.SAFE)
        message = f"Keras 3 does not heed `{_NAME}`, the name stays: set `name`"
        yield Hit(change.module, node, message, plan)


def _is_fixed(target: Value, key: object) -> bool:
    if is_optimizer(target):
        return key in OF_OPTIMIZERS
    if isinstance(target, Instance):
        if target.cls.find(str(key)) is not None:  # a property of its own
            return False
        bases = {base.name for base in target.cls.lineage() if isinstance(base, Symbol)}
        is_model = bool(bases & MODEL_BASES)
        if any(key in OF_ONE_LAYER.get(base, ()) for base in bases):
            return True
        return (key in OF_LAYERS and (is_model or bool(bases & LAYER_BASES))) or (
            key in OF_MODELS and is_model
        )
    if isinstance(target, Made) and key in OF_ONE_LAYER.get(target.name, ()):
        return True
    if _is_fixed_in_each(_layers_of(target), key):
        return True
    if is_whole_model(target):
        return key in OF_LAYERS or key in OF_MODELS or key in OF_GRAPHS
    return key in OF_LAYERS and is_some_layer(target)


def _layers_of(target: Value) -> list[Value]:
    """What `model.layers[i]` may be, where all layers of the model are known."""
    match target:
        case Derived(operator="[]", inputs=(Items(items=layers, open=False), _)):
            return layers
        case (
            Derived(operator="[]", inputs=(Attr(name="layers", base=model), _))
            | Element(of=Attr(name="layers", base=model), path=())
        ) if is_whole_model(model) or _is_own_model(model):
            return [*layers_in(model)]
        case Union(options=options):
            return [*options]
    return []


def _wrapped(program: Program, target: Value) -> list[Value]:
    """What the script's wrappers of a class of its own are given to wrap: `self.layer`."""
    if not isinstance(target, Attr) or target.name != "layer":
        return []
    wrapper = target.base.cls if isinstance(target.base, Instance) else None
    if wrapper is None or not any(
        isinstance(base, Symbol) and base.name == _WRAPPER for base in wrapper.lineage()
    ):
        return []
    return [
        event.argument("layer", 0) or UNKNOWN
        for event in program.calls
        if isinstance(event.result, Instance) and event.result.cls.node is wrapper.node
    ]


def _is_own_model(value: Value) -> bool:
    """Whether it is of a class of models of the user, which has `layers` of Keras."""
    return (
        isinstance(value, Instance)
        and value.cls.find("layers") is None
        and any(isinstance(x, Symbol) and x.name in MODEL_BASES for x in value.cls.lineage())
    )


def _is_fixed_in_each(layers: list[Value], key: object) -> bool:
    """Whether each layer that has such an attribute only lets it read."""
    kernels = [x for x in layers if not isinstance(x, Made) or x.name not in _WITHOUT_KERNELS]
    return bool(kernels) and all(
        isinstance(layer, Made) and key in OF_ONE_LAYER.get(layer.name, ()) for layer in kernels
    )
