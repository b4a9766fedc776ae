"""A training step written with `tf.GradientTape` runs eagerly, operation by operation.

Without `tf.function`, Python dispatches every operation of the forward and the backward pass
anew in every step. As a graph, the step is traced once and then runs as one call. Measured on
2 CPU cores, a step of a small dense network took 9.6 ms eagerly and 0.32 ms as a graph, that of a
small convolutional one 23.3 ms and 4.24 ms. A step of few expensive operations gains less.

`Model.fit` compiles `train_step` by itself; this is about loops that call the step themselves, and
those in which an optimizer's `minimize` is given a function for the loss (Keras 2). An agent's
method that draws its batch from what it remembers, is told of one move, or of several and reads
what it computes of them (`loss.numpy()`), runs eagerly, whoever calls it.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.MeanSquaredError()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for x, y in dataset:
    train_step(x, y)
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.MeanSquaredError()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for x, y in dataset:
    train_step(x, y)
```

## Fix safety

Safe where everything that the step does is known to do the same in a graph; the last bits of the
floating-point numbers may differ. Unsafe where the step draws random numbers, or calls what is out
of sight. A step that stands in the loop's own body becomes a function before the loop, which is
unsafe too: it is passed the batch, gives back what is read afterwards, and takes the rest from
around it, as that is when the step is traced. No fix where something in the step needs a value
(`.numpy()`), or happens once only in a graph (`print`, `list.append`, NumPy); nor where a step in
a loop's body needs from it what is not known to be a tensor, such as a count.

## When not

While debugging: `breakpoint()` and `.numpy()` need eager execution. A step that gets lists of
another length in every call is traced again for each; of arrays, as of all states of an episode,
`reduce_retracing=True` makes two traces. A loop of at most ten steps is over before their graph
would be traced. A tape around the steps of an environment needs Python: the finding is of medium
severity there, as only the loss of what was played can be a graph. A loop that sleeps shows its
steps to somebody. A file with "eager" in its name, or a loop behind a condition that says so (`if
mode == "eager"`), is taken to be eager on purpose.
"""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.targets import Era
from tfaudit.program.values import Derived, Element, Items, Made, Union, alternatives
from tfaudit.rule import rule
from tfaudit.rules._extracted_steps import Extraction, extraction
from tfaudit.rules._lone_steps import LoneStep, lone_steps
from tfaudit.rules._spelling import spell
from tfaudit.rules._step_loops import in_every_iteration, plays_in_tape
from tfaudit.rules._steps import (
    Step,
    head,
    iterations,
    runs_as_written,
    training_steps,
)
from tfaudit.rules._traceable import Obstacle, Verdict, judge
from tfaudit.syntax import innermost_end, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Branch, CallEvent, Loop
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Function, Value

_DRAWS = ("numpy.random.", "random.")
_TO_ARRAYS = frozenset({
    "numpy.array", "numpy.asarray", "numpy.stack", "numpy.vstack", "numpy.concatenate",
    "tensorflow.constant", "tensorflow.convert_to_tensor", "tensorflow.stack", "tensorflow.concat",
})  # fmt: skip
_DEEPEST = 12
_SEVERAL = re.compile(r"strategy|distribut|multi_?gpu|n(um)?_?(gpus|replicas)", re.IGNORECASE)
_FEW = 10  # steps: to trace a graph takes longer than so few of them


@rule(
    "TFA601",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=("GradientTape", "apply_gradients", ".minimize("),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/function",),
)
def missing_tf_function(program: Program) -> Iterator[Hit]:
    """Eager steps of training loops."""
    compared = "eager" in program.module.path.stem.lower()  # said to be eager, as one half
    of_graphs = program.era is Era.TF1 and not program.mentions("enable_eager_execution(")
    if compared or of_graphs or program.mentions("run_functions_eagerly"):
        return
    steps = list(training_steps(program))
    pauses = list(program.calls_of("time.sleep"))
    graphs = [e for e in program.calls_of("tensorflow.GradientTape") if e.context.traced]
    graphs += [step.tape for step in steps if step.tape.context.traced]
    bodies: set[cst.CSTNode] = set()  # of loops, which may hold several tapes
    whole: list[Function] = []  # what becomes a graph, with all the loops in it
    # A loop that stands in the function of another step comes after it.
    for step in sorted(steps, key=lambda step: step.function is None):
        if _may_be_graph(program, step, graphs) or _is_short(step):
            continue
        if not _is_surely_eager(program, step):
            continue
        if any(in_every_iteration(program, step.loop, event.context) for event in pauses):
            continue  # a demonstration, slow on purpose
        if plays_in_tape(program, step.tape):
            if step.loop.node not in bodies:
                bodies.add(step.loop.node)
                yield _with_environment(step)
            continue
        grown = _grown(program, step)
        if grown and not any(_is_made_before(value, step) for value in grown):
            continue  # lists alone, for each length of which a graph would be traced
        if _goes_through_numpy(step):
            continue  # as arrays, say to weigh them by what a simulation gave: no graph holds that
        if step.function is not None:
            whole.append(step.function)
            yield _in_function(program, step, grown)
        elif step.loop.node not in bodies and not _stands_in(step, whole):
            bodies.add(step.loop.node)
            yield _in_body(program, step, _in_same_body(step, steps), grows=bool(grown))
    for lone in lone_steps(program):
        yield _of_agent(program, lone)


def _may_be_graph(program: Program, step: Step, graphs: list[CallEvent]) -> bool:
    """Whether the step is a graph on another way, which a condition or another loop may choose.

    Not where each iteration takes it eagerly beside the graph: `run(step, x); step(x)`. Nor where
    it is one for several devices only: `if strategy is None: step(x)`.
    """
    same = [graph for graph in graphs if graph.node is step.tape.node]
    inside = program.below(step.tape.context, step.loop)
    if same and inside.branches and all(map(_asks_for_strategy, inside.branches)):
        return False
    if not same or not inside.frames or inside.conditional:
        return bool(same)
    for graph in same:
        around = [loop for loop in graph.context.loops if loop.node is step.loop.node]
        entered = program.below(graph.context, around[-1]).frames if around else ()
        if not entered or entered[0].call is inside.frames[0].call:
            return True
    return False


def _asks_for_strategy(branch: Branch) -> bool:
    """Whether a condition asks if there are several devices to train on, by its words."""
    return isinstance(branch.node, cst.If) and _SEVERAL.search(quoted(branch.node.test)) is not None


def _in_same_body(step: Step, steps: list[Step]) -> list[Step]:
    """All steps that the loop of one takes in its own body."""
    return [x for x in steps if x.loop.node is step.loop.node and x.function is None]


def _stands_in(step: Step, functions: list[Function]) -> bool:
    """Whether the step is taken in one of the functions, as a critic's inner steps in a GAN's."""
    nodes = {function.node for function in functions}
    return any(frame.function.node in nodes for frame in step.tape.context.frames)


def _with_environment(step: Step) -> Hit:
    """A tape in which an environment answers: only what is learnt from that can be a graph."""
    message = "this training step runs eagerly, since an environment answers in its tape; keep "
    message += "states and actions, and compute their loss in a function with "
    message += _traced(grows=True)
    node = underline(step.tape.node)
    return Hit(step.tape.module, node, message, severity=Severity.MEDIUM)


def _of_agent(program: Program, lone: LoneStep) -> Hit:
    """A method that learns from a batch or from a move, whoever calls it.

    One that draws its batch, or is told numbers, cannot be a graph whole.
    """
    function, tape = lone.function, lone.tape
    node = function.node
    verdict = judge(program, function)
    related = [(tape.module, underline(tape.node), "the step"), *_first_without(verdict.obstacles)]
    if lone.draws:
        message = f"`{function.name}` trains eagerly on a batch that it draws; put what follows "
        message += "the draw into a function with `@tf.function`"
        related = related[:1]
    elif lone.moves:
        message = f"`{function.name}` trains eagerly after each move; put tape and update into a "
        message += "function with `@tf.function`, and give it tensors"
        related = related[:1]
    elif lone.reads:
        message = f"`{function.name}` trains eagerly, and reads what it computes; put tape and "
        message += "update into a function with `@tf.function`, and read what that gives"
        related = related[:1]
    else:
        message = f"`{function.name}` runs eagerly, on batches that its caller draws; decorate it "
        message += "with `@tf.function`"
    underlined = node.name if isinstance(node, cst.FunctionDef) else node
    whole = not (lone.draws or lone.moves or lone.reads)
    plan = _plan(function, verdict) if whole else None
    return Hit(function.module, underlined, message, plan, related=tuple(related))


def _first_without(obstacles: tuple[Obstacle, ...]) -> list[tuple[ModuleInfo, cst.CSTNode, str]]:
    return [
        (obstacle.module, obstacle.node, f"first do without this: {obstacle.why}")
        for obstacle in obstacles[:3]
    ]


def _grown(program: Program, step: Step) -> list[Value]:
    """What the step gets of lists that grow until an episode ends: the lists, or their arrays."""
    inside = program.below(step.tape.context, step.loop).frames
    called = inside[0].call if inside else None
    recorded = [v for e in _recorded(program, step) for v in (*e.args, *e.keywords.values())]
    if called is None:
        return [value for value in recorded if _is_grown(program, value)]
    given = [
        value
        for event in program.calls
        if event.node is called
        for value in (*event.args, *event.keywords.values())
    ]
    return [value for value in given if _is_grown(program, value)] + [
        value for value in recorded if _is_remembered(program, value)
    ]


def _is_made_before(value: Value, step: Step) -> bool:
    """Whether a list has become an array before the tape records, so that a graph may get that."""
    return isinstance(value, Made) and not value.event.context.enters(step.tape.result)


def _is_remembered(program: Program, value: Value) -> bool:
    """Whether it is such a list, or its array, that an object keeps, and begins anew at times."""
    while isinstance(value, Made) and (rows := _same_rows(value)) is not None:
        value = rows
    return all(_is_grown(program, option) for option in alternatives(value))


def _recorded(program: Program, step: Step) -> Iterator[CallEvent]:
    """The calls that the tape of a step records."""
    frames = step.tape.context.frames
    for event in program.calls:
        if event.context.frames == frames and event.context.enters(step.tape.result):
            yield event


def _goes_through_numpy(step: Step) -> bool:
    """Whether the gradients become arrays on their way from the tape to the update."""
    if step.update.name == ".minimize":
        return False  # which takes the gradients itself
    return any(_has_array(value) for value in step.update.args[:1])


def _has_array(value: Value, depth: int = 0) -> bool:
    if depth > _DEEPEST:
        return False
    match value:
        case Made(name=".numpy"):
            return True
        case Made(name=name, event=event):
            if name in (".gradient", "tensorflow.Variable"):  # what began as an array is none
                return False
            return name.startswith("numpy.") or any(_has_array(v, depth + 1) for v in event.args)
        case Derived(inputs=parts) | Union(options=parts) | Items(items=parts):
            return any(_has_array(part, depth + 1) for part in parts)
        case Element(of=whole):
            return _has_array(whole, depth + 1)
    return False


def _is_grown(program: Program, value: Value) -> bool:
    """Whether it is a list, or its array, that an inner loop fills until something happens."""
    while isinstance(value, Made) and (rows := _same_rows(value)) is not None:
        value = rows
    if not isinstance(value, Items) or not value.open:
        return False
    return any(
        (isinstance(loop.node, cst.While) or any(walk_type(loop.node, cst.Break)))
        and not _ends_at_size(loop, event)
        for event in program.calls_on(value, ".append")
        for loop in event.context.loops[-1:]
    )


def _same_rows(made: Made) -> Value | None:
    """What an array was made of, which has as many rows, or is formed anew."""
    if made.name in _TO_ARRAYS and made.event.args:
        return made.event.args[0]
    return made.event.receiver if made.name in (".reshape", ".astype") else None


def _ends_at_size(loop: Loop, filling: CallEvent) -> bool:
    """Whether a `while` that fills a list ends when the list has so many items, and only then.

    Or when another list has, that gets an item whenever it does.
    """
    node = loop.node
    if not isinstance(node, cst.While) or not isinstance(filling.node.func, cst.Attribute):
        return False
    name = quoted(filling.node.func.value)
    together = set(_filled_always(node))
    sizes = {f"len({other})" for other in (together if name in together else {name})}
    ends = [branch for branch in walk_type(node, cst.If) if _breaks(branch)]
    endless = isinstance(node.test, cst.Name) and node.test.value == "True"
    tests = [branch.test for branch in ends] + ([] if endless else [node.test])
    if len(list(walk_type(node, cst.Break))) != len(ends) or not tests:
        return False
    return all(_compares(test, sizes) for test in tests)


def _breaks(branch: cst.If) -> bool:
    """Whether it leaves the loop as soon as its condition holds."""
    return isinstance(innermost_end(branch.body), cst.Break)


def _filled_always(loop: cst.While) -> Iterator[str]:
    """The lists that get an item in each iteration."""
    if any(walk_type(loop, cst.Continue)):
        return
    for line in loop.body.body:
        for part in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            call = part.value if isinstance(part, cst.Expr) else None
            if (
                isinstance(call, cst.Call)
                and isinstance(call.func, cst.Attribute)
                and call.func.attr.value == "append"
            ):
                yield quoted(call.func.value)


def _compares(test: cst.BaseExpression, sizes: set[str]) -> bool:
    """Whether it compares a size with a number, or with a name or attribute that holds one."""
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1:
        return False
    bound = test.comparisons[0].comparator
    named = isinstance(bound, (cst.Integer, cst.Name, cst.Attribute))
    return named and quoted(test.left) in sizes


def _is_short(step: Step) -> bool:
    counts = [iterations(loop) for loop in step.tape.context.loops]
    known = [count for count in counts if count is not None]
    return len(known) == len(counts) and prod(known) <= _FEW


def _is_surely_eager(program: Program, step: Step) -> bool:
    """Whether no frame around the step may be compiled by something that is not understood."""
    for event in (step.tape, step.update):
        inside = program.below(event.context, step.loop).frames
        if any(frame.why != "call" for frame in inside):
            return False
    # The update alone may be a graph.
    frames = step.tape.context.frames
    return all(runs_as_written(frame, python=True) for frame in frames)


def _in_body(program: Program, step: Step, together: list[Step], *, grows: bool) -> Hit:
    traced = _traced(grows=grows)
    extracted = Extraction()
    if not grows and step.tape is not step.update:
        extracted = extraction(program, together)
    called = program.below(step.tape.context, step.loop).frames
    if called and called[0].call is not None:  # a function that gives gradients
        name = called[0].function.name
        what = f"`{name}` runs" if step.update.context.traced else f"`{name}` and the update run"
        message = f"{what} eagerly in the training loop; "
        message += f"put gradients and update into one function with {traced}"
        first = tuple(_first_without(extracted.obstacles))
        node = underline(called[0].call)
        return Hit(step.loop.module, node, message, extracted.plan, related=first)
    parts = "`minimize`" if step.tape is step.update else "tape and update"
    message = "this training step runs eagerly in the loop; "
    message += f"put {parts} into a function with {traced}"
    why = "a graph would draw this once only: do it outside of the function"
    drawn = [(e.module, underline(e.node), why) for e in _drawn_in_step(program, step)[:3]]
    related = tuple(drawn or _first_without(extracted.obstacles))
    node = underline(step.tape.node)
    return Hit(step.tape.module, node, message, extracted.plan, related=related)


def _drawn_in_step(program: Program, step: Step) -> list[CallEvent]:
    """Random numbers of Python and NumPy between tape and update: a graph keeps the first ones."""
    first: dict[cst.CSTNode, CallEvent] = {}
    for event in program.calls_where(lambda name: name.startswith(_DRAWS)):
        if step.tape.order < event.order < step.update.order and step.loop in event.context.loops:
            first.setdefault(event.node, event)
    return list(first.values())


def _traced(*, grows: bool) -> str:
    """The decorator to use: a graph for any length where arrays of lists that grow are given."""
    return "`@tf.function(reduce_retracing=True)`" if grows else "`@tf.function`"


def _in_function(program: Program, step: Step, grown: list[Value]) -> Hit:
    function = step.function
    assert function is not None
    node = function.node
    verdict = judge(program, function)
    message = f"`{function.name}` runs eagerly in the training loop; "
    if any(_is_made_in(value, function) for value in grown):
        message += f"put what follows those arrays into a function with {_traced(grows=True)}"
    else:
        message += f"decorate it with {_traced(grows=bool(grown))}"
    related = [(step.loop.module, head(step.loop.node), "the loop that calls it")]
    related += _first_without(verdict.obstacles)
    underlined = node.name if isinstance(node, cst.FunctionDef) else node
    plan = None if grown else _plan(function, verdict)
    return Hit(function.module, underlined, message, plan, related=tuple(related))


def _is_made_in(value: Value, function: Function) -> bool:
    frames = value.event.context.frames if isinstance(value, Made) else ()
    return any(frame.function is function for frame in frames)


def _plan(function: Function, verdict: Verdict) -> Plan | None:
    node = function.node
    if verdict.safety is None or not isinstance(node, cst.FunctionDef) or node.decorators:
        return None
    decorator = spell(function.module, node, "tensorflow.function")
    if decorator is None:
        return None
    note = "" if verdict.safety is Safety.SAFE else "random numbers or code out of sight may differ"
    change = insert_before(node, [f"@{decorator}"])
    return Plan(f"Decorate {function.name} with @{decorator}", (change,), verdict.safety, note)
