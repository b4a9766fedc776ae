"""Models that are known by how they are compiled, trained or saved, not by how they are made.

A model often comes from a module that cannot be read: `model = nets.build(32)`. What is compiled
with a loss and an optimizer, or trained for epochs with validation data (or on a dataset of
tf.data, or made in the scope of a strategy), or has its weights saved, in Keras' words for them, is
a Keras model all the same. So is what is called on a `keras.Input` and predicts or trains: layers
do not. So is what is compiled with an optimizer only, which then gets gradients as
`model.optimizer`; and what is compiled with several optimizers, each by a name of its own, as a GAN
with a `train_step` is. So is what gets gradients by its `trainable_variables`, and is told in the
words of Keras that it trains, or to show its layers; and a generator that gets some, and predicts.
What saves or loads its weights by itself, and lists its layers or is trained in words of Keras, is
one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.values import (
    Attr,
    Class,
    Dataset,
    Element,
    Instance,
    Items,
    LayerOutput,
    Made,
    Parameter,
    Symbol,
    Value,
    alternatives,
    origins,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tfaudit.program.events import CallEvent, ReadEvent, SetEvent

# The calls that tell.
TELLING = (".compile", ".fit", ".fit_generator", ".save", ".save_weights")
COMPILED = "compile()"  # among the attributes of a value, where no name of Python's can be
OF_MODELS = (  # methods that layers do not have
    ".predict", ".predict_on_batch", ".train_on_batch", ".fit", ".evaluate", ".compile",
)  # fmt: skip
# What Keras models can do, and neither layers nor the modules of TensorFlow.
SAVES = (".save_weights", ".load_weights")
_WEIGHTS = (".get_weights", ".set_weights")
_OF_TRAINED = (".summary", ".save", ".predict", ".predict_on_batch", *_WEIGHTS, *SAVES)
_TRAINED = frozenset({"trainable_variables", "trainable_weights"})
_KEYWORDS = frozenset({
    "optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "run_eagerly",
    "steps_per_execution", "jit_compile", "auto_scale_loss", "sample_weight_mode",
    "experimental_run_tf_function", "experimental_steps_per_execution", "target_tensors",
})  # fmt: skip
# No other library's `compile` has these.
_OWN_KEYWORDS = frozenset({
    "run_eagerly", "steps_per_execution", "loss_weights", "weighted_metrics", "auto_scale_loss",
    "sample_weight_mode", "experimental_run_tf_function", "experimental_steps_per_execution",
})  # fmt: skip
_OF_EPOCHS = frozenset({
    "validation_data", "validation_split", "validation_steps", "steps_per_epoch", "callbacks",
    "initial_epoch", "class_weight",
})  # fmt: skip
# As Keras 1 called some of them.
_OF_KERAS_1 = frozenset({
    "nb_epoch", "nb_val_samples", "nb_worker", "max_q_size", "pickle_safe", "samples_per_epoch",
    "show_accuracy",
})  # fmt: skip
_FIT_KEYWORDS = _OF_EPOCHS | _OF_KERAS_1 | {
    "x", "y", "generator", "batch_size", "epochs", "verbose", "shuffle", "sample_weight",
    "validation_batch_size", "validation_freq", "max_queue_size", "workers", "use_multiprocessing",
}  # fmt: skip
_OF_BATCHES = (".train_on_batch", ".predict_on_batch", ".test_on_batch")
_OF_ROWS = frozenset({"batch_size", "epochs", "nb_epoch", "shuffle", "verbose"})
_OF_PREDICTIONS = frozenset({"batch_size", "steps", "verbose"})
_PREDICT_KEYWORDS = _OF_PREDICTIONS | {"x", "y", "callbacks", "sample_weight"}
_OPTIMIZERS = frozenset({
    "adam", "adamw", "adamax", "adadelta", "adagrad", "adafactor", "ftrl", "lamb", "lion", "nadam",
    "rmsprop", "sgd",
})  # fmt: skip
_LOSSES = frozenset({
    "binary_crossentropy", "categorical_crossentropy", "sparse_categorical_crossentropy",
    "mean_squared_error", "mean_absolute_error", "kullback_leibler_divergence",
})  # fmt: skip
# Their classes have a `compile` with a loss, and a `fit` of their own.
_OTHERS = (
    "ampligraph.", "autokeras.", "composer.", "deepxde.", "fastai.", "keras.wrappers.",
    *api.KERAS_TUNERS, "lightning.", "pytorch_lightning.", "rl.", "sciann.", "scikeras.",
    "sklearn.", "torch.",
)  # fmt: skip
# Words of scripts whose models save weights, too, and are not Keras'.
_LIBRARIES_THAT_SAVE = ("tensorlayer", "torch", "rl.agents")
_AUTO = ("autokeras", "kerastuner")  # of scripts whose `fit` takes datasets, and is not Keras'
# What these give is known without.
_SEEN = frozenset({"keras", "tensorflow", "builtins", "numpy", ""})
# Classes of libraries that are made like Keras.
_LIKE_KERAS = (".Sequential", ".Model", ".Network", ".NeuralNetwork")


def note_compiled(event: CallEvent) -> None:
    """Remember of a value that it is compiled, trained or saved as a Keras model."""
    value = event.receiver
    place = None if value is None else _place(value)
    if value is None or place is None:
        return
    surely = _WAYS.get(event.name, _is_trained_by_keras)
    if surely(event) and _may_be_model(value):
        attrs, key = place
        attrs[key] = event.callee


def note_trained(trained: Iterable[CallEvent], calls: Iterable[CallEvent]) -> None:
    """Remember of values that they are models, since they train, and are spoken to as Keras models.

    Layers and modules have `trainable_variables`, too; of those that are called with `training`,
    only models have a `summary`, or a method that predicts, or save themselves. What saves its
    weights by itself, and not in a checkpoint, is a model however it is called; so is what
    predicts, and gives its weights as arrays, or takes them, or is called a generator: what solves
    an equation may have a method of that name, too.

    Args:
        trained: calls of `gradient`.
        calls: all calls.
    """
    held: dict[tuple[int, str], set[str]] = {}
    for event in trained:
        sources = event.argument("sources", 1)
        for value in origins(sources, 60) if sources is not None else ():
            if not isinstance(value, Attr) or value.name not in _TRAINED:
                continue
            for holder in alternatives(value.base):  # as it was made, or as it was loaded
                place = _place(holder)
                if place is not None and not is_noted(holder) and _may_be_model(holder):
                    held[id(place[0]), place[1]] = set()
    if not held:
        return
    for event in calls:
        method = event.name in _OF_TRAINED
        if not method and "training" not in event.keywords:
            continue
        told = event.receiver if method else event.callee
        for option in () if told is None else alternatives(told):
            place = _place(option)
            words = held.get((id(place[0]), place[1])) if place is not None else None
            if place is None or words is None:
                continue
            words.add(event.name if method else "training")
            draws = event.name == ".predict" and "generator" in quoted(event.node.func).lower()
            # The models of TensorLayer save their weights, too.
            saves = event.name in SAVES and "tensorlayer" not in event.module.source.text
            speaks = "training" in words and words.difference(_WEIGHTS, {"training"})
            asked = ".predict" in words and words.intersection(_WEIGHTS)
            if saves or speaks or asked or draws:
                place[0][place[1]] = event.callee


def note_saved(
    saves: Iterable[CallEvent], told: Iterable[CallEvent], reads: Iterable[ReadEvent]
) -> None:
    """Remember of values that they are models, since they save their weights, and speak as Keras.

    Agents and wrappers save weights, too; but they do not list layers, nor are they told sizes of
    batches and how much to print.

    Args:
        saves: calls of `save_weights` and `load_weights`.
        told: calls of the methods in `OF_MODELS`.
        reads: attributes that are read.
    """
    held: dict[tuple[int, str], tuple[dict[str, Value], str, Value]] = {}
    for event in saves:
        if any(word in event.module.source.text for word in _LIBRARIES_THAT_SAVE):
            continue
        for value in alternatives(event.receiver) if event.receiver is not None else ():
            place = _place(value)
            if place is not None and not is_noted(value) and _may_be_model(value):
                held[id(place[0]), place[1]] = (*place, event.callee)
    if not held:
        return
    spoken_to = [event.receiver for event in told if _speaks(event)]
    listed = [part for read in reads for part in alternatives(read.value)]
    spoken_to += [part.base for part in listed if isinstance(part, Attr) and part.name == "layers"]
    for receiver in spoken_to:
        for option in alternatives(receiver) if receiver is not None else ():
            place = _place(option)
            if place is not None and (id(place[0]), place[1]) in held:
                attrs, key, callee = held[id(place[0]), place[1]]
                attrs[key] = callee


def _speaks(event: CallEvent) -> bool:
    """Whether a model is trained or asked to predict in words that name batches and printing."""
    words = set(event.keywords)
    if event.name in _OF_BATCHES:
        return True
    if event.name == ".fit":
        return words <= _FIT_KEYWORDS and len(words & _OF_ROWS) > 1
    if event.name in {".predict", ".evaluate"}:
        return bool(words & _OF_PREDICTIONS) and words <= _PREDICT_KEYWORDS
    return False


def note_declared(value: Value, declared: str) -> None:
    """Remember of a value that it is a model, as the parameter that it is given for is annotated.

    Args:
        value: what is given.
        declared: the class that the annotation names.
    """
    if not isinstance(value, Made) or value.name.partition(".")[0] in _SEEN:
        return
    if declared in api.MODEL_BASES and _may_be_model(value):
        value.attrs[COMPILED] = Symbol(declared)


def note_again(calls: Iterable[CallEvent]) -> None:
    """Remember that what an expression gives is a model, since it was one for another caller.

    A method is run once for each way that leads to it: `self.model = build(4)` gives a value anew.

    Args:
        calls: all calls.
    """
    made = [
        value
        for event in calls
        for value in alternatives(event.result)
        if isinstance(value, Made) and value.event is event
    ]
    noted = {value.event.node: value for value in made if COMPILED in value.attrs}
    for value in made:
        known = noted.get(value.event.node)
        if known is not None and known.event.context.root != value.event.context.root:
            value.attrs.setdefault(COMPILED, known.attrs[COMPILED])


def is_noted(value: Value) -> bool:
    """Whether it was remembered that the value is a model."""
    place = _place(value)
    return place is not None and place[1] in place[0]


def _place(value: Value) -> tuple[dict[str, Value], str] | None:
    """Where it is remembered of a value: in itself, or in what it is an attribute of."""
    match value:
        case Element() | Instance() | Made() | Parameter():
            return value.attrs, COMPILED
        case Attr(base=Element() | Instance() | Made() | Parameter() as holder, name=name):
            return holder.attrs, f"{COMPILED} {name}"
    return None


def note_called(told: Iterable[CallEvent], calls: Iterable[CallEvent]) -> None:
    """Remember of values that they are models, since they are called on a Keras tensor and predict.

    Args:
        told: calls of the methods in `OF_MODELS`.
        calls: all calls, in order; what gets a Keras tensor gives one.
    """
    asked = {}
    for event in told:
        if event.receiver is None or isinstance(event.receiver, Instance):
            continue
        place = _place(event.receiver)
        if place is not None and place[1] not in place[0]:
            asked[id(place[0]), place[1]] = event.callee
    symbolic: set[int] = set()
    for event in calls if asked else ():
        given = (p for arg in event.args for p in (arg.items if isinstance(arg, Items) else (arg,)))
        if not any(isinstance(part, LayerOutput) or id(part) in symbolic for part in given):
            continue
        place = _place(event.callee)
        if place is None:
            continue
        symbolic.add(id(event.result))
        method = asked.get((id(place[0]), place[1]))
        if method is not None:
            place[0][place[1]] = method


def note_updated(
    compiled: Iterable[CallEvent], updates: Iterable[CallEvent], sets: Iterable[SetEvent]
) -> None:
    """Remember of values that they are models, since the optimizer they are compiled with is used.

    Agents of other libraries are compiled with an optimizer only, too, and keep it to themselves.
    What the same function made, and is compiled alike, is of the same kind: target networks. So is
    what an attribute holds, in whose place a model is loaded later.

    Args:
        compiled: calls of `compile`.
        updates: calls of `apply_gradients`.
        sets: assignments to attributes.
    """
    loaded = {
        (id(change.target), change.key)
        for change in sets
        if isinstance(change.value, Made) and change.value.name == "keras.models.load_model"
    }
    replaced = {id(change.value) for change in sets if (id(change.target), change.key) in loaded}
    holders = [
        holder
        for event in updates
        if isinstance(event.receiver, Attr) and event.receiver.name == "optimizer"
        for holder in alternatives(event.receiver.base)  # as it was made, or as it was loaded
    ]
    held = {(id(place[0]), place[1]) for value in holders if (place := _place(value)) is not None}
    makers = {value.name for value in holders if isinstance(value, Made)}
    for event in compiled:
        value, optimizer = event.receiver, event.argument("optimizer", 0)
        place = None if value is None else _place(value)
        if place is None or not isinstance(optimizer, Made) or not _is_optimizer(optimizer):
            continue
        alike = isinstance(value, Made) and value.name in makers
        if alike or (id(place[0]), place[1]) in held or id(value) in replaced:
            place[0][place[1]] = event.callee


def _is_compiled_by_keras(event: CallEvent) -> bool:
    optimizer, loss = event.argument("optimizer", 0), event.argument("loss", 1)
    if optimizer is None:
        return _has_an_optimizer_for_each(event)
    if _OWN_KEYWORDS & set(event.keywords):
        return True
    if isinstance(optimizer, Made) and api.is_optimizer(optimizer.name) and _has_metrics(event):
        return True  # its class may call its losses by other names
    if not set(event.keywords) <= _KEYWORDS:
        return False
    if loss is None:  # a model with a `train_step` of its own; agents are compiled so, too
        sure = _is_in_scope(event.receiver)
        return sure and isinstance(optimizer, Made) and _is_optimizer(optimizer)
    return _is_optimizer(optimizer) or _is_loss(loss)


def _has_an_optimizer_for_each(event: CallEvent) -> bool:
    """Whether several optimizers of Keras are passed by name, as a GAN's or an actor-critic's are.

    Agents of other libraries take one, or a list of them.
    """
    given = [value for name, value in event.keywords.items() if name.endswith("_optimizer")]
    return len(given) > 1 and all(isinstance(v, Made) and _is_optimizer(v) for v in given)


def _is_trained_by_keras(event: CallEvent) -> bool:
    """Whether `fit` is called in words that only Keras has together."""
    value, words = event.receiver, set(event.keywords)
    if isinstance(value, Made) and value.name.endswith(_LIKE_KERAS):
        return False  # those of Keras are known without
    # What takes datasets of tf.data is Keras, or AutoKeras.
    by_dataset = isinstance(event.argument("x", 0), Dataset) and not event.module.source.mentions(
        _AUTO
    )
    told = by_dataset or bool(words & _OF_EPOCHS) or _is_in_scope(value)
    counts = "epochs" in words or "nb_epoch" in words
    counts |= by_dataset and bool(words & _OF_ROWS)
    return counts and told and words <= _FIT_KEYWORDS


def is_saved_by_keras(event: CallEvent) -> bool:
    """Whether a model or its weights are saved in one of the formats of Keras 2."""
    given = event.keywords.get("save_format")
    return given is not None and fold(given) in {"h5", "keras", "tf"}


def _has_metrics(event: CallEvent) -> bool:
    """Whether metric objects of Keras are passed."""
    given = event.argument("metrics", 2)
    items = given.items if isinstance(given, Items) else ()
    return any(isinstance(item, Made) and api.is_metric(item.name) for item in items)


def _is_in_scope(value: Value | None) -> bool:
    """Whether it is made in the scope of a tf.distribute strategy, as models are."""
    return isinstance(value, Made) and bool(value.event.context.scopes)


def _may_be_model(value: Value) -> bool:
    """Whether nothing that is known of a value's making tells that it is no Keras model."""
    holder = value.base if isinstance(value, Attr) else value
    if isinstance(holder, Made) and (
        holder.name.startswith(_OTHERS) or holder.name == "builtins.super"
    ):
        return False
    return not isinstance(value, Instance) or _may_be_keras(value.cls)


def _is_optimizer(value: Value) -> bool:
    if isinstance(value, Made):
        return api.is_optimizer(value.name) or value.name in api.OPTIMIZER_WRAPPERS
    name = fold(value)
    return isinstance(name, str) and name.lower() in _OPTIMIZERS


def _is_loss(value: Value) -> bool:
    """Whether only Keras has the loss by this name; `mse` is called so everywhere."""
    if isinstance(value, (Made, Symbol)):
        return value.name.startswith("keras.losses.")
    return fold(value) in _LOSSES


def _may_be_keras(cls: Class) -> bool:
    """Whether such methods come from a base that is out of sight."""
    if any(cls.find(method) is not None for method in ("compile", "fit", "save_weights")):
        return False
    bases = [base for base in cls.lineage() if not isinstance(base, Class)]
    return bool(bases) and not any(
        isinstance(base, Symbol) and base.name.startswith((*_OTHERS, "builtins.")) for base in bases
    )


_WAYS = {
    ".compile": _is_compiled_by_keras,
    ".save": is_saved_by_keras,
    ".save_weights": is_saved_by_keras,
}
