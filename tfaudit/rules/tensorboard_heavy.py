"""TensorBoard gets something in every step: summaries, pictures of the weights, or a profile.

`update_freq="batch"` writes each metric in each step, where one value an epoch is the default.
`write_images=True` turns every weight into a picture whenever histograms are written, and
`histogram_freq=1` copies every weight of a large model from the GPU and counts it. A profile
records every operation of every step that it covers; ten steps tell as much as hundreds, and
`tf.profiler.experimental.start` around two epochs of 300 steps made them take 2 to 4 times as long
(measured on 2 CPU cores). Two numbers that a loop of one's own writes in each step, by
`tf.summary.scalar`, made a step of 0.6 ms one of 3 ms (on the same machine). A condition that only
asks if there is a writer, such as `if log_dir:`, makes none of these steps cheaper.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
board = tf.keras.callbacks.TensorBoard("/tmp/logs", update_freq="batch")
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]), epochs=5, callbacks=[board])
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
board = tf.keras.callbacks.TensorBoard("/tmp/logs", update_freq="epoch")
model.fit(tf.zeros([640, 8]), tf.zeros([640, 1]), epochs=5, callbacks=[board])
```

## Fix safety

Unsafe: TensorBoard shows fewer points, and no pictures of weights.

## When not

While a curve is watched for something that happens within an epoch. `profile_batch=0` need not be
set: it is the default.
"""

from __future__ import annotations

from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_argument, replace, underline, underline_argument
from tfaudit.model import Effect, Option, Safety, Severity
from tfaudit.program.events import Loop
from tfaudit.program.expressions import fold, usual
from tfaudit.program.names import last
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
    Union,
    Value,
    alternatives,
    is_none,
    origins,
)
from tfaudit.program.values import Option as Choice
from tfaudit.rule import rule
from tfaudit.rules._batch_methods import always, batch_method, called_at_batches
from tfaudit.rules._left_alone import is_left_alone
from tfaudit.rules._long_profiles import LONG, long_profiles
from tfaudit.rules._models import flat, layers_in
from tfaudit.rules._step_loops import (
    in_every_iteration,
    loops_of_moves,
    moves,
    plays,
    step_loops,
    whenever_it_learns,
)
from tfaudit.rules._steps import head, iterations
from tfaudit.rules._training_runs import session_loops
from tfaudit.rules._unseen_steps import loops_of_unseen_steps
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Branch, CallEvent, Context
    from tfaudit.program.program import Program

_OFTEN = Option("batches", 50, "batches between two values of a metric that are enough")
_CALLBACK = "keras.callbacks.TensorBoard"
_RECORD_IF = "tensorflow.summary.record_if"
_APPLICATIONS = "keras.applications."
_SETTINGS = ("update_freq", "write_images", "histogram_freq", "profile_batch")
_LARGE = ("histogram", "image", "audio", "trace_export", "graph")
_UPDATES = (".apply_gradients", ".minimize")
_SUMMARIES = frozenset(f"tensorflow.summary.{kind}" for kind in (*_LARGE, "scalar", "text"))


@rule(
    "TFA802",
    severity=Severity.LOW,
    effect=Effect.MODERATE,
    words=("TensorBoard", "summary.", ".add_summary(", "profiler.experimental"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    options=(_OFTEN,),
    in_tests=False,
    sources=("keras/src/callbacks/tensorboard.py: update_freq, _log_weights, profile_batch",),
)
def tensorboard_heavy(program: Program) -> Iterator[Hit]:
    """Settings of the TensorBoard callback, profiles, and summaries in each step of a loop."""
    for event in (*program.calls_of(_CALLBACK), *_by_child(program)):
        if is_left_alone(program, event):
            continue
        yield from _updates(event, program.setting(_OFTEN))
        images = list(_images(event))
        yield from images or _histograms(program, event)
        yield from _profile(event)
    for event in long_profiles(program):
        message = "every operation of the whole training is recorded, which makes it several times "
        message += "slower; ten steps tell as much"
        yield Hit(event.module, underline(event.node), message, severity=Severity.MEDIUM)
    quiet = _may_be_quiet(program)
    loops = [] if quiet else [*step_loops(program, playing=True), *loops_of_unseen_steps(program)]
    has_writer = program.mentions("as_default", "TensorBoard")  # else nothing is written
    written = list(program.calls_of(*sorted(_SUMMARIES))) if has_writer and not quiet else []
    played = loops_of_moves(program, written)
    said: set[tuple[object, ...]] = set()
    for event in written:
        if _is_now_and_then(event.context):
            continue
        # What a `tf.function` writes it writes whenever it runs.
        around = replace_fields(_without_losses(event.context), traced=False)
        asked = tuple(b for b in around.branches if not _asks_for_writer(b, around))
        around = replace_fields(around, branches=asked)
        inside = [x for x in (*loops, *played) if in_every_iteration(program, x, around)]
        inside += [x for x in (*loops, *played) if whenever_it_learns(program, x, around)]
        loop = inside[0] if inside else None
        kind = event.name.rpartition(".")[2]
        if loop is not None and kind not in _LARGE and _is_of_games(program, loop):
            continue
        if loop is not None and _takes_many_steps(program, loop):
            continue
        # Several numbers that are written in one place are one decision.
        place = (loop, *event.context.withs[-1:], *event.context.frames[-1:])
        if loop is not None and (kind in _LARGE or place not in said):
            if kind not in _LARGE:
                said.add(place)
            step = "training step" if loop in loops else "move in the environment"
            message = f"`{quoted(event.node.func)}` writes in every {step}; "
            message += "write every so many steps"
            severity = Severity.MEDIUM if kind in _LARGE else Severity.LOW
            related = ((loop.module, head(loop.node), "the loop"),)
            yield Hit(event.module, underline(event.node), message, None, severity, related=related)
    if not quiet:
        yield from _by_writers(program)
    yield from _by_callbacks(program)


def _is_of_games(program: Program, loop: Loop) -> bool:
    """Whether whole games are played in each iteration: they take longer than a few numbers."""
    return plays(program, loop) and not moves(program, loop)


def _takes_many_steps(program: Program, loop: Loop) -> bool:
    """Whether an iteration calls what takes steps in a loop of its own, in a graph.

    As where a function is told how many steps it is to take at once: `tf.range(steps_per_loop)`.
    What takes one step, and then more as long as something holds, takes few.
    """
    updates = [event.context for event in program.calls_of(*_UPDATES)]
    takes_one = any(context.loops[-1:] == (loop,) for context in updates)
    return any(
        context.traced
        and loop in context.loops[:-1]
        and iterations(context.loops[-1]) is None
        and not (takes_one and isinstance(context.loops[-1].node, cst.While))
        for context in updates
    )


def _may_be_quiet(program: Program) -> bool:
    """Whether nothing may be written in most steps, wherever it is."""
    if program.mentions("create_noop_writer"):
        return True
    if not program.mentions("record_if"):
        return False
    asked = program.calls_of(_RECORD_IF)
    return not asked or not all(_is_always_on(event) or _is_entered(event) for event in asked)


def _is_always_on(record_if: CallEvent) -> bool:
    condition = record_if.argument("condition", 0)
    return condition is not None and fold(condition) is True


def _is_entered(record_if: CallEvent) -> bool:
    """Whether it rules what stands in a `with`, and nothing else."""
    return isinstance(record_if.module.index.parent(record_if.node), cst.WithItem)


def _is_now_and_then(context: Context) -> bool:
    """Whether a `with record_if(…)` around it may leave out most steps."""
    return any(
        isinstance(entered, Made)
        and entered.name == _RECORD_IF
        and not _is_always_on(entered.event)
        for entered, _ in context.withs
    )


def _by_writers(program: Program) -> Iterator[Hit]:
    """Merged summaries that each run of a session gives to TensorFlow 1's writer."""
    written = [*program.calls_of(".add_summary")]
    said: set[Loop] = set()
    for loop in session_loops(program) if written else ():
        for event in written:
            if loop not in said and in_every_iteration(program, loop, event.context):
                said.add(loop)
                message = f"`{quoted(event.node.func)}` writes in every training step; "
                message += "run the summaries and write them every so many steps"
                related = ((loop.module, head(loop.node), "the loop"),)
                yield Hit(event.module, underline(event.node), message, related=related)


def _by_callbacks(program: Program) -> Iterator[Hit]:
    """Summaries that a callback writes at every batch; one of each method."""
    lambdas = called_at_batches(program)
    said: set[object] = set()
    for event in program.calls_of(*sorted(_SUMMARIES)):
        method = batch_method(event, lambdas)
        if method is not None and method.node not in said and always(event, method):
            said.add(method.node)
            message = f"`{quoted(event.node.func)}` writes at every batch; write every so many"
            yield Hit(event.module, underline(event.node), message)


def _without_losses(context: Context) -> Context:
    """A context without an innermost loop over losses or weights: there is one, surely."""
    if len(context.loops) > 1 and isinstance(loop := context.loops[-1], Loop):
        of = loop.iterable
        paired = isinstance(of, Made) and of.name in ("builtins.zip", "builtins.enumerate")
        if any(map(_has_items, of.event.args if isinstance(of, Made) and paired else (of,))):
            return replace_fields(context, loops=context.loops[:-1])
    return context


def _asks_for_writer(branch: Branch, context: Context) -> bool:
    """Whether a condition only asks if there is a writer, or a folder for it: `if log_dir:`.

    What is written is then written in each step, or nothing ever is.
    """
    test = branch.test
    if isinstance(test, Derived) and test.operator == "IsNot" and is_none(test.inputs[-1]):
        test = test.inputs[0]
    if not branch.taken or not _stays(test, branch):
        return False
    asked = [option for option in alternatives(test) if not is_none(option)]
    return bool(asked) and all(
        any(origin is option for manager, _ in context.withs for origin in _of_writer(manager))
        for option in asked
    )


def _stays(asked: Value, branch: Branch) -> bool:
    """Whether it is the same in each step: some callers pass a writer now and then, and None."""
    if isinstance(asked, Union):
        return isinstance(branch.node, cst.If) and quoted(branch.node.test).startswith("self.")
    return isinstance(asked, (Made, Parameter, Choice))


def _of_writer(manager: Value) -> Iterator[Value]:
    """The writer that a `with` enters, and what it was made of."""
    for writer in alternatives(manager):
        if isinstance(writer, Made) and writer.name == ".as_default":
            yield from origins(writer, 20)


def _has_items(value: Value) -> bool:
    """Whether it is no empty list, of losses or of weights."""
    match value:
        case Made(name=".items" | ".values"):
            return True
        case Attr(name="trainable_variables" | "trainable_weights"):
            return True
    return isinstance(value, Items) and bool(value.items) and not value.open


def _by_child(program: Program) -> Iterator[CallEvent]:
    """Calls of classes that hand what they do not know on as `**kwargs`, and their own calls."""
    for event in program.calls:
        made = event.result
        if isinstance(made, Instance) and event.keywords and len(event.args) <= 1:
            init = made.cls.find("__init__")
            if _is_child(made) and (init is None or not _names_setting(init)):
                yield event
    for event in program.calls_of(".super.__init__"):
        names = any(argument(event.node, setting) for setting in _SETTINGS)
        if names and isinstance(event.receiver, Instance) and _is_child(event.receiver):
            yield event


def _is_child(made: Instance) -> bool:
    return any(isinstance(b, Symbol) and b.name == _CALLBACK for b in made.cls.lineage())


def _names_setting(init: Value) -> bool:
    """Whether a constructor takes one of the settings itself, and may do anything with it."""
    if not isinstance(init, Function):
        return True
    params = init.node.params
    return any(p.name.value in _SETTINGS for p in (*params.params, *params.kwonly_params))


def _updates(event: CallEvent, enough: int) -> Iterator[Hit]:
    value, arg = event.argument("update_freq", 5), argument(event.node, "update_freq", 5)
    every = usual(value) if value is not None else None
    if isinstance(every, bool):
        return
    if every == "batch" or (isinstance(every, int) and 0 < every < enough):
        often = "every batch" if every in ("batch", 1) else f"every {every} batches"
        message = f"TensorBoard writes every metric after {often}; once an epoch is the default"
        plan = None
        if arg is not None:
            changes = (replace(arg.value, '"epoch"'),)
            plan = Plan("Write once an epoch", changes, Safety.UNSAFE)
        node = underline_argument(event.node, "update_freq", 5)
        yield Hit(event.module, node, message, plan)


def _images(event: CallEvent) -> Iterator[Hit]:
    value, arg = event.keywords.get("write_images"), argument(event.node, "write_images")
    histograms = event.argument("histogram_freq", 1)
    epochs = usual(histograms) if histograms is not None else None
    if value is None or fold(value) not in (True, 1):
        return
    if isinstance(epochs, int) and epochs >= 1:
        when = "epoch" if epochs == 1 else f"{epochs} epochs"
        message = f"TensorBoard turns every weight into a picture every {when}"
        plan = None
        if arg is not None:
            changes = (delete_argument(event.node, arg),)
            plan = Plan("Remove write_images", changes, Safety.UNSAFE)
        node = underline_argument(event.node, "write_images")
        yield Hit(event.module, node, message, plan)


def _histograms(program: Program, event: CallEvent) -> Iterator[Hit]:
    """Histograms of the weights of a model that is known to be large."""
    value, arg = event.argument("histogram_freq", 1), argument(event.node, "histogram_freq", 1)
    epochs = usual(value) if value is not None else None
    if not isinstance(epochs, int) or epochs < 1:
        return
    large = next(filter(None, map(_application, _watched_models(program, event))), None)
    if large is not None:
        when = "epoch" if epochs == 1 else f"{epochs} epochs"
        message = f"TensorBoard writes a histogram of every weight of `{large}` every {when}"
        plan = None
        if arg is not None and arg.keyword is not None:
            changes = (delete_argument(event.node, arg),)
            plan = Plan("Remove histogram_freq", changes, Safety.UNSAFE)
        node = underline_argument(event.node, "histogram_freq", 1)
        yield Hit(event.module, node, message, plan)


def _application(model: Value) -> str | None:
    """The large model that Keras brings and that this one is, or holds."""
    parts = (part for part in (model, *layers_in(model)) if isinstance(part, Made))
    return next((last(p.name) for p in parts if p.name.startswith(_APPLICATIONS)), None)


def _watched_models(program: Program, event: CallEvent) -> Iterator[Value]:
    """The models that are trained with a callback."""
    for fit in program.calls_of(".fit", ".fit_generator"):
        given = flat(fit.argument("callbacks"))
        if fit.receiver is not None and any(
            isinstance(one, Made) and one.event.node is event.node for one in given
        ):
            yield fit.receiver


def _profile(event: CallEvent) -> Iterator[Hit]:
    value = event.argument("profile_batch", 6)
    steps = _steps(value) if value is not None else None
    if steps is not None and steps > LONG:
        message = f"TensorBoard records every operation of {steps} steps; ten tell as much"
        node = underline_argument(event.node, "profile_batch", 6)
        yield Hit(event.module, node, message, severity=Severity.MEDIUM)


def _steps(value: Value) -> int | None:
    """How many steps are profiled, where literals tell."""
    bounds: list[object] = []
    if isinstance(value, Items) and not value.open:
        bounds = [fold(item) for item in value.items]
    elif isinstance(value, Const) and isinstance(value.value, str):
        bounds = [int(part) for part in value.value.split(",") if part.strip().isdigit()]
    match bounds:
        case [int(first), int(last)]:
            return last - first + 1
    return None
