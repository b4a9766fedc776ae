"""The batch size is not multiplied by the number of replicas.

What a dataset's `batch` (or `fit`) is given under a strategy is the *global* batch: it is split,
and each replica gets its share (16 examples on two replicas arrive as 8 and 8). A batch that was
right for one GPU leaves several half idle. This holds for `fit`, whether it gets a dataset, arrays,
a `PyDataset` or what `ImageDataGenerator.flow_from_directory` gives, and for datasets that
`experimental_distribute_dataset` gives to a loop of one's own.

It is the other way round in the function that `distribute_datasets_from_function` calls: what it
batches is what each replica gets, so a global batch there is too large by the number of replicas.
`context.get_per_replica_batch_size(global_batch)` divides it. Elsewhere a batch of
`GLOBAL // strategy.num_replicas_in_sync` is divided twice, the second time by the strategy
(reported without a fix).

## Before

```python
import tensorflow as tf

BATCH_SIZE = 64
x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
strategy = tf.distribute.MirroredStrategy()
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(BATCH_SIZE)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(ds)
```

## After

```python
import tensorflow as tf

BATCH_SIZE = 64
x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
strategy = tf.distribute.MirroredStrategy()
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(BATCH_SIZE * strategy.num_replicas_in_sync)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(ds)
```

## Fix safety

Unsafe: more examples in a step, fewer steps in an epoch; the learning rate usually grows along.

## When not

A strategy that a condition chooses, unless each other way is a strategy of one device or none, or
the model is made where that one is chosen.
A name that says `global` or `total`, a product with a written number of workers or GPUs (or of two
numbers: `64 * 4`), a batch size from a configuration file, a strategy over a single device.
A batch size from the command line is a finding of low severity and not changed, since it may be
that of all replicas; none if the option or its help says so, or losses are divided by it. So is
the default of a parameter of the function that makes the strategy.

## Sources

tensorflow.org/tutorials/distribute/input
"""

from __future__ import annotations

import re
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import scopes_at
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Dataset,
    Derived,
    Function,
    Instance,
    Made,
    Option,
    Parameter,
    Unknown,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._loaders import is_generator, is_image_flow, is_pydataset
from tfaudit.rules._replicas import distributed_pipelines, replica_frame, replica_runs
from tfaudit.rules._strategies import (
    MIRRORING,
    built_models,
    known_strategies,
    mirroring_by_choice,
    mirroring_or_single,
    one_device,
    strategy_name,
    surely_entered,
)
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Names in a product that make a batch for all replicas of one for each.
_COUNTS = re.compile(
    r"worker|replica|gpu|tpu|device|node|world|core|card|rank|process|parallel", re.IGNORECASE
)
# Conditions on the number of devices, or whether there are several.
_SEVERAL = re.compile(_COUNTS.pattern + "|distribut|strateg|multi|mirror|cluster", re.IGNORECASE)
_BATCH_SIZE = re.compile(r"batch_?size", re.IGNORECASE)
# Names of batches for all replicas.
_FOR_ALL = re.compile(r"global|total", re.IGNORECASE)


@rule(
    "TFA403",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("Strategy",),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/tutorials/distribute/input",),
)
def batch_not_scaled(program: Program) -> Iterator[Hit]:
    """Literal batch sizes that reach training under a strategy of several devices."""
    yield from _scaled_twice(program)
    yield from _split_twice(program)
    strategies = [s for s in known_strategies(program) if not one_device(s)]
    yield from _in_own_loops(program, strategies or mirroring_or_single(program))
    for built in built_models(program, compiled_in_sight=False):
        scopes = [s for s in scopes_at(built.model.context) if s in strategies]
        scopes = scopes or surely_entered(program, built.model.context)
        scopes = scopes or mirroring_by_choice(program, built.model.context)
        if not scopes:
            continue
        for event, arg, value in _batches(built.fit):
            if _is_share(value, scopes[-1]):
                yield _hit_of_share(event, arg, built.fit)
            elif _is_called_global(arg, value):
                continue
            elif _is_plain_number(value):
                yield _hit(event, arg, value, scopes[-1], built.fit)
            elif isinstance(value, Option) and not _is_for_all(value):
                yield _hit_of_option(event, arg, value, scopes[-1])
            elif _is_number_by_default(value, scopes[-1]):
                yield _hit_of_parameter(event, arg, value, scopes[-1])


def _batches(fit: CallEvent) -> Iterator[tuple[CallEvent, cst.Arg, Value]]:
    """What decides the batches of the training data: the call, its argument and the value."""
    data = fit.argument("x", 0)
    datasets = [d for d in alternatives(data) if isinstance(d, Dataset)] if data else []
    for dataset in datasets:
        known = batching(dataset)
        if not known.batched or known.op is None or known.op.name == "distribute_from_function":
            continue
        if any(op.name == "distribute_from_function" for op in dataset.ops):
            continue
        arg = known.argument
        if arg is not None:
            yield known.op.event, arg, known.size
    if fit.name != ".fit":
        return
    yield from _batches_of_flows(data)
    yield from _batches_of_loaders(data)
    if data is not None and not datasets and not is_pydataset(data) and not is_generator(data):
        arg = argument(fit.node, "batch_size", 2)
        if arg is None:  # `fit(x, y, **settings)`
            arg = next((a for a in fit.node.args if a.star == "**"), None)
        value = fit.argument("batch_size", 2)
        if arg is not None and value is not None:
            yield fit, arg, value


def _batches_of_flows(data: Value | None) -> Iterator[tuple[CallEvent, cst.Arg, Value]]:
    """What decides the batches of `ImageDataGenerator.flow…`, which `fit` splits like others."""
    for flow in alternatives(data) if data else ():
        if isinstance(flow, Made) and is_image_flow(flow):
            place = 2 if flow.name == ".flow" else None
            arg = argument(flow.event.node, "batch_size", place)
            value = flow.event.argument("batch_size", place)
            if arg is not None and value is not None:
                yield flow.event, arg, value


def _batches_of_loaders(data: Value | None) -> Iterator[tuple[CallEvent, cst.Arg, Value]]:
    """What decides the batches of a `PyDataset` of one's own: `Windows(x, batch_size=32)`."""
    for loader in alternatives(data) if data else ():
        if not isinstance(loader, Instance) or loader.event is None or not is_pydataset(loader):
            continue
        init, item = loader.cls.find("__init__"), loader.cls.find("__getitem__")
        if not isinstance(init, Function) or not isinstance(item, Function):
            continue
        names = [param.name.value for param in init.node.params.params][1:]
        for place, name in enumerate(names):
            if not _BATCH_SIZE.fullmatch(name) or not _reads(item, name):
                continue
            arg = argument(loader.event.node, name, place)
            value = loader.event.argument(name, place)
            if arg is not None and value is not None and loader.attrs.get(name) is value:
                yield loader.event, arg, value


def _reads(method: Function, name: str) -> bool:
    """Whether a method reads `self.name`."""
    found = walk_type(method.node.body, cst.Attribute)
    return any(node.attr.value == name and quoted(node.value) == "self" for node in found)


def _in_own_loops(program: Program, strategies: list[Made]) -> Iterator[Hit]:
    """Literal batches of distributed datasets whose elements a step of one's own trains on."""
    updates = list(program.calls_of(".apply_gradients", ".apply"))
    trains = {f.call for e in updates for f in [replica_frame(e.context)] if f is not None}
    seen: set[cst.CSTNode] = set()
    for run, strategy in replica_runs(program):
        if strategy not in strategies or run.node not in trains:
            continue
        for dataset in distributed_pipelines(run):
            known = batching(dataset)
            if not known.batched or known.op is None or known.op.event.node in seen:
                continue
            arg, size = known.argument, known.size
            if arg is None or _is_called_global(arg, size):
                continue
            if isinstance(size, Option) and not _is_for_all(size):
                seen.add(known.op.event.node)
                if not _divides_losses(program, quoted(arg.value)):
                    yield _hit_of_option(known.op.event, arg, size, strategy)
            elif _is_number_by_default(size, strategy):
                seen.add(known.op.event.node)
                if not _divides_losses(program, quoted(arg.value)):
                    yield _hit_of_parameter(known.op.event, arg, size, strategy)
            elif _is_plain_number(size):
                seen.add(known.op.event.node)
                hit = _hit(known.op.event, arg, size, strategy, run)
                alone = _is_only_for_batching(known.op.event.module, arg.value)
                yield hit if alone else replace_fields(hit, plan=None)


def _divides_losses(program: Program, size: str) -> bool:
    """Whether losses are divided by the same size, as by that of the batch of all replicas."""
    averages = program.calls_of("tensorflow.nn.compute_average_loss")
    given = (argument(event.node, "global_batch_size", 2) for event in averages)
    if any(arg is not None and quoted(arg.value) == size for arg in given):
        return True
    return any(
        isinstance(node.operator, cst.Divide)
        and quoted(node.right) == size
        and any(word in quoted(node.left).lower() for word in ("loss", "reduce_sum"))
        for module in program.modules
        for node in module.index.each(cst.BinaryOperation)
    )


def _is_only_for_batching(module: ModuleInfo, size: cst.BaseExpression) -> bool:
    """Whether no loss may be divided by the same number: it would have to grow along."""
    if isinstance(size, cst.Name):
        uses = [n for n in module.index.each(cst.Name) if n.value == size.value and n is not size]
        return all(isinstance(module.index.parent(n), cst.AssignTarget) for n in uses)
    if isinstance(size, cst.Integer):
        return all(n is size or n.value != size.value for n in module.index.each(cst.Integer))
    return False


def _scaled_twice(program: Program) -> Iterator[Hit]:
    """Global batches in the function that makes the dataset of one replica."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(
        ".distribute_datasets_from_function", ".experimental_distribute_datasets_from_function"
    ):
        strategy = event.receiver
        if not isinstance(strategy, Made) or strategy.name not in MIRRORING or one_device(strategy):
            continue
        for dataset in alternatives(event.result):
            if not isinstance(dataset, Dataset):
                continue
            known = batching(dataset)
            arg = known.argument
            if known.op is None or arg is None or known.op.event.node in seen:
                continue
            if not _is_number_for_all(program, arg, known.size) and not _is_global(known.size):
                continue
            seen.add(known.op.event.node)
            message = (
                f"`{quoted(arg.value)}` is a batch for all replicas, and the function given to "
                f"`{event.name[1:]}` batches for one: each gets that many; divide it by "
                "`get_per_replica_batch_size`"
            )
            related = ((event.module, underline(event.node), "the function is given here"),)
            plan = _division(known.op.event, arg)
            yield Hit(known.op.event.module, arg.value, message, plan, related=related)


def _split_twice(program: Program) -> Iterator[Hit]:
    """Batches for one replica, which the strategy that they are divided for splits once more."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".experimental_distribute_dataset"):
        data, strategy = event.argument("dataset", 0), event.receiver
        for dataset in alternatives(data) if data is not None and strategy is not None else ():
            known = batching(dataset) if isinstance(dataset, Dataset) else None
            if known is None or known.op is None or known.argument is None:
                continue
            node = known.op.event.node
            if node not in seen and strategy is not None and _is_share(known.size, strategy):
                seen.add(node)
                yield _hit_of_share(known.op.event, known.argument, event)


def _is_share(size: Value, strategy: Value) -> bool:
    """Whether it is what one replica gets of a batch: `GLOBAL // strategy.num_replicas_in_sync`."""
    match size:
        case Derived(
            operator="//" | "/", inputs=(_, Attr(name="num_replicas_in_sync", base=counted))
        ):
            return counted is strategy
        case Made(name="builtins.int", event=event) if len(event.args) == 1:
            return _is_share(event.args[0], strategy)
    return False


def _hit_of_share(event: CallEvent, arg: cst.Arg, splits: CallEvent) -> Hit:
    message = (
        f"`{quoted(arg.value)}` is the batch of one replica, and `{splits.name[1:]}` splits each "
        "batch among all: each gets `num_replicas_in_sync` times fewer; batch the global size"
    )
    related = ((splits.module, underline(splits.node), "the batches are split here"),)
    return Hit(event.module, arg.value, message, related=related)


def _is_called_global(arg: cst.Arg, size: Value) -> bool:
    """Whether a name says that it is the batch of all replicas, where it is used or written."""
    return any(map(_FOR_ALL.search, _names_of(arg, size)))


def _names_of(arg: cst.Arg, size: Value) -> list[str]:
    """How a batch size is called where it is used, and where it is written."""
    return [quoted(arg.value), *map(_written_name, alternatives(size))]


def _written_name(size: Value) -> str:
    """What a number is called where it is written: `GLOBAL_BATCH` of `GLOBAL_BATCH = 256`."""
    if not isinstance(size, Const) or size.node is None or size.module is None:
        return ""
    match size.module.index.parent(size.node):
        case cst.Assign(targets=[cst.AssignTarget(target=name)]) | cst.AnnAssign(target=name):
            return quoted(name)
        case cst.Param(name=name) | cst.Arg(keyword=cst.Name() as name):
            return name.value
        case cst.DictElement(key=key):
            return quoted(key)
    return ""


def _is_number_for_all(program: Program, arg: cst.Arg, size: Value) -> bool:
    """Whether a written number is the batch of all replicas, by its name or as losses have it."""
    if not isinstance(size, Const) or not isinstance(size.value, int) or size.node is None:
        return False
    if any("global" in name.lower() for name in _names_of(arg, size)):
        return True
    averages = program.calls_of("tensorflow.nn.compute_average_loss")
    given = [event.argument("global_batch_size", 2) for event in averages]
    return any(isinstance(whole, Const) and whole.node is size.node for whole in given)


def _is_global(size: Value) -> bool:
    """Whether a batch size was multiplied by the number of replicas, and not divided since."""
    found = list(origins(size))
    divided = any(isinstance(v, Derived) and v.operator in ("/", "//") for v in found)
    asked = any(isinstance(v, Made) and v.name == ".get_per_replica_batch_size" for v in found)
    counted = any(isinstance(v, Attr) and v.name == "num_replicas_in_sync" for v in found)
    multiplied = any(isinstance(v, Derived) and v.operator == "*" for v in found)
    known = not any(isinstance(v, (Unknown, Parameter)) for v in found)
    return counted and multiplied and known and not divided and not asked


def _division(batch: CallEvent, arg: cst.Arg) -> Plan | None:
    """The batch of one replica, asked of the context that the function gets as its argument."""
    function = batch.module.index.enclosing(batch.node, cst.FunctionDef)
    frames = [f for f in batch.context.frames if f.function.node is function]
    if function is None or not frames or len(function.params.params) != 1:
        return None
    context = function.params.params[0].name.value
    if frames[0].call is None or "distribute_datasets_from_function" not in quoted(frames[0].call):
        return None
    new = f"{context}.get_per_replica_batch_size({quoted(arg.value)})"
    title = "Divide the batch among the replicas"
    return Plan(title, (replace(arg.value, new),), Safety.UNSAFE)


def _is_plain_number(value: Value) -> bool:
    """Whether it is a literal on every way, and the way is not chosen by what devices there are."""
    options = alternatives(value)
    return all(map(_is_literal, options)) and not (
        len(options) > 1 and any(map(_follows_devices, options))
    )


def _follows_devices(size: Value) -> bool:
    """Whether a size stands under a condition on devices: `if len(gpus) > 1: batch = 128`."""
    return any(
        _SEVERAL.search(quoted(above.test))
        for part in origins(size)
        if isinstance(part, Const) and part.node is not None and part.module is not None
        for above in part.module.index.ancestors(part.node)
        if isinstance(above, (cst.If, cst.IfExp))
    )


def _is_literal(value: Value) -> bool:
    """Whether the value comes from literals and nothing else, none of which counts the replicas."""
    if not isinstance(fold(value), int):
        return False
    parts = list(origins(value))
    products = [v.node for v in parts if isinstance(v, Derived) and v.node is not None]
    return not any(map(_is_for_several, products)) and all(
        isinstance(v, (Const, Derived)) for v in parts
    )


def _is_for_several(product: cst.CSTNode) -> bool:
    """Whether a size is worked out for several replicas: `32 * n_gpus`, or `32 * 4`."""
    match product:
        case cst.BinaryOperation(left=cst.Integer(), operator=cst.Multiply(), right=cst.Integer()):
            return True
    return _COUNTS.search(quoted(product)) is not None


def _is_number_by_default(value: Value, strategy: Made) -> TypeGuard[Parameter]:
    """Whether it is a parameter that is a plain number unless callers out of sight give another.

    Callers can count the replicas only of a strategy that they have made: one that the function
    makes itself splits the default.
    """
    if not isinstance(value, Parameter) or value.default is None:
        return False
    node = strategy.event.module.index.enclosing(strategy.event.node, cst.FunctionDef)
    return node is value.function and _is_literal(value.default)


def _is_for_all(option: Option) -> bool:
    """Whether the option says that it is the batch of all replicas."""
    text = f"{option.flag} {option.name} {option.help}".lower()
    return any(word in text for word in ("global", "total", "effective", "all gpus", "across"))


def _is_split(shown: str, strategy: Made) -> str:
    return (
        f"a batch of {shown} is split among the replicas of the {last(strategy.name)}; multiply it "
        "by `num_replicas_in_sync`"
    )


def _hit_of_option(event: CallEvent, arg: cst.Arg, option: Option, strategy: Made) -> Hit:
    """An option may be given the batch of all replicas; that each gets a share is true still."""
    default = fold(option.default)
    shown = quoted(arg.value) + (f" ({default} by default)" if isinstance(default, int) else "")
    message = f"{_is_split(shown, strategy)}, unless the option is the batch of all replicas"
    related = (
        (strategy.event.module, strategy.event.node, "the strategy"),
        (option.event.module, underline(option.event.node), "the option"),
    )
    return Hit(event.module, arg.value, message, severity=Severity.LOW, related=related)


def _hit_of_parameter(event: CallEvent, arg: cst.Arg, given: Parameter, strategy: Made) -> Hit:
    """Callers may give the batch of all replicas; that each gets a share is true still."""
    shown = f"{quoted(arg.value)} ({fold(given.default or UNKNOWN)} by default)"
    message = f"{_is_split(shown, strategy)}, unless callers give the batch of all replicas"
    related = ((strategy.event.module, strategy.event.node, "the strategy"),)
    return Hit(event.module, arg.value, message, severity=Severity.LOW, related=related)


def _hit(event: CallEvent, arg: cst.Arg, value: Value, strategy: Made, fit: CallEvent) -> Hit:
    text = quoted(arg.value)
    size = " or ".join(dict.fromkeys(str(fold(option)) for option in alternatives(value)))
    shown = size if arg.star or text == size else f"{text} ({size})"
    message = f"{_is_split(shown, strategy)}, so that each gets as many"
    related = ((strategy.event.module, strategy.event.node, "the strategy"),)
    return Hit(event.module, arg.value, message, _plan(event, arg, strategy, fit), related=related)


def _plan(event: CallEvent, arg: cst.Arg, strategy: Made, fit: CallEvent) -> Plan | None:
    if arg.star:
        return None  # it is one of several settings in a dict
    loads = is_image_flow(event.result) or isinstance(event.result, Instance)
    if loads and "steps_per_epoch" in fit.keywords:
        return None  # there are fewer batches then, and `fit` would ask for more
    try:
        statement = event.module.index.statement(event.node)
    except LookupError:
        return None
    name = strategy_name(event.module, strategy, statement, fit)
    if name is None or strategy.event.order > event.order:
        return None
    simple = isinstance(arg.value, (cst.Name, cst.Integer, cst.Attribute, cst.Call, cst.Subscript))
    text = quoted(arg.value)
    factor = f"{name}.num_replicas_in_sync"
    new = f"{text} * {factor}" if simple else f"({text}) * {factor}"
    note = "the learning rate usually grows with the batch"
    return Plan(
        "Multiply the batch by the number of replicas",
        (replace(arg.value, new),),
        Safety.UNSAFE,
        note,
    )
