"""Python code runs for every element of a pipeline, one element at a time under the GIL.

`tf.py_function`, `tf.numpy_function` and `Dataset.from_generator` call back into the Python
interpreter. More parallel calls do not help a function that computes (0.65 ms an element without,
0.64 ms with `AUTOTUNE`), and an epoch over a generator of single samples took 2,590 ms where
`from_tensor_slices` on the same arrays took 634 ms and `fit` on the arrays 360 ms (measured on
2 CPU cores).

## Before

```python
import numpy as np
import tensorflow as tf

x, y = np.ones([640, 8], "float32"), np.zeros([640], "int64")


def samples():
    for i in range(len(x)):
        yield x[i], y[i]


spec = (tf.TensorSpec([8], tf.float32), tf.TensorSpec([], tf.int64))
train_ds = tf.data.Dataset.from_generator(samples, output_signature=spec).batch(32)
```

## After

```python
import numpy as np
import tensorflow as tf

x, y = np.ones([640, 8], "float32"), np.zeros([640], "int64")


def samples():
    for i in range(len(x)):
        yield x[i], y[i]


spec = (tf.TensorSpec([8], tf.float32), tf.TensorSpec([], tf.int64))
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
```

What to write instead:

| Python | instead |
| --- | --- |
| `cv2.imread`, `PIL.Image.open` | `tf.io.read_file` and `tf.io.decode_jpeg` or `decode_png` |
| `np.load` for each sample | TFRecord files, or `np.memmap` in a `keras.utils.PyDataset` |
| a generator over arrays in memory | `from_tensor_slices((x, y))`, or give the arrays to `fit` |
| formats that TensorFlow cannot decode | convert once to TFRecord, or `PyDataset(workers=…)` |

## Fix safety

Fixed is a generator whose whole body is a loop along arrays that yields their rows, where the
arrays are known to be equally long and to stay as they are. The fix is safe where their types are
those declared and their sizes are known and small; else the arrays are converted, or might not fit
into memory twice, and the fix is unsafe. So it is where a seeded `shuffle` stands in front of
`fit`: Keras 3 asks for one iterator more an epoch where it can count the batches, and so the orders
of all epochs but the first are others.

## When not

- The dataset is only evaluated, as where a script loads a model and never trains, or looked at
  (`take(3)`); tests. One that validates each epoch of a training is reported as medium.
- A generator gives whole batches, or the iterator is made out of sight (the queue of another
  process, say): then the finding is informational. Of an iterator out of sight whose samples are
  batched and trained on it is medium.
- The function serializes records that are written to files once, or a `TFRecordWriter` writes what
  it gives.
- The data is simulated, as names say (`simulate()`), is a stream, or comes over the network.

With a `cache()` behind, Python runs in the first epoch only: reported as low.
"""

from __future__ import annotations

from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.consumers import steps_of
from tfaudit.program.datasets import batching
from tfaudit.program.events import CallEvent
from tfaudit.program.expressions import fold
from tfaudit.program.mapped import MAPS, study
from tfaudit.program.program import TRAINING_METHODS
from tfaudit.program.values import (
    UNKNOWN,
    Dataset,
    Function,
    Instance,
    Made,
    Op,
    Partial,
    Union,
    Value,
)
from tfaudit.rule import rule
from tfaudit.rules._looks import draws_few
from tfaudit.rules._row_generators import slices_instead
from tfaudit.rules._steps_of_data import is_cached
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.consumers import Consumer
    from tfaudit.program.program import Program

_STREAMS = ("gym", "kafka", "socket", "websocket")
# A script may fetch a data set or a picture by these; they count where the elements are made.
_FETCHING = ("requests", "urllib")
_SIMULATION = "simul"  # in the names of what makes the elements: nothing could be read instead
_TRAINING = (  # words of a script that may train
    ".fit", "GradientTape", "train_on_batch", "train_step", "train(", "ptimizer",
)  # fmt: skip
_SEEDS = ("set_seed(", "set_random_seed(")
_TRAINED = ("load_weights", "load_model")  # words of one whose model has been trained before
_BATCHES = frozenset({"batch", "padded_batch", "ragged_batch", "bucket_by_sequence_length"})


@rule(
    "TFA309",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=("py_function", "numpy_function", "py_func", "from_generator"),
    fix=Safety.SAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/data",),
)
def python_in_pipeline(program: Program) -> Iterator[Hit]:
    """Python functions in pipelines that are trained on, and generators of single samples."""
    done: set[cst.CSTNode] = set()
    imported = {e.name.partition(".")[0] for e in program.trace.imports}
    if not imported.isdisjoint(_STREAMS):
        return
    fetching = not imported.isdisjoint(_FETCHING)
    for event in program.calls:
        dataset = event.result
        if not isinstance(dataset, Dataset):
            continue
        op = dataset.ops[-1]
        if op.event is not event or not _is_trained_on(program, op):
            continue
        if op.name in MAPS | {"interleave", "flat_map"}:
            for call in study(program, op).python:
                func = call.argument("func", 0)
                away = _simulates(func) or (fetching and _fetches(program, func))
                if call.node not in done and not away and not _writes_records(call):
                    done.add(call.node)
                    hit = _in_map(op, call, cached=is_cached(program, op, surely=True))
                    trained = any(c.kind != "evaluate" for c in program.consumers_through(op))
                    if hit.severity is None and not trained and _validates(program, op):
                        hit = replace_fields(hit, severity=Severity.MEDIUM)
                    yield hit
        elif op.name == "from_generator" and event.node not in done:
            done.add(event.node)
            generator = _called(event.argument("generator", 0))
            if not _simulates(generator) and not (fetching and _fetches(program, generator)):
                yield _generator(program, op)


def _is_trained_on(program: Program, op: Op) -> bool:
    consumers = program.consumers_through(op)
    if consumers and all(draws_few(c) or _stores(c) for c in consumers):
        return False  # a look at some elements, or a preparation for later
    kinds = {c.kind for c in consumers}
    if kinds and kinds <= {"loop", "iterator"} and not program.training:
        return not program.mentions(*_TRAINED) or program.mentions(*_TRAINING)
    return kinds != {"evaluate"} or _validates(program, op)


def _is_reordered(program: Program, op: Op) -> bool:
    """Whether `fit` gets the samples by a seeded shuffle, in another order once it can count them.

    Where the number of batches is known, Keras asks for one iterator more after each epoch, and a
    shuffle draws an order for each.
    """
    return any(
        later.name == "shuffle"
        and (later.event.passes("seed") or program.mentions(*_SEEDS))
        and fold(later.event.argument("reshuffle_each_iteration", 2) or UNKNOWN) is not False
        for consumer in program.consumers_through(op)
        if consumer.kind == "fit"
        for later in consumer.dataset.ops[1:]
    )


def _stores(consumer: Consumer) -> bool:
    """Whether all elements are written to a file, once, as the training is to read them."""
    event = consumer.event
    return isinstance(event, CallEvent) and (
        event.name == "tensorflow.data.experimental.save"
        or (
            event.name == ".write"
            and isinstance(event.receiver, Made)
            and event.receiver.name == "tensorflow.data.experimental.TFRecordWriter"
        )
    )


def _validates(program: Program, op: Op) -> bool:
    """Whether a training asks for the elements behind each of its epochs."""
    events = [c.event for c in program.consumers_through(op) if c.kind == "evaluate"]
    return any(isinstance(e, CallEvent) and e.name[1:] in TRAINING_METHODS for e in events)


def _is_looped_over(program: Program, op: Op) -> bool:
    """Whether a loop takes a training step for each of its elements, or batches."""
    drawn = {c.event for c in program.consumers_through(op) if c.kind == "loop"}
    return any(
        program.entry(loop) in drawn for step in program.training for loop in step.context.loops
    )


def _simulates(function: Value | None) -> bool:
    """Whether elements are simulated, as the names of what makes them say."""
    if isinstance(function, Instance):
        if _SIMULATION in function.cls.node.name.value.lower():
            return True
        function = function.cls.find("__call__") or function.cls.find("__iter__")
    if not isinstance(function, Function):
        return False
    called = (call.func for call in walk_type(function.node, cst.Call))
    names = [function.name, *(quoted(each) for each in called)]
    return any(_SIMULATION in name.lower() for name in names)


def _fetches(program: Program, function: Value | None) -> bool:
    """Whether elements may come over the network: the function asks for them, or is not seen."""
    if isinstance(function, Instance):
        function = function.cls.find("__call__") or function.cls.find("__iter__")
    if not isinstance(function, Function):
        return True
    if any(name.value in _FETCHING for name in walk_type(function.node, cst.Name)):
        return True
    return any(
        frame.function.node is function.node
        for event in program.calls
        if _is_fetch(event)
        for frame in event.context.frames
    )


def _is_fetch(event: CallEvent) -> bool:
    receiver = event.receiver
    name = receiver.name if isinstance(receiver, Made) else event.name
    return name.partition(".")[0] in _FETCHING


def _in_map(op: Op, call: CallEvent, *, cached: bool) -> Hit:
    function = call.argument("func", 0)
    name = f"`{function.name}`" if isinstance(function, Function) else "a Python function"
    name = name if name != "`lambda`" else "a Python function"
    api = call.name.rpartition(".")[2]
    per = _elements(op)
    message = f"`tf.{api}` runs {name} under the GIL for every {per}, one at a time"
    severity = Severity.LOW if cached else Severity.MEDIUM if per == "batch" else None
    related = ((op.event.module, underline(op.event.node), f"the {op.name}"),)
    return Hit(call.module, underline(call.node), message, None, severity, related=related)


def _writes_records(call: CallEvent) -> bool:
    """Whether the function makes records to be written to files, which Python alone can do."""
    function = call.argument("func", 0)
    if not isinstance(function, Function):
        return False
    return any(name.value == "SerializeToString" for name in walk_type(function.node, cst.Name))


def _elements(op: Op) -> str:
    """What the function gets, one after another, as far as it is known."""
    receiver = op.event.receiver
    if not isinstance(receiver, Dataset):
        return "element"
    known = batching(receiver)
    if known.known:
        return "batch" if known.batched else "sample"
    return "batch" if any(o.name in _BATCHES for o in receiver.ops) else "element"


def _called(generator: Value | None) -> Value | None:
    """What makes the elements, without the arguments that `functools.partial` gives it."""
    return generator.function if isinstance(generator, Partial) else generator


def _is_seen(generator: Value | None) -> bool:
    """Whether it is known what makes the elements: not a queue or a stream made elsewhere."""
    generator = _called(generator)
    if isinstance(generator, Function) and isinstance(generator.node, cst.Lambda):
        given = generator.node.body
        if isinstance(given, cst.Name):  # a loader of the script's own, with `__getitem__`, say
            return isinstance(generator.scope.lookup(given.value), Instance)
        return not isinstance(given, cst.Attribute)
    if isinstance(generator, Union):
        return all(_is_seen(option) for option in generator.options)
    return isinstance(generator, (Function, Instance))


def _made_of(program: Program, op: Op) -> list[Dataset]:
    """The datasets made of a step, where it is not seen who consumes them."""
    made = [event.result for event in program.calls]
    return [value for value in made if isinstance(value, Dataset) and op in steps_of(value)]


def _generator(program: Program, op: Op) -> Hit:
    used = [c.dataset for c in program.consumers_through(op)] or _made_of(program, op)
    samples = any(step.name in _BATCHES for dataset in used for step in dataset.ops)
    generator = _called(op.event.argument("generator", 0))
    fit = any(c.kind == "fit" for c in program.consumers_through(op))
    if not _is_seen(generator):
        trained = samples and (fit or _validates(program, op) or _is_looped_over(program, op))
        what = "samples" if trained else "elements"
        message = f"{what} are handed over from Python, one at a time"
        severity = Severity.MEDIUM if trained else Severity.INFO
        return Hit(op.event.module, underline(op.event.node), message, None, severity)
    name = f"`{generator.name}`" if isinstance(generator, Function) else "a generator"
    name = name if name != "`lambda`" else "a generator"
    message = f"{name} makes every sample in Python, one at a time under the GIL"
    if not samples:
        message = f"{name} makes every element in Python, one at a time under the GIL"
    severity = Severity.INFO if not samples else Severity.HIGH if fit else Severity.MEDIUM
    if samples and is_cached(program, op, surely=True):
        severity = Severity.LOW
    plan = slices_instead(program, op.event, reordered=_is_reordered(program, op))
    return Hit(op.event.module, underline(op.event.node), message, plan, severity)
