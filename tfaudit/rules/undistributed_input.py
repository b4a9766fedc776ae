"""`strategy.run` gets plain batches: every replica computes the same whole batch.

`strategy.run` hands its arguments to each replica as they are. Only what comes from a dataset that
the strategy distributes is split: a batch of 16 arrives at two replicas as 8 and 8, and as 16 and
16 where the dataset was not distributed. All devices then do the same work, the step is as slow as
on one, and the gradients, which are summed over the replicas, count each example once for each.

So it is with `train_on_batch` and `predict_on_batch` of Keras 3, for a model of the strategy's
scope: two replicas both train on all of the batch, and return 12 rows for 6. `fit` and `predict`
split what they are given.

## Before

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
loss_fn = tf.keras.losses.MeanSquaredError()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for epoch in range(3):
    for x, y in dataset:
        strategy.run(train_step, args=(x, y))
```

## After

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
loss_fn = tf.keras.losses.MeanSquaredError()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


dist_dataset = strategy.experimental_distribute_dataset(dataset)
for epoch in range(3):
    for x, y in dist_dataset:
        strategy.run(train_step, args=(x, y))
```

## Fix safety

Unsafe: each replica sees its share of the batch, not all of it. The dataset is distributed in
front of the loops; nothing is edited where something else uses the loop's batches, or where the
dataset is not known to be batched (single samples would be split along their first axis).

## When not

A strategy over one device, batches of which nothing is known, a single call outside of loops (to
make the variables, say), functions that ask for their replica's number to take their share.

## Sources

tensorflow.org/tutorials/distribute/input, tensorflow.org/tutorials/distribute/custom_training;
keras/src/backend/tensorflow/trainer.py (`train_on_batch`, `predict_on_batch`)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_before, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.names import last
from tfaudit.program.program import created_at, is_model, is_own_method, scopes_at
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    Dataset,
    Derived,
    Element,
    Made,
    Parameter,
    Unknown,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._loaders import is_image_flow
from tfaudit.rules._replicas import (
    bindings,
    handed_over,
    plain_pipelines,
    replica_runs,
    strategy_made,
    strategy_text,
)
from tfaudit.rules._strategies import known_strategies, one_device, surely_entered
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop, LoopEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Words of functions that choose their share of a batch themselves.
_CHOOSES = ("replica_id_in_sync_group", "get_replica_context", "replica_context")
# Of Keras, and what comes of it.
_ON_BATCH = {
    ".train_on_batch": "so that a step takes as long as on one: `fit` splits its batches",
    ".predict_on_batch": "and returns its rows once for each: use `predict`, or call the model",
}
_ARRAYS = ("numpy.", "keras.datasets.", "sklearn.", "tensorflow.")
_PLAIN = "batches of a dataset that was not distributed"
_TO_TENSOR = frozenset({
    "numpy.array", "numpy.asarray", "tensorflow.cast", "tensorflow.constant",
    "tensorflow.convert_to_tensor",
})  # fmt: skip


@rule(
    "TFA404",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=(".run(", "experimental_run_v2", "_on_batch("),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.2",
    in_tests=False,
    sources=("https://www.tensorflow.org/tutorials/distribute/input",),
)
def undistributed_input(program: Program) -> Iterator[Hit]:
    """Calls of `run`, in a loop, with batches that no strategy has split."""
    if program.mentions(*_CHOOSES):
        return
    found = list(_hits(program))
    said = {event.node for event, _ in found}
    for event, hit in found:
        # What a run is given, the run within it is given.
        if not any(f.why == "strategy.run" and f.call in said for f in event.context.frames):
            yield hit
    yield from _by_methods_of_keras(program)


def _by_methods_of_keras(program: Program) -> Iterator[Hit]:
    """Batches that Keras 3 hands to each replica as they are, which only `fit` and such split."""
    if program.targets.keras_major != 3 or program.era is not Era.KERAS3:
        return
    known = known_strategies(program)
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(*_ON_BATCH):
        model = event.receiver
        made = created_at(model) if model is not None and is_model(model) else None
        if made is None or event.node in seen or is_own_method(event):
            continue
        if event.name == ".train_on_batch" and not event.context.loops:
            continue
        scopes = [s for s in scopes_at(made.context) if s in known and not one_device(s)]
        scopes = scopes or surely_entered(program, made.context)
        if not scopes:
            continue
        seen.add(event.node)
        message = f"`{event.name[1:]}` hands the whole batch to each replica of the "
        message += f"{last(scopes[-1].name)}, {_ON_BATCH[event.name]}"
        related = strategy_made(scopes[-1])
        yield Hit(event.module, underline(event.node), message, related=related)


def _hits(program: Program) -> Iterator[tuple[CallEvent, Hit]]:
    seen: set[cst.CSTNode] = set()
    for event, strategy in replica_runs(program, unseen=True):
        if not event.context.loops or event.node in seen:
            continue
        given = handed_over(event)
        pipelines = [d for value in given for d in plain_pipelines(value)]
        if pipelines:
            seen.add(event.node)
            yield event, _hit(program, event, strategy, pipelines[0])
        elif any(_is_slice_of_array(value) for value in given):
            seen.add(event.node)
            yield event, _hit(program, event, strategy, None)
        elif any(_has_distributed_twin(program, value) for value in given):
            seen.add(event.node)
            yield event, _hit(program, event, strategy, None, _PLAIN)
        elif any(isinstance(v, Element) and is_image_flow(v.of) for v in given):
            seen.add(event.node)
            yield event, _hit(program, event, strategy, None, "batches of a Keras loader")


def _has_distributed_twin(program: Program, value: Value) -> bool:
    """Whether a batch is of what a strategy was told to distribute, and not of what came of that.

    Wherever that was made, it is no distributed dataset, which no strategy distributes again.
    """
    plain = [
        call.argument("dataset", 0) for call in program.calls_of(".experimental_distribute_dataset")
    ]
    return bool(plain) and all(
        isinstance(option, Element) and any(option.of is given for given in plain)
        for option in alternatives(value)
    )


def _is_slice_of_array(value: Value) -> bool:
    """`x_train[i : i + n]`, of an array that was surely loaded or made as a whole.

    Or the rows that such a part of an order names: `x_train[order[i : i + n]]`.
    """
    for option in alternatives(value):
        match option:
            case Made(name=name, event=event) if name in _TO_TENSOR and event.args:
                part = _is_slice_of_array(event.args[0])
            case Derived(operator="[]", inputs=(base, Derived(operator="slice"))):
                part = _is_array(base)
            case Derived(operator="[]", inputs=(base, key)):
                part = _is_array(base) and _is_part_of_order(key)
            case _:
                part = False
        if not part:
            return False
    return True


def _is_part_of_order(key: Value) -> bool:
    """`order[i : i + n]`, where a library has made all the order: `np.random.permutation(n)`."""
    match key:
        case Derived(operator="[]", inputs=(base, Derived(operator="slice"))):
            options = alternatives(base)
            return all(isinstance(v, Made) and v.name.startswith(_ARRAYS) for v in options)
    return False


def _is_array(value: Value) -> bool:
    """Whether a value was surely loaded or made as a whole."""
    found = origins(value)
    made = [v.name for v in found if isinstance(v, Made)]
    return (
        any(name.startswith(_ARRAYS) for name in made)
        and all(name.startswith((*_ARRAYS, ".")) for name in made)
        and not any(isinstance(v, (Unknown, Parameter)) for v in found)
    )


def _hit(
    program: Program,
    event: CallEvent,
    strategy: Made,
    dataset: Dataset | None,
    what: str = "slices of an array",
) -> Hit:
    if dataset is not None:
        what = _PLAIN
    message = (
        f"`{quoted(event.node.func)}` gets {what}: each replica of the {last(strategy.name)} "
        "computes the whole batch; iterate over `experimental_distribute_dataset(…)`"
    )
    related = [*strategy_made(strategy)]
    plan = None
    if dataset is not None:
        source = dataset.source.event
        related.append((source.module, underline(source.node), "the dataset is made here"))
        plan = _plan(program, event, dataset)
    return Hit(event.module, underline(event.node), message, plan, related=tuple(related))


def _plan(program: Program, event: CallEvent, dataset: Dataset) -> Plan | None:
    """Distribute the dataset in front of the loops, where only the replicas use its batches."""
    known = batching(dataset)
    loop = next((x for x in reversed(event.context.loops) if _draws(x, dataset)), None)
    entry = program.entry(loop) if loop is not None else None
    if not (known.known and known.batched) or entry is None or entry.module is not event.module:
        return None
    if entry.context.traced:
        return None  # a strategy distributes in Python only
    module = event.module
    name = _iterated_name(entry)
    if name is None or not _only_replicas_use_batches(entry, event):
        return None
    outer = _outermost(module, entry)
    if any(outer in module.index.ancestors(bound) for bound in bindings(module, name.value)):
        return None  # made anew in each epoch
    strategy = strategy_text(event, outer)
    new = f"dist_{name.value}"
    if strategy is None or new in module.source.text:
        return None
    line = f"{new} = {strategy}.experimental_distribute_dataset({name.value})"
    note = "each replica gets its share of the batch; a larger one may be wanted"
    changes = (insert_before(outer, [line]), replace(name, new))
    return Plan("Distribute the dataset", changes, Safety.UNSAFE, note)


def _draws(loop: Loop, dataset: Dataset) -> bool:
    return any(value is dataset for value in origins(loop.iterable, 8))


def _iterated_name(entry: LoopEvent) -> cst.Name | None:
    """The name of the dataset in `for … in ds`, `enumerate(ds)` or `tqdm(enumerate(ds))`."""
    node = entry.elements_node
    return node if isinstance(node, cst.Name) and isinstance(entry.node, cst.For) else None


def _outermost(module: ModuleInfo, entry: LoopEvent) -> cst.CSTNode:
    """The outermost loop around, in the same function."""
    found: cst.CSTNode = entry.node
    for up in module.index.ancestors(entry.node):
        if isinstance(up, (cst.FunctionDef, cst.ClassDef)):
            break
        if isinstance(up, (cst.For, cst.While)):
            found = up
    return found


def _only_replicas_use_batches(entry: LoopEvent, event: CallEvent) -> bool:
    """Whether the loop's batches go to `run`, by functions that do nothing else with them."""
    loop = entry.node
    assert isinstance(loop, cst.For)
    names = {name.value for name in walk_type(loop.target, cst.Name)}
    if isinstance(loop.iter, cst.Call) and isinstance(loop.target, cst.Tuple):
        names -= {n.value for n in walk_type(loop.target.elements[0].value, cst.Name)}  # enumerate
    frames = [f for f in event.context.frames[len(entry.context.frames) :] if f.call is not None]
    body: cst.CSTNode = loop.body
    for frame in frames:
        call = frame.call
        assert call is not None
        if not _only_within(body, names, [arg.value for arg in call.args]):
            return False
        function = frame.function.node
        names = {p.name.value for p in walk_type(function.params, cst.Param)} - {"self"}
        body = function.body
    handed = [a.value for a in (argument(event.node, "args", 1), argument(event.node, "kwargs", 2))
              if a is not None]  # fmt: skip
    return _only_within(body, names, handed)


def _only_within(body: cst.CSTNode, names: set[str], places: list[cst.BaseExpression]) -> bool:
    """Whether names are used in these expressions only, and there as they are."""
    within = {id(node) for place in places for node in _plain_parts(place)}
    return all(id(n) in within for n in walk_type(body, cst.Name) if n.value in names)


def _plain_parts(node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The names in nested tuples and dicts."""
    match node:
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for element in elements:
                yield from _plain_parts(element.value)
        case cst.Dict(elements=elements):
            for item in elements:
                yield from _plain_parts(item.value)
        case _:
            yield node
