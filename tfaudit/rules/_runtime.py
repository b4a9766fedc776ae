"""What starts TensorFlow: the calls after which devices can no longer be configured.

Shown on the installed TensorFlow by tests/facts/test_runtime.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.targets import Era
from tfaudit.program.values import Items, LayerOutput, Made, Symbol, Value, origins
from tfaudit.rules._drawing_layers import has_seed

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, Context, SetEvent

CONFIGURES = frozenset({
    "tensorflow.config.experimental.set_memory_growth",
    "tensorflow.config.set_visible_devices",
    "tensorflow.config.set_logical_device_configuration",
    "tensorflow.config.threading.set_intra_op_parallelism_threads",
    "tensorflow.config.threading.set_inter_op_parallelism_threads",
})  # fmt: skip

# Calls below `tensorflow.` that run no op and touch no device.
_QUIET = (
    "tensorflow.config.", "tensorflow.random.set_seed", "tensorflow.function",
    "tensorflow.data.Options", "tensorflow.distribute.get_strategy", "tensorflow.io.gfile.",
    "tensorflow.debugging.", "tensorflow.get_logger", "tensorflow.compat.v1.logging",
    "tensorflow.sysconfig.", "tensorflow.TensorSpec", "tensorflow.autograph.",
    "tensorflow.keras", "tensorflow.TensorShape", "tensorflow.io.FixedLenFeature",
    "tensorflow.FixedLenFeature", "tensorflow.io.VarLenFeature",
    "tensorflow.distribute.cluster_resolver.",
    "tensorflow.train.Example", "tensorflow.train.Feature", "tensorflow.test.is_built_with",
    "tensorflow.distribute.experimental.CommunicationOptions", "tensorflow.compat.v1.disable",
    "tensorflow.compat.v1.enable", "tensorflow.compat.v1.ConfigProto", "tensorflow.as_dtype",
    "tensorflow.distribute.ReplicaContext", "tensorflow.GradientTape", "tensorflow.name_scope",
    "tensorflow.summary.trace", "tensorflow.profiler.", "tensorflow.dtypes.as_dtype",
    "tensorflow.__version__", "tensorflow.version", "tensorflow.compat.as",
    "tensorflow.compat.v1.GPUOptions", "tensorflow.is_tensor", "tensorflow.nest.",
)  # fmt: skip
# Calls that make a device of each GPU beside the eager context, to ask for GPUs or for a session:
# a configuration behind them does not raise, but the GPU's memory is reserved already.
PROBES = frozenset({
    "tensorflow.test.is_gpu_available", "tensorflow.test.gpu_device_name",
    "tensorflow.python.client.device_lib.list_local_devices", "tensorflow.compat.v1.Session",
    "tensorflow.compat.v1.InteractiveSession",
})  # fmt: skip
_INPUTS = ("keras.Input", "keras.layers.InputLayer")
# What a first layer is told of the shape of its inputs.
_INPUT_SHAPES = ("input_shape", "batch_input_shape", "input_dim")
# Plain eager ops: known to run at once, so that calling one starts TensorFlow.
_OPS = api.STARTS_TENSORFLOW
# They make a table, or look for GPUs, as they are made.
_STARTING_LAYERS = frozenset({
    "keras.layers.StringLookup", "keras.layers.IntegerLookup", "keras.layers.TextVectorization",
    "keras.layers.LSTM", "keras.layers.GRU",
})  # fmt: skip
# Of what was made without starting it.
_STARTING_METHODS = {".adapt": "keras.layers.Normalization", ".build": "keras.Sequential"}


def starts_tensorflow(event: CallEvent, era: Era) -> bool:
    """Whether the call surely creates the eager context, and with it the devices."""
    name = event.name
    if event.context.traced:
        return False  # traced when called, which is an event of its own
    if name == "tensorflow.config.list_logical_devices" or name in _OPS or name in api.STRATEGIES:
        return True
    if name in api.DATASET_SOURCES or name == "tensorflow_datasets.load":
        return "format" not in event.keywords  # Keras also makes loaders of Grain
    if name == "tensorflow.device" or name.startswith("tensorflow.random.Generator."):
        return True
    if api.is_optimizer(name) and name != "keras.optimizers.get":
        return True  # the learning rate is a variable
    if api.is_metric(name):
        return True  # what it counts in are variables
    if name in _STARTING_LAYERS or (era is Era.KERAS3 and has_seed(event)):
        return True
    if name == "keras.models.load_model" or name.startswith("keras.applications."):
        return api.is_model_maker(name)  # with all its weights
    if name in ("keras.Sequential", "keras.Model"):
        return has_input(event)
    if name == ".add":
        return makes_weights(event)
    if name in _STARTING_METHODS:  # it makes the weights, or works out the mean
        return isinstance(event.receiver, Made) and event.receiver.name == _STARTING_METHODS[name]
    return name in (".fit", ".evaluate", ".predict") and _is_keras(event)


def has_input(event: CallEvent) -> bool:
    """A model with an input shape makes its variables at once; one without waits for data."""
    if any(
        isinstance(value, LayerOutput) or _is_input(value)
        for arg in (*event.args, *event.keywords.values())
        for value in origins(arg)
    ):
        return True
    layers = event.argument("layers", 0) if event.name == "keras.Sequential" else None
    return isinstance(layers, Items) and _shape_is_known(layers)


def gets_weights_at_once(model: Made) -> bool:
    """Whether a model has its weights as it is made, or as layer after layer is added to it."""
    if model.name != "keras.Sequential":
        return model.name != "keras.Model" or has_input(model.event)
    layers = model.attrs.get("layers")
    return has_input(model.event) or (isinstance(layers, Items) and _shape_is_known(layers))


def _shape_is_known(layers: Items) -> bool:
    """Whether the first layer of a `Sequential` tells the shape of its inputs."""
    first = layers.items[0] if layers.items else None
    return first is not None and (
        _is_input(first) or (isinstance(first, Made) and _tells_shape(first))
    )


def _is_input(value: Value) -> bool:
    made = value.layer if isinstance(value, LayerOutput) else value
    return isinstance(made, (Made, Symbol)) and made.name in _INPUTS


def _tells_shape(layer: Made) -> bool:
    if layer.name.startswith("keras.applications."):
        return True
    said = set(_INPUT_SHAPES)
    if layer.name == "keras.layers.Embedding":
        said.discard("input_dim")  # the number of its words
    return layer.name.startswith("keras.layers.") and not said.isdisjoint(layer.event.keywords)


def makes_weights(event: CallEvent) -> bool:
    """Whether `add` of a `Sequential` makes a layer's weights, since the model knows its input."""
    model, layer = event.receiver, event.argument("layer", 0)
    if not isinstance(model, Made) or model.name != "keras.Sequential":
        return False
    return isinstance(layer, Made) and not _is_input(layer) and gets_weights_at_once(model)


def _is_keras(event: CallEvent) -> bool:
    return isinstance(event.receiver, Made) and api.is_model_maker(event.receiver.name)


def may_start_tensorflow(event: CallEvent) -> bool:
    """Whether it cannot be ruled out that the call starts TensorFlow."""
    name = event.name
    if starts_tensorflow(event, Era.KERAS3):  # whose layers start it most often
        return True
    if name.startswith("tensorflow."):
        return not name.startswith(_QUIET)
    if name.startswith("keras."):
        quiet = ("keras.losses.", "keras.utils.set_random_seed", "keras.mixed_precision.",
                 "keras.utils.to_categorical", "keras.utils.clear_session", "keras.callbacks.",
                 "keras.backend.set_floatx", "keras.backend.set_image_data_format",
                 "keras.datasets.", "keras.regularizers.", "keras.config.")  # fmt: skip
        return not name.startswith(quiet)
    return name == "?" or name.startswith("class ")


def started_before(starts: list[CallEvent], context: Context, order: int) -> CallEvent | None:
    """The first of these calls that has surely happened when the code in that context runs.

    Or one of two, where each way of an `if` makes one.
    """
    sure = next((start for start in starts if surely_before(start, context, order)), None)
    if sure is not None:
        return sure
    found = [(start.context, start) for start in starts if start.order < order]
    ways: dict[cst.CSTNode, dict[bool, tuple[Context, CallEvent]]] = {}
    while found:
        around, start = found.pop(0)
        if not around.branches:
            continue
        branch, outer = around.branches[-1], around.within(branches=around.branches[:-1])
        known = ways.setdefault(branch.node, {})
        known.setdefault(branch.taken, (outer, start))
        if not isinstance(branch.node, cst.If) or len(known) < 2:
            continue
        if all(_is_before(where, each.order, context, order) for where, each in known.values()):
            return known[True][1]
        found.append(known.pop(True))  # an `elif`: it is one way of another `if`
        known.clear()
    return None


def surely_before(first: CallEvent | SetEvent, context: Context, order: int) -> bool:
    """Whether a call or an assignment has surely happened when the code in that context runs."""
    return _is_before(first.context, first.order, context, order)


def _is_before(first: Context, at: int, context: Context, order: int) -> bool:
    if at >= order or first.root != context.root:
        return False
    if context.root < 0 and first.frames[:1] != context.frames[:1]:
        return False  # the making of two objects, of which nobody knows which is made first
    if first.tries != context.tries[: len(first.tries)]:
        return False  # it may have raised, and the code behind its `try` runs all the same
    if any(f.why == "callback" for f in set(first.frames) ^ set(context.frames)):
        return False  # a function handed over: nobody knows when it runs, or in which process
    shared = first.branches == context.branches[: len(first.branches)]
    inside = first.frames == context.frames[: len(first.frames)]
    return shared and (inside or not first.conditional)
