"""Every training step waits for a value of the one before: `loss.numpy()`, `float(loss)`, `print`.

TensorFlow returns from a step before the accelerator has finished it, so that Python can prepare
the next one meanwhile. Reading a number ends that: Python waits for the device, and the device then
waits for Python. Kept as tensors and read every so many steps, the numbers cost nothing. A
thousand epochs of one step each, of all the data, are steps, too. `get_weights()` beside each step,
as for a mean of the weights in NumPy, copies them all as well: with 1.9 million weights, on a CPU,
such a step took 20 to 25 ms, and 15 with the mean in variables that the graph assigns. So does an
agent's second network that follows the first by arrays, after each move: with layers of 64, a step
of 0.16 ms and 0.60 ms for that, against 0.19 ms with the `assign`s in the step. So does a critic
whose weights NumPy clips, layer by layer, beside each `train_on_batch`: 2.1 ms for a small
convolutional one, whose step took 5 ms, against 0.2 ms in variables.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step, (x, y) in enumerate(dataset):
    loss = train_step(x, y)
    print(step, loss.numpy())
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step, (x, y) in enumerate(dataset):
    loss = train_step(x, y)
    if step % 50 == 0:
        print(step, loss.numpy())
```

## Fix safety

Unsafe: fewer lines are printed. There is a fix only for what a loop that counts its steps prints,
logs, or shows in a progress bar; for a running mean, use `tf.keras.metrics.Mean` and read it once
an epoch.

## When not

On a CPU, where there is nothing to wait for (then the finding is informational). Where the number
decides what happens next: the action of an agent (not its loss), which of two models is trained, or
whether the loop goes on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program import api
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import is_optimizer
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Parameter,
    Symbol,
    Table,
    Union,
    Unknown,
    Value,
    alternatives,
    kept_at_places,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._looks import takes_one
from tfaudit.rules._samples import drawn_at_once
from tfaudit.rules._step_loops import (
    FEW,
    in_every_iteration,
    is_epoch_loop,
    moves,
    plays,
    with_every_step,
)
from tfaudit.rules._steps import (
    TAPE,
    Step,
    is_short,
    python_loops,
    training_steps,
    walked_together,
)
from tfaudit.rules._told_rarely import told_rarely
from tfaudit.rules._unseen_steps import (
    NO_OPERATIONS,
    computed_of_unseen_steps,
    loops_of_unseen_steps,
    reads_of_unseen_steps,
)
from tfaudit.rules._uses_of_keras import gives_unseen_result
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop, TestEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

_MANY = 1_000  # epochs of one step each, of all data: as many as the steps of other trainings
_FAR = 60  # values back: what was computed from more is not looked through
_STEPS = re.compile(
    r"(?:\w*_)?(?:n|num|max)?_?(?:iters?|iterations?|steps)(?:_?num)?", re.IGNORECASE
)
_READS = {
    "builtins.float": "`float()`", "builtins.int": "`int()`", "builtins.print": "`print`",
    "builtins.str": "`str()`",
    ".set_postfix": "the progress bar", ".set_description": "the progress bar",
    ".format": "formatting", "keras.backend.get_value": "`get_value`",
    "keras.backend.eval": "`eval`", "logging.info": "the log", "absl.logging.info": "the log",
    ".info": "the log", "wandb.log": "the log", "mlflow.log_metric": "the log",
    "mlflow.log_metrics": "the log",
}  # fmt: skip
_BEFORE = "formatting the text"  # that a `print` behind it gets: to leave that out helps little
# Functions of NumPy that do not make an array of what they get.
_NO_READS = ("numpy.shape", "numpy.ndim", "numpy.size", "numpy.random.", "numpy.testing.")
# What changes weights.
_TRAINING = (
    ".apply_gradients", ".apply", ".minimize", ".gradient", ".train_on_batch", ".load_weights",
    ".set_weights",
)  # fmt: skip
# Methods of shapes, texts and Python's collections, and what gives no tensor, or may give none.
_OF_OTHERS = frozenset({
    ".as_list", ".get_shape", ".num_elements", ".get", ".pop", ".index", ".count", ".keys",
    ".values", ".items", ".format", ".join", ".split", ".numpy", "tensorflow.nest.map_structure",
    "tensorflow.nest.map_structure_up_to",
})  # fmt: skip
# What gives several tensors, as the gradients and their norm.
_OF_SEVERAL = frozenset({
    ".gradient", ".experimental_local_results", "tensorflow.clip_by_global_norm",
    "tensorflow.nn.moments", "tensorflow.split", "tensorflow.unstack",
})  # fmt: skip
# What gives a tensor where it gets several, or those of all replicas.
_SUMS = ("builtins.sum", "builtins.max", "builtins.min", ".reduce", ".experimental_local_results")
# Methods that arrays have and tensors have not.
_OF_ARRAYS = frozenset({
    ".astype", ".reshape", ".sum", ".mean", ".copy", ".flatten", ".transpose", ".tolist", ".item",
    ".squeeze", ".ravel", ".argmax", ".argmin", ".any", ".all", ".max", ".min", ".clip", ".round",
})  # fmt: skip
# What makes an array, and where it takes the type of its numbers.
_ARRAYS = {
    "numpy.zeros": 1, "numpy.ones": 1, "numpy.empty": 1, "numpy.zeros_like": 1, "numpy.full": 2,
    "numpy.roll": None,
}  # fmt: skip
_NUMBERS = ("float", "int", "numpy.float", "numpy.int", "builtins.float", "builtins.int")
_COMPARISONS = frozenset({"LessThan", "LessThanEqual", "GreaterThan", "GreaterThanEqual"})
# What asks whether a number is one at all.
_FINITE = frozenset({"is_finite", "is_nan", "is_inf", "isfinite", "isnan", "isinf"})
# Methods that count what something holds, in numbers of Python: `graph.num_edges()`.
_COUNTS = re.compile(r"(?:num|n|number|count|len|size|max|min)_|\w*(?:count|size|length)$")
_FETCHES = re.compile(r"batch|sample|next|load|get_|data|read|convert|constant|cast$")
_COPIED = (
    "`get_weights()` copies all weights from the device in every step, and waits for it: keep "
)
_COPIED += "what is computed of them in variables (`assign`)"
_THERE_AND_BACK = (
    "the weights go through NumPy and back in every step, and the device waits for it: change them "
    "in place (`assign` in a `tf.function`), or by a constraint of the layers"
)
_KEEPS_WEIGHTS = frozenset({".set_weights", ".append", ".copy", "copy.copy", "copy.deepcopy"})
_EXITS = ("exit", "quit", "sys.exit", "os._exit")
_SCALING = (".get_scaled_loss", ".scale_loss")
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**", "neg", "f-string", "%"})
_ELEMENTWISE = _ARITHMETIC | _COMPARISONS | {"Equal", "NotEqual"}  # of tensors: tensors


@rule(
    "TFA701",
    severity=Severity.MEDIUM,
    effect=Effect.MODERATE,
    words=("GradientTape", "apply_gradients", "_step(", "train_on_batch"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/gpu_performance_analysis",),
)
def host_sync_per_step(program: Program) -> Iterator[Hit]:
    """Reads of a step's tensors in the loop that takes the step."""
    severity = Severity.INFO if program.targets.gpus == 0 else None
    for taken in map(_of_comprehension, training_steps(program)):
        if _is_of_epochs(program, taken.loop):
            continue
        inside = program.below(taken.tape.context, taken.loop).loops
        if any(loop in taken.update.context.loops for loop in inside):
            continue  # a graph that takes many steps, after which there is time to look
        step = _with_its_batch(program, taken)
        if isinstance(step.loop.node, (cst.For, cst.While)) and takes_one(step.loop.node):
            continue
        found: dict[cst.CSTNode, Hit] = {}
        for module, node, how in _reads(program, step):
            statement = module.index.statement(node)
            plan = told_rarely(step, module, statement) if how != _BEFORE else None
            if _ranks(program, node):
                continue
            found.setdefault(
                statement, Hit(module, underline(node), _message(how), plan, severity=severity)
            )
        for event in _copied_weights(program, step):
            statement = event.module.index.statement(event.node)
            found.setdefault(
                statement, Hit(event.module, underline(event.node), _COPIED, severity=severity)
            )
        yield from found.values()
    for event in reads_of_unseen_steps(program):
        if not _decides(event.module, event.node):
            message = _message("`.numpy()`")
            yield Hit(event.module, underline(event.node), message, severity=severity)
    yield from _reads_of_metrics(program, severity)
    yield from _carried_weights(program, severity)


def _of_comprehension(step: Step) -> Step:
    """The step as one of the comprehension that takes it: `[train_step(x, y) for x, y in data]`."""
    inner = step.tape.context.loops[-1]
    if not isinstance(inner.node, cst.CompFor) or inner not in step.update.context.loops:
        return step
    return replace(step, loop=inner)


def _with_its_batch(program: Program, step: Step) -> Step:
    """The step as one of the loop that gives its batch, where each of several models takes it.

    As do those of an ensemble: `for model in models: losses.append(train_step(model, x, y))`.
    """
    around = python_loops(program, step.tape.context)
    if around[-1:] != [step.loop] or len(around) == 1:
        return step
    taped = [e for e in program.calls_of("()") if e.context.enters(step.tape.result)]
    model_by_model = any(e.receiver and _is_item(e.receiver, step.loop) for e in taped)
    if not model_by_model:
        return step
    given = (part for event in taped for part in _given(event))
    batches = around[-2]
    return replace(step, loop=batches) if any(_is_item(p, batches) for p in given) else step


def _is_item(value: Value, loop: Loop) -> bool:
    """Whether a loop goes through the value, or through what it is a part of."""
    over = walked_together(loop)
    if any(isinstance(each, Items) and any(value is i for i in each.items) for each in over):
        return True
    while isinstance(value, Element):
        value = value.of
        if any(value is each for each in over):
            return True
    return False


def _given(event: CallEvent) -> Iterator[Value]:
    """What a call gets, the parts of tuples and lists included."""
    for value in event.args:
        yield value
        yield from value.items if isinstance(value, Items) else ()


def _ranks(program: Program, node: cst.CSTNode) -> bool:
    """Whether a memory needs the numbers at once, as to draw by them: `update_priorities`."""
    read = [id(event.result) for event in program.calls if event.node is node and event.result]
    return bool(read) and any(
        id(origin) in read
        for event in program.calls_where(lambda name: "priorit" in name.lower())
        for arg in event.args
        for origin in origins(arg, 20)
    )


def _is_of_epochs(program: Program, loop: Loop) -> bool:
    """Whether a loop takes a step an epoch, and the epochs are not steps by another name."""
    if not is_epoch_loop(program, loop, _MANY):
        return False
    if _takes_batch(program, loop):  # a step by another name
        return is_short(program, loop, FEW)
    counted = loop.node.iter if isinstance(loop.node, cst.For) else None
    names = [] if counted is None else [name.value for name in walk_type(counted, cst.Name)]
    called_steps = any(_STEPS.fullmatch(name) for name in names)  # `range(num_iterations)`
    return not called_steps or is_short(program, loop, FEW)


def _takes_batch(program: Program, loop: Loop) -> bool:
    """Whether each iteration takes the next batch, or draws one, and has no loop over them."""
    return any(
        event.context.loops[-1:] == (loop,)
        and (
            event.name in ("builtins.next", ".get_next")
            or (isinstance(event.result, Made) and drawn_at_once(event.result) is not None)
        )
        and in_every_iteration(program, loop, event.context)
        for event in program.calls
    )


def _reads_of_metrics(program: Program, severity: Severity | None) -> Iterator[Hit]:
    """What is read of metrics, and of the losses that a loop takes the mean of, beside a step.

    In loops whose training step is out of sight.
    """
    for loop in loops_of_unseen_steps(program):
        found: dict[cst.CSTNode, Hit] = {}
        losses = computed_of_unseen_steps(program, loop)
        losses |= {id(result) for result in _results_of_unseen(program)}
        for event in program.calls:
            if not in_every_iteration(program, loop, event.context):
                continue
            how = _how_read(event, None, losses)
            if how is None or _decides(event.module, event.node):
                continue
            hit = Hit(event.module, underline(event.node), _message(how), severity=severity)
            found.setdefault(event.module.index.statement(event.node), hit)
        yield from found.values()


def _copied_weights(program: Program, step: Step) -> Iterator[CallEvent]:
    """Where all weights of the trained model are asked for as arrays, and go to nobody unseen.

    After a whole game there is time for it, after each move there is not.
    """
    if plays(program, step.loop) and not moves(program, step.loop):
        return
    trained = _trained(program, step)
    for event in program.calls_of(".get_weights"):
        if (
            id(event.receiver) in trained
            and with_every_step(program, step, event.context)
            and not event.context.enters(step.tape.result)
            and not _decides(event.module, event.node)
            and not _is_handed_out(program, event)
        ):
            yield event


def _carried_weights(program: Program, severity: Severity | None) -> Iterator[Hit]:
    """Weights that are got and set beside each `train_on_batch`, as those that a critic clips."""
    backs = [event for event in program.calls_of(".set_weights") if event.context.loops]
    done: set[cst.CSTNode] = set()
    for event in program.calls_of(".get_weights") if backs else ():
        loops, model = event.context.loops, event.receiver
        back = any(
            b.receiver is model and b.context.loops == loops and _is_made_of(b.args, event.result)
            for b in backs
        )
        if model is None or not back or event.node in done:
            continue
        if loops[1:] and _is_of_layers(loops[-1]):
            loops = loops[:-1]
        if _trains_batch(program, loops[-1]) and in_every_iteration(
            program, loops[-1], event.context
        ):
            done.add(event.node)
            yield Hit(event.module, underline(event.node), _THERE_AND_BACK, severity=severity)


def _is_made_of(arrays: tuple[Value, ...], weights: Value) -> bool:
    """Whether arrays are computed of these weights, and come from no server of them, say."""
    return any(weights in (array, *origins(array, 60)) for array in arrays)


def _is_of_layers(loop: Loop) -> bool:
    """Whether a loop goes through the layers of a model: `for layer in critic.layers`."""
    match loop.node:
        case cst.For(iter=cst.Attribute(attr=cst.Name(value="layers"))):
            return True
    return False


def _trains_batch(program: Program, loop: Loop) -> bool:
    """Whether each iteration of a loop trains a model on a batch, and no loop in it does."""
    return any(
        event.context.loops[-1:] == (loop,) and in_every_iteration(program, loop, event.context)
        for event in program.calls_of(".train_on_batch")
    )


def _is_handed_out(program: Program, event: CallEvent) -> bool:
    """Whether a call gets what another gives that may send it elsewhere, or write it down."""
    return any(
        origin is event.result
        for call in program.calls
        if not isinstance(call.callee, Function)
        and not call.name.startswith(("builtins.", "numpy.", "tensorflow."))
        and call.name not in _KEEPS_WEIGHTS
        for given in (*call.args, *call.keywords.values())
        for origin in origins(given, _FAR)
    )


def _message(how: str) -> str:
    return f"{how} waits for the device in every step; read it every so many steps"


def _reads(program: Program, step: Step) -> Iterator[tuple[ModuleInfo, cst.CSTNode, str]]:
    if plays(program, step.loop):
        yield from _reads_of_agent(program, step)
        return
    losses, compared = _losses(program, step), _compared_for_leaving(program, step)
    for event in program.calls:
        if with_every_step(program, step, event.context):
            if any(id(value) in compared for value in (event.receiver, *event.args)):
                continue
            how = _how_read(event, step, losses)
            if how is not None and not _decides(event.module, event.node):
                yield event.module, event.node, how
    for change in program.sets:
        if id(change.value) in compared or not with_every_step(program, step, change.context):
            continue
        if _is_array(change.target) and _is_tensor(change.value, step, losses):
            yield change.module, change.node, "writing into an array"
        elif _formats(change.value, step, losses):
            yield change.module, change.node, "formatting"
    for test in program.trace.tests:
        if (
            isinstance(test.node, cst.If)
            and with_every_step(program, step, test.context)
            and (asked := _asked(test.test))
            and any(_is_tensor(item, step, losses) for item in asked)
            and not any(id(item) in compared for item in asked)
            and not _decides(test.module, test.node.test)
            and not _leaves(test)
        ):
            yield test.module, test.node.test, "this condition"


def _reads_of_agent(program: Program, step: Step) -> Iterator[tuple[ModuleInfo, cst.CSTNode, str]]:
    """Reads of the loss where an environment needs actions at once, but no loss.

    In a loop of moves: after a whole game, there is time.
    """
    if not moves(program, step.loop):
        return
    losses, compared = _differentiated(program, step), _compared_for_leaving(program, step)
    for event in program.calls:
        if any(id(value) in compared for value in (event.receiver, *event.args)):
            continue
        if event.context.enters(step.tape.result):
            continue
        how = _how_read(event, None, losses)
        if how is None or _decides(event.module, event.node):
            continue
        if with_every_step(program, step, event.context):
            yield event.module, event.node, how


def _asked(test: Value) -> tuple[Value, ...]:
    """What a condition looks at: what it compares, or asks whether it is a number at all."""
    if isinstance(test, Derived):
        return () if test.operator in ("Is", "IsNot") else test.inputs  # `if gradient is not None`
    return test.event.args if isinstance(test, Made) and last(test.name) in _FINITE else ()


def _compared_for_leaving(program: Program, step: Step) -> set[int]:
    """What is compared in every iteration to see whether to leave the loop: read in any case."""
    return {
        id(value)
        for test in program.trace.tests
        if in_every_iteration(program, step.loop, test.context) and _leaves(test)
        for compared in (test.test.inputs if isinstance(test.test, Derived) else ())
        if not (isinstance(compared, Made) and compared.name == "builtins.len")  # reads none
        for value in (test.test, *origins(compared, 60))
        if isinstance(value, (Made, Derived, Element, Union))
    }


def _leaves(test: TestEvent) -> bool:
    """Whether a comparison tells that the loop has come to its end."""
    asked = test.test
    if isinstance(asked, Derived) and asked.operator == "not":
        asked = asked.inputs[0]
    compared = isinstance(asked, Derived) and asked.operator in _COMPARISONS
    compared = compared or (isinstance(asked, Made) and last(asked.name) in _FINITE)
    return compared and isinstance(test.node, cst.If) and any(_ends(test.node.body))


def _ends(body: cst.BaseSuite) -> Iterator[cst.CSTNode]:
    """The statements, and calls, by which a loop is left."""
    yield from walk_type(body, cst.Break)
    yield from walk_type(body, cst.Return)
    yield from walk_type(body, cst.Raise)
    yield from (call for call in walk_type(body, cst.Call) if quoted(call.func) in _EXITS)


def _decides(module: ModuleInfo, node: cst.CSTNode) -> bool:
    """Whether the number is needed at once.

    It stands in a condition that chooses how to train, or whether to go on, or tells what says when
    to stop.
    """
    return _chooses(module, node) or _tells_when_to_stop(module, node)


def _tells_when_to_stop(module: ModuleInfo, node: cst.CSTNode) -> bool:
    """Whether something gets it that the loop asks whether to go on: `stopper(loss.numpy())`."""
    above = list(module.index.ancestors(node))
    loop = next((up for up in above if isinstance(up, (cst.For, cst.While))), None)
    statement = module.index.statement(node)
    if loop is None:
        return False
    told = {
        quoted(call.func.value if isinstance(call.func, cst.Attribute) else call.func)
        for call in (up for up in above if isinstance(up, cst.Call))
        if statement in module.index.ancestors(call)
    }
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[target], value=cst.Call())]) if told:
            told.add(quoted(target.target))
    return bool(told) and any(
        _asks(choice.test, told)
        for choice in walk_type(loop.body, cst.If)
        if any(walk_type(choice.body, cst.Break)) or any(walk_type(choice.body, cst.Return))
    )


def _asks(test: cst.BaseExpression, told: set[str]) -> bool:
    """Whether it is the answer of one of them, or an attribute or a method of one."""
    while isinstance(test, cst.UnaryOperation):
        test = test.expression
    if isinstance(test, cst.Call):
        test = test.func
    return quoted(test) in told or (isinstance(test, cst.Attribute) and quoted(test.value) in told)


def _chooses(module: ModuleInfo, node: cst.CSTNode) -> bool:
    here: cst.CSTNode | None = node
    while here is not None and not isinstance(here, cst.BaseStatement):
        parent = module.index.parent(here)
        if isinstance(parent, cst.If) and here is parent.test:
            calls = walk_type(parent.body, cst.Call)
            trains = any(quoted(call.func).endswith(_TRAINING) for call in calls)
            return trains or any(True for _ in _ends(parent.body))
        here = parent
    return False


def _gradients(program: Program, step: Step) -> list[CallEvent]:
    return [e for e in program.calls_of(".gradient") if e.receiver is step.tape.result]


def _trained(program: Program, step: Step) -> set[int]:
    """The models whose variables the step's tape takes gradients of."""
    return {
        id(model) for event in _gradients(program, step)
        if (sources := event.argument("sources", 1)) is not None
        for given in alternatives(sources) if isinstance(given, Attr)
        for model in alternatives(given.base)
    }  # fmt: skip


def _differentiated(program: Program, step: Step) -> set[int]:
    """What the step's tape is asked to differentiate, itself."""
    found = [event.argument("target", 0) for event in _gradients(program, step)]
    return {id(value) for value in found if isinstance(value, (Made, Derived, Element, Union))}


def _losses(program: Program, step: Step) -> set[int]:
    """What the step's tape is asked to differentiate: tensors, whatever function gave them.

    And what waits for the step as they do: the variables that it trains, and what its model gives.
    """
    asked = _gradients(program, step)
    found = [event.argument("target", 0) for event in asked]
    # What is scaled for float16 is the loss.
    found += [v.event.args[0] for v in found if isinstance(v, Made) and v.name in _SCALING
              and v.event.args]  # fmt: skip
    found += [whole for v in found if (whole := _scaled(v)) and _is_recorded(_whole(whole), step)]
    # What the tape's functions give for a sum that is differentiated are tensors, too.
    found += [part for v in found for part in _addends(v) if _is_recorded(part, step)]
    # With the first of several losses, the others come from the same function.
    found += [v.inputs[0] for v in found if isinstance(v, Derived) and v.operator == "[]"]
    found += [v.of for v in found if isinstance(v, Element) and _is_recorded(v, step)]
    found += [v for e in asked for v in _variables(e.argument("sources", 1), step.loop)]
    found += _looked_at(program, step)
    found += _computed_alike(program, step)
    found += _results_of_unseen(program)
    return {id(value) for value in found if isinstance(value, (Made, Derived, Element, Union))}


def _variables(sources: Value | None, loop: Loop) -> list[Value]:
    """The variables that a script made by itself before the loop, and takes gradients of."""
    given = sources.items if isinstance(sources, Items) else [sources]
    made = [v for v in given if isinstance(v, Made) and v.name == "tensorflow.Variable"]
    return [variable for variable in made if loop not in variable.event.context.loops]


def _results_of_unseen(program: Program) -> list[Value]:
    """What metrics give that come from out of sight."""
    return [event.result for event in program.calls_of(".result") if gives_unseen_result(event)]


def _looked_at(program: Program, step: Step) -> list[Value]:
    """What the model of a step gives beside the tape: for the batch, or for what stays the same."""
    calls = [e for e in program.calls_of("()") if step.loop in e.context.loops and e.args]
    # One that a function is given is known by the variables that it trains.
    trained = _trained(program, step)
    calls += [
        e for e in program.calls_of("?")
        if isinstance(e.callee, Parameter) and id(e.callee) in trained
        and step.loop in e.context.loops and e.args
    ]  # fmt: skip
    taped = [e for e in calls if e.context.enters(step.tape.result)]
    models = {id(model) for e in taped if (model := _model_called(e)) is not None}
    batches = {id(event.args[0]) for event in taped}
    return [
        e.result for e in calls
        if id(_model_called(e)) in models
        and not e.context.enters(step.tape.result)
        and (
            id(e.args[0]) in batches
            or _comes_from(e.args[0], step.loop)
            or _stays(e.args[0], step.loop)
        )
        and e.result is not None
    ]  # fmt: skip


def _model_called(event: CallEvent) -> Value | None:
    return event.callee if event.name == "?" else event.receiver


def _computed_alike(program: Program, step: Step) -> list[Value]:
    """What the functions that the tape records compute when the loop calls them beside it."""
    depth = len(step.tape.context.frames)
    recorded = {
        e.node for e in program.calls
        if len(e.context.frames) > depth and e.context.enters(step.tape.result)
    }  # fmt: skip
    return [
        e.result for e in program.calls
        if e.node in recorded
        and step.loop in e.context.loops
        and not e.context.enters(step.tape.result)
        and e.name.startswith("tensorflow.")
        and last(e.name).islower()
        and not e.name.startswith(NO_OPERATIONS)
        and e.result is not None
    ]  # fmt: skip


def _comes_from(value: Value, loop: Loop) -> bool:
    """Whether a value is what the loop goes through, or a part of it: a batch."""
    while isinstance(value, Element):
        value = value.of
        if value is loop.elements_of:
            return True
    return False


def _stays(value: Value, loop: Loop) -> bool:
    """Whether a value is surely the same in all iterations of a loop."""
    seen = list(origins(value, _FAR))
    return len(seen) < _FAR and not any(
        isinstance(origin, (Unknown, Parameter))
        or origin is loop.elements_of
        or (isinstance(origin, Made) and loop in origin.event.context.loops)
        for origin in seen
    )


def _scaled(value: Value | None) -> Value | None:
    """What a value is a multiple of: `losses["total"] / strategy.num_replicas_in_sync`."""
    match value:
        case Derived(operator="*" | "/", inputs=(whole, factor)) if _is_number(factor):
            return whole
        case Derived(operator="*", inputs=(factor, whole)) if _is_number(factor):
            return whole
    return None


def _is_number(value: Value) -> bool:
    return isinstance(value, Const) or (
        isinstance(value, Attr) and value.name == "num_replicas_in_sync"
    )


def _addends(value: Value | None) -> list[Value]:
    """What a value is the sum of."""
    if not isinstance(value, Derived) or value.operator != "+":
        return []
    return [part for given in value.inputs for part in (_addends(given) or [given])]


def _is_recorded(value: Value, step: Step) -> bool:
    """Whether a call under the step's tape gave the value, or the several that it is one of."""
    made = value.of if isinstance(value, Element) else value
    return (
        isinstance(made, Made)
        and not made.name.startswith(("builtins.", "numpy."))
        and made.event.context.enters(step.tape.result)
    )


def _is_drawn(value: Value) -> bool:
    """Whether a call gave it that may fetch data, which is there already."""
    made = value.of if isinstance(value, Element) else value
    assert isinstance(made, Made)
    return not made.event.args or _FETCHES.search(last(made.name)) is not None


def _whole(value: Value) -> Value:
    """What a tensor is the first of, or the part of one replica: `local_results(output)[0]`."""
    while True:
        match value:
            case Derived(operator="[]", inputs=(whole, *_)):
                value = whole
            case Made(name=".experimental_local_results", event=event) if event.args:
                value = event.args[0]
            case _:
                return value


def _how_read(event: CallEvent, step: Step | None, losses: set[int]) -> str | None:
    if event.name == ".numpy" and event.receiver is not None:
        read = event.receiver
        given = _whole(read)
        taped = step is not None and _is_recorded(given, step) and not _is_drawn(given)
        return "`.numpy()`" if taped or _is_tensor(read, step, losses) else None
    values = (*event.args, *event.keywords.values())
    how = _READS.get(event.name)
    if event.name == "builtins.print" and any(
        isinstance(arg.value, cst.Name) and _formats(value, step, losses)
        for arg, value in zip(event.node.args, event.args, strict=False)
    ):
        return _BEFORE
    if event.name.startswith("numpy.") and not event.name.startswith(_NO_READS):
        recorded = step is not None and event.context.enters(step.tape.result)
        # What the loss is made of is needed at once, the loss is not.
        of_loss = any(id(value) in losses for value in event.args)
        how = "NumPy" if of_loss or not recorded else None
    elif event.name.startswith("sklearn.metrics."):
        how = "scikit-learn"
    if how is not None and any(_is_tensor(value, step, losses) for value in values):
        return how
    return "formatting" if any(_formats(value, step, losses) for value in values) else None


def _formats(value: Value, step: Step | None, losses: set[int]) -> bool:
    """Whether a text is made of a tensor's value, whoever it is handed to."""
    match value:
        case Derived(operator="f-string", inputs=inputs):
            pass
        case Derived(operator="+", inputs=texts) | Items(items=texts):
            # A sum of texts: one of tensors is none.
            return any(_formats(text, step, losses) for text in texts)
        case Derived(operator="%", inputs=(Const(value=str()), *inputs)):
            pass
        case _:
            return False
    parts = [p for i in inputs for p in (i.items if isinstance(i, Items) else (i,))]
    return any(_is_tensor(part, step, losses) for part in parts)


def _is_array(value: Value) -> bool:
    """Whether a value is a NumPy array of numbers, into which a tensor goes as a number."""
    return all(
        isinstance(option, Made)
        and option.name in _ARRAYS
        and _is_number_type(option.event.argument("dtype", _ARRAYS[option.name]))
        for option in alternatives(value)
    )


def _is_number_type(value: Value | None) -> bool:
    name = value.name if isinstance(value, Symbol) else usual(value) if value else "float"
    return isinstance(name, str) and name.startswith(_NUMBERS)


def _is_tensor(value: Value, step: Step | None, losses: set[int]) -> bool:
    """Whether a value is surely a tensor that the step computes. None: a step out of sight."""
    if id(value) in losses:
        return True
    match value:
        case Made():
            return _gives_tensor(value, step, losses)
        case Element(of=several):  # one of several gradients, or of several losses
            parts = isinstance(several, Attr) or (
                isinstance(several, Made) and several.name in _OF_SEVERAL
            )
            return id(several) in losses or (parts and _is_tensor(several, step, losses))
        case Derived(operator="[]", inputs=(whole, *_)):  # a gradient of several, `loss[None]`
            return _is_tensor(whole, step, losses)
        case Attr(base=optimizer, name="iterations"):  # which each step counts
            return isinstance(optimizer, Made) and is_optimizer(optimizer)
        case Attr(base=replicas, name="values"):  # of each replica's
            return _is_tensor(replicas, step, losses)
        case Derived(operator=operator, inputs=inputs) if operator in _ELEMENTWISE:
            return any(_is_tensor(item, step, losses) for item in inputs)
        case Items(items=items):
            return any(_is_tensor(item, step, losses) for item in items)
        case Table(items=entries):  # progress.set_postfix({"loss": loss})
            return any(_is_tensor(item, step, losses) for item in entries.values())
        case Union(options=options):
            known = [option for option in options if not isinstance(option, Const)]
            told = [_is_tensor(option, step, losses) for option in known]
            return any(told) and all(
                surely or _is_computed(option) for option, surely in zip(known, told, strict=True)
            )
    return False


def _gives_tensor(made: Made, step: Step | None, losses: set[int]) -> bool:
    """Whether a call surely gives a tensor that the step computes."""
    name, event = made.name, made.event
    tape = step.tape.result if step is not None else None
    if name == ".result":
        metric = event.receiver
        held = kept_at_places(metric) if isinstance(metric, Derived) else [metric]
        return bool(held) and all(map(_is_metric, held))
    if name == ".gradient" and tape is not None and event.receiver is tape:
        return True
    if name in _SUMS:
        return any(_is_tensor(arg, step, losses) for arg in event.args)
    if name.startswith(("builtins.", "numpy.")) or name in _OF_ARRAYS | _OF_OTHERS:
        return False
    if name.startswith(".") and _COUNTS.match(last(name)):
        return False
    if tape is not None and event.context.enters(tape):
        return name.startswith(("tensorflow.", "keras.losses.", "()", "."))
    if name.startswith("tensorflow.") and _is_in_graph(event, step):
        return True
    kept = name.startswith(("tensorflow.", "keras.backend.", "keras.ops."))
    kept = kept or _is_layer_or_loss(event)
    given = (*event.args, *event.keywords.values())
    return kept and any(_is_tensor(arg, step, losses) for arg in given)


def _is_metric(value: Value | None) -> bool:
    """Whether it is a metric of Keras, also of the private copy that TensorFlow has."""
    return isinstance(value, Made) and api.is_metric(value.name.removeprefix("tensorflow.python."))


def _is_in_graph(event: CallEvent, step: Step | None) -> bool:
    """Whether an operation stands in the graph of the step: what it gives, the step has to end."""
    return (
        step is not None
        and event.context.traced
        and step.loop in event.context.loops
        and last(event.name).islower()  # no class
        and not event.name.startswith(NO_OPERATIONS)
    )


def _is_layer_or_loss(event: CallEvent) -> bool:
    called = event.receiver
    if event.name != "()" or not isinstance(called, Made):
        return False
    return api.is_layer(called.name) or called.name.startswith("keras.losses.")


def _is_computed(value: Value) -> bool:
    """Whether a value is a tensor, whichever step it is of: where another step may be taken."""
    match value:
        case Made(name=name, event=event):
            taped = any(isinstance(v, Made) and v.name == TAPE for v, _ in event.context.withs)
            return taped and name.startswith(("tensorflow.", "keras.losses."))
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(map(_is_computed, inputs))
    return False
