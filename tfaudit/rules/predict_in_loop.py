"""A loop calls `predict` for one sample at a time.

`predict` is made for large arrays: each call on an array sets up a tf.data pipeline and traces its
functions, which takes longer than the model. For one row it took 109 ms, `predict_on_batch` 0.53
ms, and one `predict` of 200 rows 108 ms (measured on 2 CPU cores). Where the samples are all there
before the loop, one `predict` of all of them is best; where each depends on the one before, as in a
game or in generated text, `predict_on_batch`. So it is where a loop that trains batch by batch
predicts a batch in each step, as that of a GAN: 188 ms for 32 rows, against 1.5 ms. A loop over the
batches of a dataset, or of a `PyDataset`, pays that for every batch, too; one `predict` of it once.
So does one that cuts an array into chunks, as `predict` does by itself: with a small convolutional
model of images of 28 by 28, 6 times as long for 128 of them at a time, 1.3 to 1.5 times for 512. So
does one that takes another part of the same prediction each time, `model.predict(x_test)[i]`, where
one `predict` before the loop gives them all. `evaluate` sets up the same pipeline. A `map`, an
`apply` of pandas or `np.apply_along_axis` that calls `predict` for each row is such a loop, too,
and so are the `key` by which `sorted` or `max` compares, and a search of `scipy.optimize` whose
function predicts for one point. A parameter called `model` that predicts from tensors, or from what
Keras made of files and texts, is taken for a Keras model. So is one called `model` or `generator`
in a loop that calls `train_on_batch`, which only Keras has, a `generator` whose weights get
gradients, and whatever may be a model and is told by a number how much to say, as by `verbose=0`.
What is made out of sight and called `val_ds`, `…_dataset` or `…_generator`, gives batches. A method
by which an agent acts on a state, or learns from one move or from a batch that it draws from its
memory, is called in each step, whoever calls it.

## Before

```python
import numpy as np
import tensorflow as tf

rows = np.random.normal(size=(40, 8))
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
labels = []
for row in rows:
    scores = model.predict(row[np.newaxis], verbose=0)
    labels.append(scores.argmax())
```

## After

```python
import numpy as np
import tensorflow as tf

rows = np.random.normal(size=(40, 8))
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
labels = []
for row in rows:
    scores = model.predict_on_batch(row[np.newaxis])
    labels.append(scores.argmax())
```

## Fix safety

Safe: a single batch, of at most 32 rows, gives the same array either way. Unsafe where it has more
rows, or only the use of the result tells that there is one sample: `predict` splits large arrays
into batches. No fix where `predict` gets more than the sample and `verbose`, or is called by the
name of a variable, or where the model is a class of the user's own; nor under a strategy for
several devices, where `predict_on_batch` gives each of them all rows, and all their outputs
together (tests/facts/test_distribution.py).

## When not

Chunks and batches of more than 512 rows, or of an unknown number, a model that is another one in
each iteration (folds, ensembles) or is trained for several epochs there, a few iterations, one call
an epoch or once in many steps, a look at a batch, a function that measures the latency, models of
other libraries, which also have a `predict`.

## Sources

- keras/src/trainers/data_adapters/array_data_adapter.py: the pipeline of each call
- https://github.com/tensorflow/tensorflow/issues/44711
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_argument, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import usual
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    Made,
    Op,
    Parameter,
    Union,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._array_shapes import shape
from tfaudit.rules._backend import trains_in_graphs
from tfaudit.rules._conditions import is_made_once, is_settled
from tfaudit.rules._given_models import (
    is_given_beside_steps,
    is_given_model,
    unseen_batches,
)
from tfaudit.rules._loaders import is_pydataset
from tfaudit.rules._lone_agents import (
    acts_on_state,
    chooses_alone,
    learns_from_move,
    rows_of_lone_step,
)
from tfaudit.rules._looks import draws_few, is_now_and_then, takes_one
from tfaudit.rules._same_predictions import same_prediction
from tfaudit.rules._samples import (
    are_drawn,
    chunk,
    counts,
    drawn_at_once,
    gives_batch,
    is_counted_out,
    is_fixed,
    is_made_one,
    is_one_sample,
    rows_drawn,
    rows_made,
    same_rows,
    used_as_one,
)
from tfaudit.rules._step_loops import plays
from tfaudit.rules._steps import TAPE, counter, head, is_short, length_of, python_loops, updates
from tfaudit.rules._strategies import MIRRORING
from tfaudit.rules._tokenized import is_model_of_transformers
from tfaudit.syntax import (
    argument,
    as_assign,
    has_own_name,
    name_of,
    quoted,
    walk_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.consumers import Consumer
    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# What is called so gives batches.
_PIPELINE = re.compile(r"(_|\b)(ds|dataset|generator|gen|data_?loader)$", re.IGNORECASE)
_SPLITS = re.compile(r"fold|split|cv_", re.IGNORECASE)  # a few, of all data
_BATCH = 512  # rows: more of them may be meant to be split
_ONE_CHUNK = 32  # rows that `predict` does not split, where no batch_size is given
_FEW = 10  # calls: that few cost a second
_PARTS = 4  # of what an agent remembers of a step
_MEASURES = re.compile("benchmark|latenc|throughput")
# They call the function that is their `key` for each of their items.
_BY_KEY = ("builtins.max", "builtins.min", "builtins.sorted", ".sort")

# What calls a function for each item of a list, or of a table, series or array; and what calls it
# for one point after the other, to find the best of all.
_FOR_EACH = (
    "builtins.map", "builtins.filter", *_BY_KEY, ".apply", ".applymap", ".map",
    ".progress_apply", "numpy.apply_along_axis", "numpy.vectorize",
    *(
        f"scipy.optimize.{name}"
        for name in (
            "basinhopping", "brute", "differential_evolution", "dual_annealing", "fmin",
            "fmin_l_bfgs_b", "minimize", "minimize_scalar", "shgo",
        )
    ),
)  # fmt: skip

_CONCATENATES = frozenset({
    "numpy.concatenate", "numpy.vstack", "tensorflow.concat", "keras.ops.concatenate",
})  # fmt: skip


@rule(
    "TFA204",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(".predict", ".evaluate"),
    fix=Safety.SAFE,
    in_tests=False,
    sources=("https://github.com/tensorflow/tensorflow/issues/44711",),
)
def predict_in_loop(program: Program) -> Iterator[Hit]:
    """Calls of `predict` or `evaluate` with one sample, another in each iteration of a loop."""
    if trains_in_graphs(program):
        return
    several = any(made.name in MIRRORING for made in program.strategies)
    for hit in _found(program):
        yield _on_replicas(hit) if several else hit


def _on_replicas(hit: Hit) -> Hit:
    """What is said where a model may be on several devices.

    There, `predict_on_batch` gives each of them the whole batch, and puts all outputs together.
    """
    message = hit.message.replace("call `predict_on_batch`", "call the model itself")
    return dataclasses.replace(hit, message=message, plan=None)


def _found(program: Program) -> Iterator[Hit]:
    for event in program.calls_of(".predict", ".evaluate"):
        model, predicts = event.receiver, event.name == ".predict"
        if model is None or event.context.traced or _measures(event):
            continue
        if not acts_as_model(model) and not (
            predicts
            and (
                is_model_of_transformers(model)
                or is_given_model(program, event)
                or is_given_beside_steps(program, event)
                or _feeds_step(program, event)
            )
        ):
            continue
        sample = event.argument("x", 0)
        if sample is None:
            continue
        loop = _loop(program, event) or _loop_over_samples(program, event, sample)
        several = _several if predicts else _several_evaluated
        if (hit := several(program, event, sample)) is not None:
            yield hit
            continue
        shown = is_one_sample(sample)
        told = (
            predicts
            and not is_model_of_transformers(model)  # which gives its logits as a first part
            and _may_be_one(sample)
            and (
                is_made_one(sample)
                or used_as_one(event.module.index, event.node)
                or _is_one_elsewhere(program, event, sample)
                or (loop is not None and _is_of_transition(sample, loop))
            )
        )
        if (
            predicts
            and loop is None
            and (
                learns_from_move(event, sample)
                or acts_on_state(event, sample)
                or ((shown or told) and chooses_alone(program, event))
            )
        ):
            yield _alone_hit(event, "one sample in each step of a game", shown=shown)
            continue
        each = _called_for_each(program, event) if loop is None and (shown or told) else None
        if each is not None:
            yield _hit(event, each.node, each.module, shown=shown)
            continue
        if loop is None or not (shown or told):
            continue
        if (is_fixed(sample, loop) and not _is_refilled(program, sample, loop)) or _is_new(
            model, loop
        ):
            continue
        if _is_trained_anew(program, model, loop):
            continue
        if any(map(is_now_and_then, program.below(event.context, loop).branches)):
            continue
        hit = _hit(event, head(loop.node), loop.module, shown=shown)
        yield dataclasses.replace(hit, severity=Severity.LOW) if _asks(program, loop) else hit


def _is_one_elsewhere(program: Program, event: CallEvent, sample: Value) -> bool:
    """Whether the same array is predicted from beside it, and what comes of that used as of one."""
    return any(
        other.node is not event.node
        and other.argument("x", 0) is sample
        and other.context.frames[-1:] == event.context.frames[-1:]
        and used_as_one(other.module.index, other.node)
        for other in program.calls_of(".predict")
    )


def _measures(event: CallEvent) -> bool:
    """Whether it is called to see how long it takes."""
    frames = event.context.frames
    return bool(frames) and bool(_MEASURES.search(frames[-1].function.name.lower()))


def _is_of_transition(sample: Value, loop: Loop) -> bool:
    """Whether it is a part of what an agent draws from its memory: of one step of a game.

    Known by how much each has: a state, what was done, what for, and what came of it.
    """
    if not isinstance(loop.node, cst.For):
        return False
    match sample:
        case Element(of=Derived(operator="[]", inputs=(_, place), node=whole), path=(_, *_)) if (
            counts(place, loop)
        ):  # `for i in random.sample(range(len(memory)), 32): s, a, r, t = memory[i]`
            drawn, parts = loop.iterable, _parts_unpacked(loop.module, whole)
            return parts >= _PARTS and isinstance(drawn, Made) and drawn_at_once(drawn) is not None
        case Element(of=drawn, path=(_, *_)):
            parts = sum(1 for _ in walk_type(loop.node.target, cst.Name))
        case Derived(operator="[]", inputs=(Derived(operator="[]", inputs=(drawn, place)), _)):
            if not counts(place, loop):
                return False
            parts = len(_parts_read(loop.node))
        case _:
            return False
    if not any(
        isinstance(origin, Made)
        and (origin.name in ("random.sample", "random.choices") or gives_batch(origin.event.node))
        for origin in (drawn, *origins(drawn, 20))
    ):
        return False
    return parts >= _PARTS


def _parts_unpacked(module: ModuleInfo, whole: cst.CSTNode | None) -> int:
    """Into how many names a script takes something apart."""
    match as_assign(module.index.parent(whole)) if whole is not None else None:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Tuple(elements=names))]):
            return len(names)
    return 0


def _parts_read(loop: cst.For) -> set[str]:
    """The parts that a loop reads of the one that it counts: `batch[i][2]`, `batch[i]["done"]`."""
    index = quoted(loop.target)
    return {
        quoted(part.slice[0])
        for part in walk_type(loop.body, cst.Subscript)
        if isinstance(part.value, cst.Subscript)
        and quoted(part.value.slice[0]) == index
        and (quoted(part.slice[0]).isdigit() or quoted(part.slice[0])[0] in "\"'")
    }


def _several(program: Program, event: CallEvent, sample: Value) -> Hit | None:
    """What is to be said of a call that predicts several rows in each iteration."""
    if (same := same_prediction(program, event, sample)) is not None:
        return same
    if (rows := _rows_of_step(program, event, sample)) is not None:
        return _batch_hit(event, rows)
    if (rows := _rows_of_chunk(program, event, sample)) is not None:
        return _chunk_hit(event, rows)
    if (rows := _rows_made(program, event, sample)) is not None:
        return _batch_hit(event, rows)
    if (rows := rows_of_lone_step(program, event, sample)) is not None and rows != 1:
        drawn = f"{f'{rows} rows' if rows else 'a batch'} in each step"
        return _alone_hit(event, drawn, shown=0 < rows <= _ONE_CHUNK)
    if (dataset := _looped_over(program, event, sample)) is not None:
        return _dataset_hit(event, batching(dataset).size)
    if _is_unseen_batch(program, event, sample) or _is_of_loader(program, event, sample):
        return _dataset_hit(event, UNKNOWN)
    return None


def _several_evaluated(program: Program, event: CallEvent, sample: Value) -> Hit | None:
    """What is to be said of a call that evaluates batch after batch of a dataset."""
    if _looped_over(program, event, sample) is None and not _is_of_loader(program, event, sample):
        return None
    whole = "each batch of a dataset; call it once, for the dataset"
    loop = event.context.loops[-1]
    return _sets_up(event, whole, (loop.module, head(loop.node)), None, Severity.MEDIUM)


def _asks(program: Program, loop: Loop) -> bool:
    """Whether somebody is asked in each iteration, who takes longer than any pipeline."""
    return any(loop in event.context.loops for event in program.calls_of("builtins.input"))


def _hit(event: CallEvent, loop: cst.CSTNode, module: ModuleInfo, *, shown: bool) -> Hit:
    predicts = event.name == ".predict"
    direct = "predict_on_batch" if predicts else "test_on_batch"
    done = f"one sample in each iteration; give it all samples at once, or call `{direct}`"
    # What a model of `transformers` gives is an object of its own.
    of_keras = predicts and event.receiver and not is_model_of_transformers(event.receiver)
    plan = _plan(event, shown=shown) if of_keras else None
    return _sets_up(event, done, (module, loop), plan)


def _alone_hit(event: CallEvent, what: str, *, shown: bool) -> Hit:
    """A call in a method of an agent, whose loop is out of sight."""
    message = f"`{quoted(event.node.func)}` sets up a data pipeline for {what}; "
    message += "call `predict_on_batch`"
    return Hit(event.module, underline(event.node), message, _plan(event, shown=shown))


def _sets_up(
    event: CallEvent,
    done: str,
    loop: tuple[ModuleInfo, cst.CSTNode],
    plan: Plan | None,
    severity: Severity | None = None,
) -> Hit:
    """A call that sets up a pipeline: for what, and what else would do; in which loop."""
    message = f"`{quoted(event.node.func)}` sets up a data pipeline for {done}"
    related = ((*loop, "the loop"),)
    return Hit(event.module, underline(event.node), message, plan, severity, related=related)


def _called_for_each(program: Program, event: CallEvent) -> CallEvent | None:
    """The `map` or `apply` that calls the function around the call for each of many items."""
    for frame in event.context.frames:
        if frame.why != "callback":
            continue
        model = event.receiver
        if isinstance(model, Made) and frame in model.event.context.frames:
            return None  # each call has a model of its own
        for each in program.calls_of(*_FOR_EACH):
            if each.name in _BY_KEY and _are_few(each):
                continue
            given = (*each.args, *each.keywords.values())
            if any(isinstance(f, Function) and f.node is frame.function.node for f in given):
                return each
    return None


def _are_few(each: CallEvent) -> bool:
    """Whether what is sorted, or looked through for the best, is known to be a handful."""
    items = each.receiver if each.name == ".sort" else each.args[0] if each.args else None
    count = length_of(items) if items is not None else None
    return len(each.args) > 1 or (count is not None and count < _FEW)


def _rows_of_step(program: Program, event: CallEvent, sample: Value) -> int | None:
    """How many rows are predicted in each step of a loop that trains batch by batch, as GANs do.

    None where it is no such loop, or the rows may be many, or are the same in each step; 0 for as
    many as a batch has, or an agent draws from what it remembers, whatever that is.
    """
    if not event.context.loops:
        return None
    if (drawn := _rows_drawn(program, event, sample)) is not None:
        return drawn
    loop = event.context.loops[-1]
    steps = [
        step
        for step in (*program.calls_of(".train_on_batch"), *program.training, *updates(program))
        if step.name != ".fit" and step.context.loops and step.context.loops[-1] is loop
    ]
    if not steps or not isinstance(loop.node, (cst.For, cst.While)):
        return None
    if is_short(program, loop, _FEW - 1, trains=True):
        return None
    inside = {
        branch
        for branch in program.below(event.context, loop).branches
        if not is_settled(program, branch, loop)
    }
    if inside and not any(inside <= set(step.context.branches) for step in steps):
        return None
    first = sample.items[0] if isinstance(sample, Items) and sample.items else sample
    drawn_in = loop
    if isinstance(event.receiver, Derived) and len(event.context.loops) > 1:
        drawn_in = event.context.loops[-2]  # each of several models gets the same
    if is_fixed(first, drawn_in) and not _is_refilled(program, first, loop):
        return None
    if event.receiver is None or _is_new(event.receiver, loop):
        return None
    known = shape(first)
    rows = known[0] if known else None
    if rows is None:
        if any(plays(program, around) for around in event.context.loops):
            drawn_anew = _is_drawn(first, loop) or _is_given_to_step(program, sample, loop)
            return 0 if drawn_anew else None
        return 0 if _is_trained_on(program, event, sample, loop) else None
    return rows if 1 < rows <= _BATCH else None


def _is_refilled(program: Program, array: Value, loop: Loop) -> bool:
    """Whether each iteration writes other numbers into the array: `noise[i, :] = …`."""
    return any(
        _is_part_of(change.target, array) and loop in change.context.loops
        for change in program.sets
        if isinstance(change.node, cst.Subscript)
    )


def _is_part_of(value: Value, array: Value) -> bool:
    """Whether it is the array, or a row of it: `noise[0]`."""
    while value is not array and isinstance(value, Derived) and value.operator == "[]":
        value = value.inputs[0]
    return value is array


def _rows_drawn(program: Program, event: CallEvent, sample: Value) -> int | None:
    """How many rows a loop predicts that it draws by lot in each iteration, as agents do."""
    loop = _loop(program, event)
    if loop is None or event.receiver is None or _is_new(event.receiver, loop):
        return None
    if any(map(is_now_and_then, program.below(event.context, loop).branches)):
        return None
    rows = rows_drawn(program, sample, loop)
    return None if rows == 1 else rows


def _rows_of_chunk(program: Program, event: CallEvent, sample: Value) -> int | None:
    """How many rows a loop predicts of an array in each iteration, so many after so many.

    None where they may be so many that the array is cut to spare memory.
    """
    loop = _loop(program, event)
    if loop is None or event.receiver is None or _is_new(event.receiver, loop):
        return None
    rows = chunk(sample, loop)
    if rows is None or not 1 < rows <= _BATCH:
        return None
    return None if any(map(is_now_and_then, program.below(event.context, loop).branches)) else rows


def _rows_made(program: Program, event: CallEvent, sample: Value) -> int | None:
    """How many rows a loop predicts that it makes in each iteration, as for the next words."""
    loop = _loop(program, event)
    if loop is None or event.receiver is None or _is_new(event.receiver, loop):
        return None
    rows = rows_made(sample, loop)
    if rows is None or not 1 < rows <= _BATCH:
        return None
    if any(loop in step.context.loops[:-1] for step in program.training):
        return None  # each iteration takes many steps: it is an epoch
    return None if any(map(is_now_and_then, program.below(event.context, loop).branches)) else rows


def _is_trained_on(program: Program, event: CallEvent, sample: Value, loop: Loop) -> bool:
    """Whether it predicts (part of) a batch that the loop trains on at once, or from one."""
    if _is_given_to_step(program, sample, loop):
        return True
    for step in program.calls_of(".train_on_batch"):
        data = step.argument("x", 0)
        if data is None or not step.context.loops or step.context.loops[-1] is not loop:
            continue
        if any(_is_made_of(value, event) for value in _trained(data, step.argument("y", 1))):
            return True
    batch = _whole(sample)
    return batch is not None and any(
        any(_is_tape(entered) for entered, _ in call.context.withs)
        and loop in call.context.loops
        and any(_whole(value) is batch for given in call.args for value in origins(given, 20))
        for call in program.calls
    )


def _is_given_to_step(program: Program, sample: Value, loop: Loop) -> bool:
    """Whether each iteration trains on what it predicts, as on what a memory gave."""
    given = _parts(sample)
    return any(
        step.context.loops[-1:] == (loop,)
        and any(part is array for part in _parts(step.argument("x", 0)) for array in given)
        for step in program.calls_of(".train_on_batch")
    )


def _whole(part: Value) -> Value | None:
    """What gave the batch that a value is (part of), as `batch` and `batch[:2]` of a loop are."""
    match part:
        case Element(of=source):
            return source
        case Derived(operator="[]", inputs=(base, _)):
            return _whole(base)
    return None


def _is_tape(value: Value) -> bool:
    return isinstance(value, Made) and value.name == TAPE


def _feeds_step(program: Program, event: CallEvent) -> bool:
    """Whether a model of Keras, as only they have `train_on_batch`, trains on what it predicts.

    Then it is a generator: nothing else predicts what has the form of images or texts.
    """
    match event.receiver:
        case Made(name=name):
            possible = not name.startswith((".", "sklearn."))
        case Element(of=Attr(name="layers")):  # `self.generator, self.critic = gan.layers`
            possible = True
        case _:
            possible = False
    return (
        possible
        and bool(event.context.loops)
        and any(
            step.context.loops[-1:] == event.context.loops[-1:]
            and any(_is_made_of(value, event) for value in _trained(step.argument("x", 0)))
            for step in program.calls_of(".train_on_batch")
        )
    )


def _trained(*given: Value | None) -> list[Value]:
    """The arrays that a step gets, and those that they were concatenated of."""
    parts = [part for data in given for part in _parts(data)]
    return [value for part in parts for value in (part, *_joined(part))]


def _parts(data: Value | None) -> list[Value]:
    """The arrays that are given for the inputs, or the targets, of a model."""
    if data is None:
        return []
    return data.items if isinstance(data, Items) else [data]


def _is_made_of(value: Value, predicted: CallEvent) -> bool:
    """Whether an array is what was predicted, perhaps with its numbers changed.

    Or is taken from a list that has nothing else: one part for each of several generators.
    """
    if isinstance(value, Derived) and value.operator == "[]":
        listed = _listed(value.inputs[0])
        if listed:
            return all(_is_made_of(item, predicted) for item in listed)
    for option in alternatives(value):
        here: Value | None = option
        while here is not None and not _is_given_by(here, predicted):
            here = same_rows(here)
        if here is not None:
            return True
    return False


def _is_given_by(value: Value, predicted: CallEvent) -> bool:
    """Whether the call gave the value, in this iteration or in the one before."""
    earlier = isinstance(value, Made) and value.event.node is predicted.node
    return earlier or value is predicted.result


def _listed(value: Value) -> list[Value]:
    """What is known to be in a list, also in one that a loop makes longer by `+=`."""
    match value:
        case Items(items=items):
            return items
        case Derived(operator="+", inputs=inputs) | Union(options=inputs):
            return [item for part in inputs for item in _listed(part)]
    return []


def _joined(value: Value) -> list[Value]:
    """What an array was concatenated of."""
    if isinstance(value, Made) and value.name in _CONCATENATES:
        first = value.event.args[0] if value.event.args else None
        return first.items if isinstance(first, Items) else []
    return []


def _looped_over(program: Program, event: CallEvent, sample: Value) -> Dataset | None:
    """The dataset whose batches the innermost loop around the call predicts, one after another.

    None where it may be over soon, the batches may be meant to be split, or not each is predicted.
    """
    loop = event.context.loops[-1] if event.context.loops else None
    if loop is None or event.receiver is None or _is_new(event.receiver, loop):
        return None
    if program.below(event.context, loop).conditional:
        return None
    through = [c.dataset for c in program.consumers if _goes_through_all(c, loop)]
    # Where the loop goes through one of several pipelines, it must hold for each.
    batches = [
        next((d for d in through if _is_batch_of(program, option, d)), None)
        for option in alternatives(sample)
    ]
    return batches[0] if batches and None not in batches else None


def _goes_through_all(consumer: Consumer, loop: Loop) -> bool:
    """Whether the loop takes all batches of a pipeline, none of which is meant to be split."""
    if consumer.kind != "loop" or consumer.node is not loop.node or draws_few(consumer):
        return False
    known = batching(consumer.dataset)
    rows = usual(known.size)
    made = consumer.dataset.source.name == "from_generator"  # `predict` takes none but batches
    surely = known.batched if known.known else made
    if not surely or (isinstance(rows, int) and rows > _BATCH):
        return False
    return not any(_takes_some(op) for op in consumer.dataset.ops)


def _takes_some(op: Op) -> bool:
    return op.name == "take" and _is_for_the_eye(op.event)


def _is_for_the_eye(take: CallEvent) -> bool:
    """Whether a `take` draws a few to be looked at, as most do; what is worked out is a split."""
    count = take.argument("count", 0)
    return count is not None and not (usual(count) is None and isinstance(count, (Derived, Made)))


def _is_batch_of(program: Program, value: Value, dataset: Dataset) -> bool:
    """Whether it is a batch of the dataset, or one with its numbers changed."""
    match value:
        case Items(kind="list", items=inputs, open=False) if inputs:  # a model of several inputs
            return all(_is_batch_of(program, part, dataset) for part in inputs)
        case Element(of=Made(name=".as_numpy_iterator", event=event)):
            return event.receiver is dataset
        case Element(of=source):
            return source is dataset
        case Derived(operator="[]", inputs=(Element(path=()) as base, key)):
            named = isinstance(key, Const) and isinstance(key.value, (int, str))
            several = isinstance(key, Derived) and key.operator == "slice"  # `batch[:2]`
            return (named or (several and _is_tuple(program, base))) and _is_batch_of(
                program, base, dataset
            )
    inner = same_rows(value)
    return inner is not None and _is_batch_of(program, inner, dataset)


def _is_tuple(program: Program, element: Value) -> bool:
    """Whether the parts of a batch are taken by their number elsewhere: `batch[2]` for labels."""
    return any(
        isinstance(value, Derived)
        and value.operator == "[]"
        and value.inputs[0] is element
        and isinstance(usual(value.inputs[1]), int)
        for call in program.calls
        for value in call.args
    )


def _is_unseen_batch(program: Program, event: CallEvent, sample: Value) -> bool:
    """Whether it is each batch of tensors that a loop over something out of sight gives."""
    loop = unseen_batches(program, event, sample) or _named_pipeline(program, event, sample)
    if loop is None or event.receiver is None or _is_new(event.receiver, loop):
        return False
    drawn = (o for o in origins(loop.iterable, 20) if isinstance(o, Made) and o.name == ".take")
    if any(_is_for_the_eye(part.event) for part in drawn):
        return False
    ends = isinstance(loop.node, cst.For) and takes_one(loop.node)
    return not ends and not program.below(event.context, loop).conditional


def _named_pipeline(program: Program, event: CallEvent, sample: Value) -> Loop | None:
    """The loop around the call if it takes pairs out of what is out of sight and called `val_ds`.

    Be they batches or samples: `predict` sets up a pipeline for each.
    """
    loop = event.context.loops[-1] if event.context.loops else None
    if loop is None or not isinstance(loop.node, cst.For):
        return None
    match sample:
        case Element(of=data, path=(0,)):
            pass
        case Derived(operator="[]", inputs=(Element(of=data, path=()), Const(value=0))):
            pass
        case _:
            return None
    if not isinstance(data, (Made, Element, Attr, Parameter)) or data is not loop.elements_of:
        return None
    entry = program.entry(loop)
    name = quoted(entry.elements_node) if entry is not None else ""
    return loop if _PIPELINE.search(name) and not _SPLITS.search(name) else None


def _is_of_loader(program: Program, event: CallEvent, sample: Value) -> bool:
    """Whether it is each batch of a loader in turn: `for batch in loader`, or `next(loader)`."""
    loop = event.context.loops[-1] if event.context.loops else None
    if loop is None or event.receiver is None or _is_new(event.receiver, loop):
        return False
    batch: Value | None = sample
    while batch is not None and not isinstance(batch, Element):
        batch = same_rows(batch)
    match batch:
        case Element(of=(Instance() | Made()) as loader):
            walked = (loop.iterable, *origins(loop.iterable, 9))
            every = any(origin is loader for origin in walked) or _draws(program, loader, loop)
        case Element(of=Derived(operator="[]", inputs=(loader, place))):
            every = counts(place, loop)
        case _:
            return False
    if not every or not is_pydataset(loader) or is_short(program, loop, _FEW - 1):
        return False
    assert isinstance(loader, (Instance, Made))
    named = loader.attrs if isinstance(loader, Instance) else loader.event.keywords
    rows = usual(named.get("batch_size", UNKNOWN))
    if isinstance(rows, int) and rows > _BATCH:
        return False
    ends = isinstance(loop.node, cst.For) and takes_one(loop.node)
    return not ends and not program.below(event.context, loop).conditional


def _draws(program: Program, loader: Value, loop: Loop) -> bool:
    """Whether each iteration takes the next batch: `x, y = next(flow)`."""
    return any(
        call.args[:1] == (loader,) and call.context.loops[-1:] == (loop,)
        for call in program.calls_of("builtins.next")
    )


def _dataset_hit(event: CallEvent, size: Value) -> Hit:
    loop = event.context.loops[-1]
    rows = usual(size)
    plan = _plan(event, shown=isinstance(rows, int) and rows <= _ONE_CHUNK)
    done = "each batch of a dataset; call it once, for the dataset, or call `predict_on_batch`"
    return _sets_up(event, done, (loop.module, head(loop.node)), plan, Severity.MEDIUM)


def _is_drawn(value: Value, loop: Loop) -> bool:
    """Whether it is an array of what a list holds at places drawn by lot: `[x[i] for i in at]`."""
    if isinstance(value, Derived) and value.operator == "[]" and are_drawn(value.inputs[1], loop):
        return True
    if not isinstance(value, Made) or value.name not in ("numpy.array", "numpy.asarray"):
        return False
    rows = argument(value.event.node, "object", 0)
    if rows is None or not isinstance(rows.value, cst.ListComp):
        return False
    each = rows.value.for_in
    return isinstance(rows.value.elt, cst.Subscript) and not each.ifs and each.inner_for_in is None


def _batch_hit(event: CallEvent, rows: int) -> Hit:
    loop = event.context.loops[-1]
    plan = _plan(event, shown=0 < rows <= _ONE_CHUNK)
    done = f"{f'{rows} rows' if rows else 'a batch'} in each step; call `predict_on_batch`"
    return _sets_up(event, done, (loop.module, head(loop.node)), plan)


def _chunk_hit(event: CallEvent, rows: int) -> Hit:
    loop = event.context.loops[-1]
    plan = _plan(event, shown=rows <= _ONE_CHUNK)
    done = f"{rows} rows in each iteration; give it all rows at once, or call `predict_on_batch`"
    return _sets_up(event, done, (loop.module, head(loop.node)), plan, Severity.MEDIUM)


def _loop(program: Program, event: CallEvent) -> Loop | None:
    """The loop around the call, if it is no loop over epochs and may run often."""
    if not event.context.loops:
        return None
    loop = event.context.loops[-1]
    return loop if _runs_often(program, event, loop) else None


def _runs_often(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether a loop around a call runs in Python, is none over epochs, and may run often."""
    statement = isinstance(loop.node, (cst.For, cst.While))
    if statement and loop not in python_loops(program, event.context):
        return False
    epochs = "epoch" in counter(loop).lower()
    return not epochs and not is_short(program, loop, _FEW - 1)


def _loop_over_samples(program: Program, event: CallEvent, sample: Value) -> Loop | None:
    """The loop over samples around one of a few turns: each sample is predicted, turned, again."""
    loops = event.context.loops
    if len(loops) < 2 or not is_short(program, loops[-1], _FEW - 1):
        return None
    loop = loops[-2]
    walked = (loop.iterable, *origins(loop.iterable, 9))
    of_each = any(
        isinstance(origin, Element)
        and not isinstance(origin.of, Dataset)  # whose batches a script draws to show them
        and any(origin.of is whole for whole in walked)
        for origin in origins(sample, 30)
    )
    return loop if of_each and _runs_often(program, event, loop) else None


def _is_trained_anew(program: Program, model: Value, loop: Loop) -> bool:
    """Whether each iteration trains the model for several epochs, which takes far longer."""
    for event in program.calls_of(".fit"):
        epochs = event.argument("epochs", 3)
        several = epochs is not None and usual(epochs) != 1
        if several and event.receiver is model and loop in event.context.loops:
            return True
    return False


def _is_new(model: Value, loop: Loop) -> bool:
    """Whether each iteration has a model of its own."""
    return any(
        (isinstance(origin, Element) and origin.of is loop.elements_of)
        or (
            isinstance(origin, Made)
            and loop in origin.event.context.loops
            and not is_made_once(origin.event)
        )
        for origin in (model, *origins(model))
    )


def _may_be_one(value: Value) -> bool:
    """Whether nothing says that the array is a batch."""
    return not is_counted_out(value) and not any(
        isinstance(origin, Dataset)
        or (isinstance(origin, Made) and origin.name.startswith("tensorflow.data."))
        for origin in (value, *origins(value))
    )


def _plan(event: CallEvent, *, shown: bool) -> Plan | None:
    call = event.node
    verbose = argument(call, "verbose")
    if event.opaque or not isinstance(event.receiver, Made) or not has_own_name(call):
        return None
    if len(call.args) != 1 + (verbose is not None):
        return None
    changes = [replace(name_of(call), "predict_on_batch")]
    if verbose is not None:
        changes.append(delete_argument(call, verbose))
    safety = Safety.SAFE if shown else Safety.UNSAFE
    return Plan("Call predict_on_batch", tuple(changes), safety)
