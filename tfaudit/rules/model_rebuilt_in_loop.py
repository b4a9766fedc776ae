"""A loop builds a model in each iteration and never clears Keras' state: memory grows.

Keras keeps the names and the graphs of all models of a process. For eight tiny models, the process
grew by 63 MB; with `keras.utils.clear_session()` in each iteration, by 3 MB (measured here).
Real models on a GPU run out of memory after a few folds. A network of `keras.applications`, or a
part of a model, that a loop only uses is better built once, before it.

## Before

```python
import tensorflow as tf


def build_model():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


for fold in range(5):
    model = build_model()
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
```

## After

```python
import tensorflow as tf


def build_model():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


for fold in range(5):
    tf.keras.utils.clear_session()
    model = build_model()
    model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]), verbose=0)
```

## Fix safety

Unsafe: names of layers start anew in each iteration, which matters to code that finds them by name,
and Keras objects made before the loop should not be used in it. No fix under a strategy's scope,
where a model of the loop is kept, or where it has layers that were made before the loop.

## When not

Where the models are needed together later, as in an ensemble; in a process for each model; where
each iteration collects garbage by `gc.collect()`, which frees as much.
"""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.names import last
from tfaudit.program.program import (
    is_built_by_tuner,
    is_layer,
    is_model,
    is_tuner,
)
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    Class,
    Instance,
    Items,
    Made,
    Table,
    Unknown,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._closures import is_remembered
from tfaudit.rules._conditions import is_settled
from tfaudit.rules._looks import every_so_many
from tfaudit.rules._models import layers_in
from tfaudit.rules._rebuilt_models import is_ready_made, uses_of_models
from tfaudit.rules._spelling import spell
from tfaudit.rules._steps import filled, head, iterations
from tfaudit.syntax import assigns, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Branch, CallEvent, Loop
    from tfaudit.program.program import Program
    from tfaudit.syntax import Index

_FEW = 2
_CLEANING = ("clear_session", "reset_default_graph", "gc.collect")
# `del model`, alone or among others; no entry of what is called like one: `del model_args["n"]`.
_DELETES = re.compile(r"\bdel [\w., ]*\bmodel\w*(?![\w.\[])")
_FILE_TESTS = ("exists", "isfile", "is_file", "isdir", "is_dir")
_FOR_NONE = re.compile(r"(?:not (self\.\w+)|(self\.\w+) is None)$")
_COPIES = frozenset({"clone_model", "from_config"})
_PROCESSES = (
    "import multiprocessing", "from multiprocessing", "ProcessPoolExecutor", "subprocess.",
    "from subprocess",
)  # fmt: skip


@rule(
    "TFA704",
    severity=Severity.MEDIUM,
    effect=Effect.MEMORY,
    words=(
        ".compile(",
        ".fit(",
        ".evaluate(",
        "GradientTape",
        "optimizers",
        "load_model(",
        "load_weights(",
        "applications",
    ),
    also=("for ", "while "),
    fix=Safety.UNSAFE,
    in_tests=False,
    sources=("https://keras.io/api/utils/config_utils/#clearsession-function",),
)
def model_rebuilt_in_loop(program: Program) -> Iterator[Hit]:
    """Loops that build or load a model in each iteration."""
    if program.era is Era.TF1:
        return
    cleaned = _cleaned(program)
    if cleaned is None:
        return
    if any(module.source.holds(_DELETES) for module in program.modules):
        return
    found = [
        (loop, event, model, len(options) > 1)
        for event, options in uses_of_models(program)
        for model in options
        if isinstance(model, (Made, Instance)) and _is_new_model(model)
        and (loop := _loop(program, event, model)) is not None
        and cleaned.isdisjoint(event.context.loops)
        and not any(_asks_if_built(b) for b in _conditions(program, loop, model))
        and not _searches(program, loop)
    ]  # fmt: skip
    said: set[cst.CSTNode] = set()
    for loop, event, model, chosen in found:
        alike = [m for around, e, m, _ in found if around is loop and e.node is event.node]
        ways = [_conditions(program, loop, other) for other in alike]
        if is_ready_made(program, event, model):  # as to rate what a GAN draws, now and then
            ways = [[b for b in way if every_so_many(b) is None] for way in ways]
        index = model.event.module.index if model.event is not None else loop.module.index
        if loop.node not in said and (chosen or _one_holds(ways, index)):
            said.add(loop.node)
            yield _hit(program, loop, event, model)


def _cleaned(program: Program) -> set[Loop] | None:
    """The loops that clear Keras' state or collect garbage; None where any loop may well do so.

    What a script does once, as to forget the tables that it has read, clears no model of a loop.
    """
    if not program.mentions(*_CLEANING):
        return set()
    calls = [event for event in program.calls if event.name.endswith(_CLEANING)]
    if not calls or any(event.context.root for event in calls):
        return None
    return {loop for event in calls for loop in event.context.loops}


def _searches(program: Program, loop: Loop) -> bool:
    """Whether a tuner searches in each iteration: it clears the session before every trial."""
    return any(
        loop in search.context.loops and is_tuner(search.receiver)
        for search in program.calls_of(".search")
    )


def _is_new_model(model: Made | Instance) -> bool:
    """Whether a class of Keras, a function that loads, or a hypermodel of KerasTuner makes it."""
    return is_model(model) or _is_private(model) or is_built_by_tuner(model)


def _is_private(model: Made | Instance) -> bool:
    """Whether it is a model of TensorFlow's private copy of Keras."""
    name = model.name if isinstance(model, Made) else ""
    return name.startswith("tensorflow.python.keras.") and last(name) in ("Model", "Sequential")


def _conditions(program: Program, loop: Loop, model: Made | Instance) -> list[Branch]:
    """The conditions inside the loop under which it builds the model."""
    assert model.event is not None
    inside = program.below(model.event.context, loop).branches
    return [
        b
        for b in inside
        if b.chooses
        and not _asks_for_file(b)
        and not (_asks_if_built(b) and _is_of_new(program, loop, b))
        and not (isinstance(b.node, cst.If) and is_settled(program, b, loop))
    ]


def _asks_for_file(branch: Branch) -> bool:
    """Whether it asks if a file is there, such as a model that an earlier run has saved."""
    test = quoted(branch.node.test) if isinstance(branch.node, cst.If) else ""
    return any(f"{asks}(" in test for asks in _FILE_TESTS)


def _asks_if_built(branch: Branch) -> bool:
    """Whether it asks if an object has its model yet, and gives it one."""
    node = branch.node
    asked = _FOR_NONE.match(quoted(node.test)) if isinstance(node, cst.If) else None
    return branch.taken and asked is not None and any(
        quoted(target.target) == (asked[1] or asked[2])
        for assign in assigns(node)
        for target in assign.targets
    )  # fmt: skip


def _is_of_new(program: Program, loop: Loop, branch: Branch) -> bool:
    """Whether the condition is in a method of an object that each iteration makes anew."""
    return any(
        branch.node in list(walk_type(cls.node, cst.If))
        for made in program.calls
        if isinstance(made.result, Instance) and loop in made.context.loops
        for cls in made.result.cls.lineage()
        if isinstance(cls, Class)
    )


def _one_holds(ways: list[list[Branch]], index: Index) -> bool:
    """Whether one of several ways is taken in any case: an `if` and its `else`, or what raises."""
    if not all(ways):
        return True  # one has no condition
    if not ways:
        return False
    asked = ways[0][0].node
    for taken in (True, False):
        on = [
            way[1:] if way[0].node is asked else way
            for way in ways
            if way[0].node is not asked or way[0].taken is taken
        ]
        if not _one_holds(on, index) and (on or not _raises(asked, index, taken=taken)):
            return False
    return True


def _raises(asked: cst.CSTNode, index: Index, *, taken: bool) -> bool:
    """Whether nothing is built where a condition holds (or fails), as an error is raised."""
    if not isinstance(asked, cst.If):
        return False
    if taken:
        return _ends_by_raising(asked.body)
    match asked.orelse:
        case cst.Else(body=body):
            return _ends_by_raising(body)
        case cst.If() as other:
            return all(_raises(other, index, taken=answer) for answer in (True, False))
    first = asked
    while isinstance(above := index.parent(first), cst.If) and above.orelse is first:
        first = above  # `elif`
    block = index.parent(first)
    if not isinstance(block, cst.IndentedBlock):
        return False
    behind = block.body[block.body.index(first) + 1 :]
    return bool(behind) and _is_raise(behind[0])


def _ends_by_raising(body: cst.BaseSuite) -> bool:
    return isinstance(body, cst.IndentedBlock) and _is_raise(body.body[-1])


def _is_raise(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and isinstance(
        statement.body[-1], cst.Raise
    )


def _loop(program: Program, event: CallEvent, model: Made | Instance) -> Loop | None:
    """The innermost loop in which the model is built and used, each time anew."""
    built = model.event
    if built is None or built.context.traced:
        return None
    common = [loop for loop in built.context.loops if loop in event.context.loops]
    if not common:
        return None
    loop = common[-1]
    if not isinstance(loop.node, (cst.For, cst.While)) and not _gives_others(program, loop):
        return None  # an ensemble
    if any(is_remembered(f.function) for f in program.below(built.context, loop).frames):
        return None
    entered = _entered(program, loop, built)
    if entered is None or _leaves(loop, entered) or (built.context.root != 0 and _is_copy(built)):
        return None
    counts = [iterations(around) or filled(program, around) for around in common]
    if all(count is not None for count in counts) and prod(n or 0 for n in counts) <= _FEW:
        return None
    # A pool elsewhere, as to read files, starts no processes that take models along.
    modules = (program.module, loop.module)
    started = any(word in module.source.code for module in modules for word in _PROCESSES)
    return None if started else loop


def _gives_others(program: Program, loop: Loop) -> bool:
    """Whether a comprehension calls what trains a model, and surely collects something else."""
    whole = loop.module.index.parent(loop.node)
    match whole:
        case cst.ListComp(elt=collected) | cst.GeneratorExp(elt=collected):
            pass
        case cst.DictComp(value=collected):
            pass
        case _:
            return False
    given = {name.value for name in walk_type(loop.node, cst.Name)}  # to the loop, or by it
    parts = {part for part in _parts_of(collected) if not _is_plain(part, given)}
    called = [e for e in program.calls if e.node in parts and loop in e.context.loops]
    results = [option for e in called for option in alternatives(e.result)]
    return {e.node for e in called} == parts != set() and not any(
        isinstance(value, (Unknown, Items, Instance, Table)) or is_model(value) for value in results
    )


def _is_plain(part: cst.BaseExpression, given: set[str]) -> bool:
    """Whether a part of what a comprehension collects is written out, or one of what it goes over.

    As `rate` is in `[(rate, train(rate)) for rate in rates]`.
    """
    while isinstance(part, cst.Attribute):
        part = part.value
    return isinstance(part, (cst.BaseString, cst.BaseNumber)) or (
        isinstance(part, cst.Name) and part.value in given
    )


def _parts_of(collected: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """What a comprehension collects, each part of a tuple, a list or a dict by itself."""
    while isinstance(collected, cst.Subscript):
        collected = collected.value
    match collected:
        case cst.Tuple() | cst.List() | cst.Dict():
            for element in collected.elements:
                yield from _parts_of(element.value)
        case _:
            yield collected


def _entered(program: Program, loop: Loop, built: CallEvent) -> cst.CSTNode | None:
    """Where the loop's own code builds it, or calls what does; None where others call that."""
    inside = program.below(built.context, loop).frames
    return inside[0].call if inside else built.node


def _leaves(loop: Loop, entered: cst.CSTNode) -> bool:
    """Whether it is built in what the loop returns: a loop that tries again."""
    statement = loop.module.index.statement(entered)
    within = isinstance(loop.node, (cst.For, cst.While))  # the statement, of which no part loops
    return within and isinstance(statement, cst.SimpleStatementLine) and any(
        isinstance(part, cst.Return) for part in statement.body
    )  # fmt: skip


def _is_copy(built: CallEvent) -> bool:
    """Whether it is a copy of a model that is none of the loop's own."""
    makers = (last(built.name), *(frame.function.name for frame in built.context.frames))
    return not _COPIES.isdisjoint(makers)


def _hit(program: Program, loop: Loop, event: CallEvent, model: Made | Instance) -> Hit:
    assert model.event is not None
    entered = _entered(program, loop, model.event)
    assert entered is not None
    kept = _is_kept(program, loop, model)
    maker = model.event.node
    built = () if maker is entered else ((model.event.module, underline(maker), "the model"),)
    once = is_ready_made(program, event, model)
    rare = any(every_so_many(b) is not None for b in _conditions(program, loop, model))
    message = "every so many iterations build" if rare else "each iteration builds"
    message += " another model and none is cleared: memory grows; "
    message += "build it before the loop" if once else "call `keras.utils.clear_session()` first"
    return Hit(
        loop.module,
        underline(entered),
        message,
        None
        if kept or once or event.context.scopes or _has_older(program, loop, model)
        else _plan(loop),
        severity=Severity.INFO if kept else None,
        related=((loop.module, head(loop.node), "the loop"), *built),
    )


def _is_kept(program: Program, loop: Loop, model: Made | Instance) -> bool:
    """Whether the loop collects its models, or remembers the best."""
    for event in program.calls_of(".append", ".extend", ".add"):
        if loop in event.context.loops and any(_holds(arg, model) for arg in event.args):
            return True
    for change in program.sets:
        item = isinstance(change.node, cst.Subscript) and loop in change.context.loops
        if item and _holds(change.value, model):
            return True
    return any(
        isinstance(assign.value, cst.Name) and "model" in assign.value.value.lower()
        for assign in assigns(loop.node)
    )


def _has_older(program: Program, loop: Loop, model: Made | Instance) -> bool:
    """Whether a layer is older than the loop: once names start anew, another may get its name."""
    added = [arg for event in program.calls_on(model, ".add") for arg in event.args]
    return any(
        isinstance(part, Made)
        and (is_layer(part) or is_model(part))
        and loop not in part.event.context.loops
        for value in (model, *layers_in(model), *added)
        for part in origins(value)
    )


def _holds(value: Value, model: Made | Instance) -> bool:
    """Whether it is the model, a list with it, or an object that has it as an attribute."""
    if isinstance(value, Items):
        return any(_holds(item, model) for item in value.items)
    if isinstance(value, Instance) and any(held is model for held in value.attrs.values()):
        return True
    return value is model


def _plan(loop: Loop) -> Plan | None:
    body = loop.node.body if isinstance(loop.node, (cst.For, cst.While)) else None
    if not isinstance(body, cst.IndentedBlock):
        return None
    first = body.body[0]
    clear = spell(loop.module, first, "keras.utils.clear_session")
    clear = clear or spell(loop.module, first, "keras.backend.clear_session")
    if clear is None:
        return None
    note = "Keras objects made before the loop should not be used in it"
    change = insert_before(first, [f"{clear}()"])
    return Plan("Clear the session in each iteration", (change,), Safety.UNSAFE, note)
