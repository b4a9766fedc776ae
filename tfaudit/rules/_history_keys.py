"""Keys that the history of a training, and the logs and parameters of callbacks, do not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Function,
    Instance,
    Items,
    Made,
    Parameter,
    Symbol,
    Value,
    origins,
)
from tfaudit.rules._removed_methods import OTHER_NAMES_OF_METRICS, are_names_of_metrics
from tfaudit.rules._removed_names import NAMES_OF_METRICS
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

_ACCURACY, _RATE = "accuracy", "lr"
_SHORT = {"acc": _ACCURACY, "val_acc": f"val_{_ACCURACY}"}
# Names of metrics, two for each: the history has the one that `compile` was given.
_PAIRS = {
    "acc": _ACCURACY,
    "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error",
    "mse": "mean_squared_error",
    "msle": "mean_squared_logarithmic_error",
}
OTHER_NAMES = {**_PAIRS, **{long: short for short, long in _PAIRS.items()}}
_OF_VALIDATION = "val_"
_OF_LOGS = "logs"  # what Keras calls the numbers that callbacks get
_ASKS = tuple(f".get({quote}{key}{quote}" for key in _SHORT for quote in "'\"")
KEYS = (
    *(
        f"[{quote}{before}{key}{quote}]"
        for key in (*OTHER_NAMES, _RATE)
        for before in ("", _OF_VALIDATION)
        for quote in "'\""
    ),
    *_ASKS,
    "metrics_names",
)
_ASKS_FOR_BOTH = re.compile(rf"{_OF_LOGS}(?:\.get\(|\[)['\"](?:val_)?{_ACCURACY}['\"]")
# What Keras told callbacks once, in their `params`, and how to know it now.
GONE_PARAMETERS = {
    "batch_size": "give it to the callback yourself",
    "do_validation": "look for keys of `logs` that begin with `val_`",
    "metrics": "ask `logs` for its keys",
    "nb_epoch": "it is called `epochs`",
    "nb_sample": "it tells `steps`",
    "samples": "it tells `steps`",
}
# What puts the learning rate into the history, and what may put a `lr` of its own there.
_SCHEDULERS = ("ReduceLROnPlateau", "LearningRateScheduler")
_OWN_RATES = ("def lr(", "logs['lr']", 'logs["lr"]', "{'lr'", '{"lr"')
_OF_FUNCTIONS = "keras.callbacks.LambdaCallback"
_DEPTH = 8  # values that what is handed to a call was computed from


def lost_keys(program: Program, is_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Reads by names of older versions.

    A history has no such key, so that the script stops when training is done; the logs of a
    callback give None, which is no number, either.
    """
    yield from _parameters(program)
    if not program.mentions(*KEYS):
        return
    seen: set[cst.CSTNode] = set()
    yield from _asked_of_logs(program, is_cared_for)
    for event in program.calls:
        for value in (*event.args, *event.keywords.values()):
            if isinstance(value, (Const, Symbol)):
                continue
            for read in origins(value, _DEPTH):
                node = read.node if isinstance(read, Derived) else None
                if node is not None and node not in seen and _is_of_names(read):
                    seen.add(node)
                    if not is_cared_for(event):
                        key = _key(node)
                        if key is not None:
                            yield Hit(event.module, key, OTHER_NAMES_OF_METRICS)
                name = None if node is None or node in seen else _name_now(program, read)
                if name is not None and not is_cared_for(event):
                    assert node is not None
                    seen.add(node)
                    yield from _hit(program, node, name)


def _asked_of_logs(program: Program, is_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """`logs.get("acc")` in a method of a callback, where models are compiled with "accuracy"."""
    models = {e.receiver for e in program.calls_of(".compile") if e.receiver is not None}
    if not models or not all(_calls_it(program, model, _ACCURACY, "acc") for model in models):
        return
    for event in program.calls_of(".get"):
        arg = event.node.args[0].value if event.node.args else None
        name = _SHORT.get(str(arg.evaluated_value)) if isinstance(arg, cst.SimpleString) else None
        if name is None or not isinstance(arg, cst.SimpleString):
            continue
        owner = event.context.frames[-1].function.owner if event.context.frames else None
        logs = event.receiver
        if owner is None or not owner.is_callback or not isinstance(logs, Parameter):
            continue
        both = event.module.source.holds(_ASKS_FOR_BOTH)
        if logs.name == _OF_LOGS and not both and not is_cared_for(event):
            yield _not_in_logs(event.module, arg, name)
    for function in _functions_of_callbacks(program):
        if not function.module.source.holds(_ASKS_FOR_BOTH):
            yield from _read_of_logs(function)


def _not_in_logs(module: ModuleInfo, key: cst.SimpleString, name: str) -> Hit:
    message = f"Keras' logs have no {key.value}: what is compiled is called `{name}`"
    return Hit(module, key, message, _renamed(key, name))


def _functions_of_callbacks(program: Program) -> Iterator[Function]:
    """What Keras gives the logs: methods of callbacks, and functions that one is made of."""
    for function in program.functions:
        if function.owner is not None and function.owner.is_callback:
            yield function
    for event in program.calls_of(_OF_FUNCTIONS):
        for value in (*event.args, *event.keywords.values()):
            if isinstance(value, Function):
                yield value


def _read_of_logs(function: Function) -> Iterator[Hit]:
    """`logs["acc"]` in a function, which raises KeyError; not where it looks for it, or sets it."""
    node, source = function.node, function.module.source
    if not any(param.name.value == _OF_LOGS for param in node.params.params):
        return
    outer = (*walk_type(node, cst.Try), *walk_type(node, cst.AssignTarget))
    set_or_tried = {id(part) for around in outer for part in walk_type(around, cst.Subscript)}
    for read in walk_type(node, cst.Subscript):
        key = _key(read)
        name = _SHORT.get(str(key.evaluated_value)) if key is not None else None
        of_logs = isinstance(read.value, cst.Name) and read.value.value == _OF_LOGS
        if key is None or name is None or not of_logs or id(read) in set_or_tried:
            continue
        if not source.mentions((f"{key.value} in ", f"{key.value} not in ")):
            yield _not_in_logs(function.module, key, name)


def _parameters(program: Program) -> Iterator[Hit]:
    """`self.params["samples"]` in a callback."""
    if not program.mentions("params"):
        return
    seen: set[cst.CSTNode] = set()
    for read in program.reads:
        value = read.value
        if read.node.attr.value != "params" or not isinstance(value, Attr) or read.node in seen:
            continue
        seen.add(read.node)
        owner = value.base
        if not isinstance(owner, Instance) or not owner.cls.is_callback:
            continue
        key = _key(read.module.index.parent(read.node))
        if key is not None and key.evaluated_value in GONE_PARAMETERS:
            instead = GONE_PARAMETERS[str(key.evaluated_value)]
            message = f"the `params` of a callback have no {key.value}: {instead}"
            yield Hit(read.module, key, message)


def _name_now(program: Program, read: Value) -> str | None:
    """What the history of a known training calls a metric, where it is read by another name."""
    match read:
        case Derived(operator="[]", inputs=(base, key)):
            model, name = _trained(base), fold(key)
        case _:
            return None
    if model is None or not acts_as_model(model):
        return None
    if name == _RATE:  # which callbacks write down, whatever the model is
        ours = program.mentions(*_SCHEDULERS) and not program.mentions(*_OWN_RATES)
        own = isinstance(model, Instance) and _names_its_own(model)
        return "learning_rate" if ours and not own else None
    if _names_its_own(model):
        return None
    gone = name.removeprefix(_OF_VALIDATION) if isinstance(name, str) else ""
    if not isinstance(name, str) or gone not in OTHER_NAMES:
        return None
    known_as = OTHER_NAMES[gone]
    asked = program.mentions(*(f"{q}{name}{q}{end}" for q in "'\"" for end in (" in", "] =", "]=")))
    if asked or not _calls_it(program, model, known_as, gone):
        return None
    return name.removesuffix(gone) + known_as


def _trained(history: Value) -> Value | None:
    """The model of whose training it is the history, as a dict or a table."""
    match history:
        case Attr(name="history", base=Made(event=fit)):
            return fit.receiver if fit.name.startswith(".fit") else None
        case Attr(name="history", base=Attr(name="history", base=model)):
            return model  # which keeps that of its last training
        case Made(name="pandas.DataFrame", event=made) if made.args:
            return _trained(made.args[0])
    return None


def _names_its_own(model: Value) -> bool:
    """Whether a class, perhaps out of sight, may call the metrics of its models by other names."""
    if isinstance(model, Instance):
        methods = ("compile", "fit", "metrics", "train_step")
        return any(model.cls.find(name) is not None for name in methods)
    own = isinstance(model, Made) and not model.name.startswith("keras.")
    return own and isinstance(model, Made) and last(model.name)[:1].isupper()


def _is_of_names(read: Value) -> bool:
    """Whether it is a metric out of `dict(zip(model.metrics_names, model.evaluate(…)))`."""
    match read:
        case Derived(operator="[]", inputs=(Made(name="builtins.dict", event=made), key)) if (
            len(made.args) == 1
        ):
            match made.args[0]:
                case Made(name="builtins.zip", event=zipped) if len(zipped.args) == 2:
                    name = fold(key)
                    of_model = are_names_of_metrics(zipped.args[0])
                    return of_model and isinstance(name, str) and name not in NAMES_OF_METRICS
    return False


def _calls_it(program: Program, model: Value, name: str, other: str) -> bool:
    """Whether the model is always compiled with a metric of that name, and never of the other."""
    compiled = [e for e in program.calls_of(".compile") if e.receiver is model]
    given = [event.keywords.get("metrics") for event in compiled]
    return bool(given) and all(
        isinstance(metrics, Items)
        and not metrics.open
        and any(fold(item) == name for item in metrics.items)
        and not any(_may_be_called(item, other) for item in metrics.items)
        for metrics in given
    )


def _may_be_called(metric: Value, name: str) -> bool:
    """Whether the history may have a metric by that name."""
    match metric:
        case Made(event=event):
            given = event.argument("name", 0)
            return event.opaque or (given is not None and fold(given) in (name, None))
        case Function(name=own):
            return own == name
    return fold(metric) in (name, None)


def _hit(program: Program, node: cst.CSTNode, name: str) -> Iterator[Hit]:
    module = next((m for m in program.modules if m.index.parent(node) is not None), None)
    key = _key(node)
    if module is not None and key is not None:
        message = f"the history of this training has no {key.value}: it is called `{name}`"
        yield Hit(module, key, message, _renamed(key, name))


def _key(node: cst.CSTNode | None) -> cst.SimpleString | None:
    """The text by which something is read: `history["acc"]`."""
    match node:
        case cst.Subscript(
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))]
        ):
            return key
    return None


def _renamed(key: cst.SimpleString, name: str) -> Plan:
    renamed = replace(key, f"{key.quote}{name}{key.quote}")
    return Plan(f"Read {name}", (renamed,), Safety.SAFE)
