"""A `map` whose function draws random numbers or keeps state runs one element at a time.

tf.data runs a `map` in parallel by itself only where the function keeps no state (TensorFlow 2.12
and newer). Random ops, random Keras layers, lookup tables, `StringLookup`, `TextVectorization` and
reads of a variable all count as state. With `num_parallel_calls=tf.data.AUTOTUNE` the map is run in
parallel, and elements still come in order: a function that waits took 5.6 ms an element without and
2.9 ms with it (measured on 2 CPU cores).

`num_parallel_calls=1` has the same effect on every function: tf.data then leaves it at that.

`--pedantic` also names maps that tf.data runs in parallel by itself: said explicitly, older
versions do so too.

## Before

```python
import tensorflow as tf

images = tf.zeros([640, 32, 32, 3])


def augment(image):
    return tf.image.random_crop(image, [28, 28, 3])


train_ds = tf.data.Dataset.from_tensor_slices(images)
train_ds = train_ds.map(augment).batch(64)
```

## After

```python
import tensorflow as tf

images = tf.zeros([640, 32, 32, 3])


def augment(image):
    return tf.image.random_crop(image, [28, 28, 3])


train_ds = tf.data.Dataset.from_tensor_slices(images)
train_ds = train_ds.map(augment, num_parallel_calls=tf.data.AUTOTUNE).batch(64)
```

## Fix safety

Safe where the state is only read, and where random numbers are drawn without a seed. Unsafe where a
seed is set: which element gets which draw then changes. No fix where an object has a setting for
the number of calls (`self.calls`).

## When not

- The function calls Python (`tf.py_function`), which the GIL keeps to one core: python-in-pipeline.
- `enable_op_determinism()` is called: the random part is then kept in sequence anyway.
- The pipeline simulates (`Dataset.range`), or runs inside the function of an `interleave`.
- A few elements are taken to show them (`take(1)`).
- The script is a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.mapped import MappedFunction, rearranges, study
from tfaudit.program.values import Const, Dataset, Function, Made, Op, Symbol, Value
from tfaudit.rule import rule
from tfaudit.rules._models import layers_in
from tfaudit.rules._spelling import spell
from tfaudit.rules._steps_of_data import mapped_name, switched_off, taken
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_PARALLEL_SINCE = (2, 12)
_OPTIONS = (
    "autotune.enabled",
    "experimental_optimization.map_parallelization",
    "experimental_optimization.apply_default_optimizations",
)
# Without one of these, what begins with `from_tensors` has one element.
_MULTIPLIES = frozenset({
    "unbatch", "repeat", "flat_map", "interleave", "concatenate", "apply:unbatch", "apply:?",
})  # fmt: skip
_FEW = 10  # elements: what takes no more of a pipeline shows what is in it
_SEEDS = ("set_seed(", "set_random_seed(")

_ABSTRACT = "raise NotImplementedError"


@rule(
    "TFA302",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=(".map(",),
    fix=Safety.SAFE,
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/api_docs/python/tf/data/experimental/OptimizationOptions",
    ),
)
def sequential_map(program: Program) -> Iterator[Hit]:
    """Maps without parallel calls that tf.data does not run in parallel by itself."""
    if program.mentions("enable_op_determinism"):
        return
    for event in program.calls_of(".map", ".map_with_legacy_function"):
        dataset = event.result
        if not isinstance(dataset, Dataset) or event.context.in_dataset_function:
            continue
        if dataset.source.name in ("range", "random", "counter", "Counter"):
            continue
        if dataset.source.name == "from_tensors" and not _MULTIPLIES & {
            o.name for o in dataset.ops
        }:
            continue
        calls = event.argument("num_parallel_calls", 1)
        none = calls is None or (isinstance(calls, Const) and calls.value is None)
        if event.opaque or not (none or _is_one(calls)):
            continue
        op = dataset.ops[-1]
        mapped = event.argument("map_func", 0)
        if isinstance(mapped, Function) and "torch." in quoted(mapped.node):
            continue  # a data set of PyTorch, whatever else comes this way
        if rearranges(mapped) or (_is_one(calls) and _is_parallel_elsewhere(program, mapped)):
            continue
        if _is_looked_at(program, op):
            continue
        if _computes_on_a_device(program, op):
            continue
        function = study(program, op)
        hit = _hit(program, op, function) if not function.python else None
        if hit is not None:
            yield hit


def _computes_on_a_device(program: Program, op: Op) -> bool:
    """Whether it does the model's work, which more calls do not speed up, or is not written yet."""
    return any(
        event.name in ("tensorflow.device", "tensorflow.GradientTape")
        or (isinstance(event.callee, Function) and _ABSTRACT in quoted(event.callee.node))
        for event in program.inside(op.event).calls
    )


def _hit(program: Program, op: Op, function: MappedFunction) -> Hit | None:
    event = op.event
    if function.random and all(_is_one_choice(call, event) for call in function.random):
        return None  # another choice may draw nothing
    name = mapped_name(op)
    seeded = program.mentions(*_SEEDS) or any(map(_is_seeded, function.random))
    safety = Safety.UNSAFE if function.random and seeded else Safety.SAFE
    severity = Severity.MEDIUM
    whole = next((d for d in _pipelines(program, op)), None)
    off = [n for n in _OPTIONS if whole is not None and n in switched_off(whole)]
    if function.random:
        fact = f"{name} draws random numbers, so tf.data calls it for one element at a time"
    elif function.stateful:
        fact = f"{name} looks things up in a table, so tf.data calls it for one element at a time"
    elif function.variables:
        fact = f"{name} reads a variable, so tf.data calls it for one element at a time"
    elif off:
        fact = f"`{off[0]} = False` keeps tf.data from calling {name} in parallel by itself"
    elif program.targets.tensorflow < _PARALLEL_SINCE:
        fact = f"TensorFlow before 2.12 calls {name} for one element at a time"
    elif _is_one(event.argument("num_parallel_calls", 1)):
        fact = f"`num_parallel_calls=1` keeps tf.data from calling {name} in parallel by itself"
    elif function.known and program.inside(event).calls:  # else it only takes elements apart
        fact = f"tf.data calls {name} in parallel by itself; it could be said explicitly"
        severity = Severity.INFO
    else:
        return None
    return Hit(event.module, underline(event.node), fact, _plan(op, safety), severity)


def _is_seeded(call: CallEvent) -> bool:
    """Whether what draws was given a seed: a function, a layer, or a layer in a `Sequential`."""
    layer = call.callee
    made = (layer, *layers_in(layer)) if isinstance(layer, Made) else ()
    return call.passes("seed") or any(
        isinstance(each, Made) and each.event.passes("seed") for each in made
    )


def _is_one_choice(call: CallEvent, mapping: CallEvent) -> bool:
    """Whether it runs for one of several names of what is to be done: `if method == "crop":`."""
    for branch in call.context.branches[len(mapping.context.branches) :]:
        match branch.node:
            case cst.If(test=cst.Comparison(comparisons=[cst.ComparisonTarget() as target])):
                named = isinstance(target.comparator, cst.SimpleString)
                if named and branch.taken is True and isinstance(target.operator, cst.Equal):
                    return True
    return False


def _is_looked_at(program: Program, op: Op) -> bool:
    """Whether all that is ever taken of the pipeline are a few elements, to show them."""
    consumers = program.consumers_through(op)
    return bool(consumers) and all(
        any(0 < (taken(step) or 0) <= _FEW for step in consumer.dataset.ops)
        for consumer in consumers
    )


def _is_parallel_elsewhere(program: Program, function: Value | None) -> bool:
    """Whether another map calls the function in parallel: then one call at a time is a choice."""
    origin = _origin(function)
    if origin is None:
        return False
    for event in program.calls_of(".map"):
        calls = event.argument("num_parallel_calls", 1)
        parallel = isinstance(calls, Symbol) or (calls is not None and (fold(calls) or 1) != 1)
        if parallel and _origin(event.argument("map_func", 0)) is origin:
            return True
    return False


def _origin(function: Value | None) -> cst.CSTNode | None:
    """Where a function is written, or made by a call."""
    if isinstance(function, Function):
        return function.node
    return function.event.node if isinstance(function, Made) else None


def _is_one(calls: Value | None) -> bool:
    return calls is not None and fold(calls) == 1


def _pipelines(program: Program, op: Op) -> Iterator[Dataset]:
    return (c.dataset for c in program.consumers_along(op))


def _plan(op: Op, safety: Safety) -> Plan | None:
    node, module = op.event.node, op.event.module
    spelled = spell(module, node, "tensorflow.data.AUTOTUNE")
    if spelled is None:
        return None
    given = argument(node, "num_parallel_calls", 1)
    if given is not None and isinstance(given.value, (cst.Attribute, cst.Subscript)):
        return None  # a setting: it is for whoever makes the object to change
    change = (
        replace(given.value, spelled)
        if given is not None
        else add_keyword(node, "num_parallel_calls", spelled)
    )
    return Plan("Call the function in parallel", (change,), safety)
