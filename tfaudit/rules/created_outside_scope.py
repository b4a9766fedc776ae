"""Model, optimizer or `compile` stand outside the strategy's scope.

A strategy mirrors the variables that are made inside its scope, and only those. In Keras 3, `fit`
raises when the model is made inside and compiled outside ("Mixing different
tf.distribute.Strategy objects"), also with `optimizer="adam"`, and the other way round; only with
an optimizer that was made inside, or with plain SGD, which keeps nothing for the weights, it may be
compiled outside. Keras 2 accepts some more. When everything stands outside, nothing is raised: the
script silently trains on one device, as does a loop of its own beside a strategy that runs no step.
A step of `strategy.run` raises for weights that were made outside, and in Keras 3 for an optimizer
that keeps variables. A step that trains a model of the scope and is called by itself, not by
`strategy.run`, raises within the scope, and in Keras 3 where its optimizer has yet to make its
variables; else it trains on one device. With several GPUs it also raises for batches that the
strategy has split (`experimental_distribute_dataset`).

## Before

```python
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

model.compile("adam", "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
```

## Fix safety

Safe where the script raises as it is. Unsafe where it trains on one device now: with the scope it
trains on all, and each sees its share of the batch.

## When not

A strategy that is handed to other code or installed globally is not judged. Of one that is chosen
by a condition only those mistakes are named that raise where it is chosen, or that no scope of any
is entered.

## Sources

tensorflow.org/tutorials/distribute/keras; keras-team/keras#21069, #19246
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.names import last
from tfaudit.program.program import asked_once, created_at, is_model, scopes_at
from tfaudit.program.targets import Era
from tfaudit.program.values import Const, Made, ScopeOf, Table, alternatives
from tfaudit.rule import rule
from tfaudit.rules._built_optimizer import keeps_nothing, needs_build
from tfaudit.rules._conditions import exclude
from tfaudit.rules._idle_strategies import idle_strategies
from tfaudit.rules._replicas import replica_frame, replica_runs, strategy_made
from tfaudit.rules._steps_beside_replicas import Beside, steps_beside_replicas
from tfaudit.rules._strategies import (
    Built,
    building_statements,
    built_models,
    chosen_strategies,
    common_depth,
    entered_name,
    in_scope,
    is_built_at_once,
    known_strategies,
    move_into_scope,
    own_loops,
    statement_at,
    strategy_name,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# What a `with` may enter that is surely no strategy's scope.
_LIBRARIES = ("tensorflow.", "keras.", "builtins.")
_LOADED = "keras.models.load_model"
# Words of a condition that may choose between a strategy and one device.
_OF_DEVICES = re.compile(r"strateg|replica|gpu|tpu|device|distribut|multi|worker", re.IGNORECASE)
_ON_ONE = "the script trains on one device without saying so"
_CLONES = ("keras.models.clone_model", "keras.clone_model")


@rule(
    "TFA402",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("Strategy",),
    fix=Safety.SAFE,
    since="TensorFlow 2.4",
    sources=("https://www.tensorflow.org/tutorials/distribute/keras",),
)
def created_outside_scope(program: Program) -> Iterator[Hit]:
    """Trained models of which a part, or all, is made outside the scope of the strategy."""
    chosen = chosen_strategies(program)
    if not chosen:
        return
    scopes_used = any(True for _ in program.calls_of(".scope"))
    unused = not scopes_used and not any(map(program.escapes, program.strategies))
    known = known_strategies(program)
    # A function that cannot be read may enter a scope of its own, so that a model which comes from
    # outside of one is judged only where its making is known, or where this strategy has no scope.
    models = [
        b for b in built_models(program, compiled_in_sight=False)
        if (b.compiles or b.model.name == _LOADED) and (b.in_sight or in_scope(b.model) or unused)
    ]  # fmt: skip
    anything_inside = any(in_scope(e) for m in models for e in (m.model, *m.compiles))
    keras2 = program.era is Era.KERAS2
    for built in models:
        # A part inside and a part outside is a mistake, and so is a strategy that holds no model.
        # Another model beside one that is under the strategy may well be meant for one device.
        entered = [s for e in (built.model, *built.compiles) for s in scopes_at(e.context)]
        if any(in_scope(e) for e in (built.model, *built.compiles)):
            several = [s for s in entered if s in chosen]
            if several:
                yield from _mixed(program, built, several[-1], keras2=keras2)
            continue
        # Where no scope is ever entered, it does not matter which strategy a condition chooses.
        strategies = known or [s for s in chosen if unused and _is_before(s, built)]
        strategies = [s for s in strategies if _is_of_one_way(s, built)]
        if not strategies or _may_be_inside(built):
            continue
        if anything_inside and not _is_loaded_instead(built, models):
            continue
        if in_scope(built.fit) or not _only_for_input(program):
            used = "its scope is never entered"
            if scopes_used:
                used = f"its scope holds {'another' if anything_inside else 'no'} model"
            yield from _outside(program, built, strategies[-1], used)
    for built in own_loops(program):
        yield from _in_own_loop(program, built, chosen, keras2=keras2)
    yield from map(_beside_replicas, steps_beside_replicas(program))
    for strategy, step in idle_strategies(program):
        message = f"the scope of the {last(strategy.name)} is never entered, and it runs no step: "
        message += "the script trains on one device without saying so"
        related = ((step.module, underline(step.node), "trained here"),)
        made = strategy.event
        yield Hit(
            made.module, underline(made.node), message, severity=Severity.HIGH, related=related
        )


def _beside_replicas(step: Beside) -> Hit:
    """A step that the strategy of its model does not run."""
    kind, what = last(step.strategy.name), quoted(step.update.node.func)
    chosen = " where it is chosen" if step.strategy.event.context.uncertain else ""
    message = f"`{what}` updates a model of the {kind} in a step that `strategy.run` does not run:"
    message += f"{chosen} {'it raises ' + step.raises if step.raises else _ON_ONE}"
    related = strategy_made(step.strategy)
    severity = Severity.ERROR if step.raises else Severity.HIGH
    return Hit(
        step.update.module,
        underline(step.update.node),
        message,
        severity=severity,
        related=related,
    )


def _is_loaded_instead(built: Built, models: list[Built]) -> bool:
    """Whether a file's model stands in for one from inside that the same `fit` trains otherwise."""
    if built.model.name != _LOADED:
        return False
    nodes = (branch.node for branch in built.model.context.branches)
    tests = (quoted(node.test) for node in nodes if isinstance(node, (cst.If, cst.IfExp)))
    if any(map(_OF_DEVICES.search, tests)):
        return False
    others = [m for m in models if m.fit.node is built.fit.node and m is not built]
    return any(in_scope(m.model) for m in others)


def _is_before(strategy: Made, built: Built) -> bool:
    """Whether a model may be meant for the strategy, which is made before it, on the same way."""
    made = strategy.event
    return made.order < built.model.order and not exclude(made.context, built.model.context)


def _is_of_one_way(strategy: Made, built: Built) -> bool:
    """Whether who trains has made the strategy: callers out of sight may bring it and its scope.

    Or who makes the model has, as where the constructor of a class makes both.
    """
    made = strategy.event.context
    return made.root in (built.fit.context.root, built.model.context.root)


def _may_be_inside(built: Built) -> bool:
    """Whether a part stands in a `with` of what comes from out of sight, a scope perhaps."""
    entered = (v for e in (*built.making, built.fit) for v, _ in e.context.withs)
    return any(not isinstance(v, ScopeOf) and not _is_of_a_library(v) for v in entered)


def _is_of_a_library(value: Value) -> bool:
    return isinstance(value, Made) and value.name.startswith(_LIBRARIES)


def _only_for_input(program: Program) -> bool:
    """Whether the strategy runs a hand-written step, apart from the models that `fit` trains."""
    runs = program.calls_of(".run", ".experimental_run_v2", ".experimental_distribute_dataset")
    return any(True for _ in runs)


def _mixed(program: Program, built: Built, strategy: Made, *, keras2: bool) -> Iterator[Hit]:
    if any(in_scope(event) for event in program.calls_of(*_CLONES)):
        return  # what was made outside is made again inside
    if _is_made_again(program, built):
        return
    # What also runs inside runs outside where there is no strategy: on one device, by another way.
    inside = _inside(program)
    outside = [e for e in (built.model, *built.compiles) if not in_scope(e)]
    outside = [e for e in outside if e.node not in inside and not _is_harmless(e, keras2=keras2)]
    replaced = _replaced(built)
    parts = [
        e
        for e in built.parts
        if not in_scope(e) and e not in replaced and _matters(e, keras2=keras2)
    ]
    if any(e in outside for e in built.compiles):
        parts = []  # they move with their compile, or are named once it has moved
    if built.model not in outside:
        parts += [e for e in _makers_of_weights(built) if not in_scope(e)][:1]
    however = _however_chosen(built, parts)
    placed: set[cst.CSTNode] = set()
    for event in (*outside, *parts):
        around = built.model.context.branches
        if event in however:
            # A function that gives one of several optimizers is one mistake, where it is called.
            statement = statement_at(event, common_depth(event, built.fit), program.module)
            if statement is not None and statement[1] in placed:
                continue
            placed.update([statement[1]] if statement is not None else [])
        elif event.context.branches != around[: len(event.context.branches)]:
            continue  # a condition may know better; else it happens wherever the model is made
        what = _what(event)
        reason = _reason(event, built, keras2=keras2)
        if reason is None:
            continue
        chosen = strategy.event.context.uncertain  # as where a TPU is looked for
        where = f" where the {last(strategy.name)} is chosen," if chosen else ""
        message = f"`{what}` stands outside of `strategy.scope()`:{where} {reason}"
        with_layers = event is built.model or event in built.layers
        calls = [e for e in built.layers if not in_scope(e)] if with_layers else []
        plan = _plan(program, (event, *calls), built, strategy, Safety.SAFE)
        related = ((built.fit.module, underline(built.fit.node), "trained here"),)
        yield Hit(event.module, underline(event.node), message, plan, related=related)


@asked_once
def _inside(program: Program) -> set[cst.CSTNode]:
    """What runs in a scope, sometimes at least."""
    return {event.node for event in program.calls if in_scope(event)}


def _replaced(built: Built) -> list[CallEvent]:
    """The optimizers in whose place a later `compile` of the model surely puts another one."""
    if not built.compiles:
        return []
    latest = max(built.compiles, key=lambda event: event.order)
    around = latest.context.branches
    if around != built.model.context.branches[: len(around)] or latest.order > built.fit.order:
        return []
    kept = _ways(latest)
    others = (way for event in built.compiles if event is not latest for way in _ways(event))
    return [way.event for way in others if isinstance(way, Made) and way not in kept]


def _ways(event: CallEvent) -> tuple[Value, ...]:
    """What may be the optimizer of a `compile`."""
    optimizer = event.argument("optimizer", 0)
    return alternatives(optimizer) if optimizer is not None else ()


def _however_chosen(built: Built, outside: list[CallEvent]) -> list[CallEvent]:
    """The optimizers that are one of several, if every one of them comes from outside."""
    found: list[CallEvent] = []
    for event in built.compiles:
        ways = _ways(event)
        made = [way.event for way in ways if isinstance(way, Made)]
        if len(made) == len(ways) > 1 and all(way in outside for way in made):
            found += made
    return found


def _is_made_again(program: Program, built: Built) -> bool:
    """Whether what is compiled may be another model, made inside: an attribute that is set anew."""
    nodes = {event.node for event in built.compiles}
    for event in program.calls_of(".compile"):
        other = event.receiver
        if (
            event.node not in nodes
            or other is built.value
            or isinstance(other, (Const, type(None)))
        ):
            continue
        made = created_at(other) if is_model(other) else None
        if made is None or (in_scope(made) and not in_scope(built.model)):
            return True
    return False


def _in_own_loop(
    program: Program, built: Built, strategies: list[Made], *, keras2: bool
) -> Iterator[Hit]:
    """Models (and optimizers of Keras 3) from outside whose weights a replica updates."""
    runs = {event.node: strategy for event, strategy in replica_runs(program)}
    frame = replica_frame(built.fit.context)
    strategy = runs.get(frame.call) if frame is not None and frame.call is not None else None
    if strategy is None or strategy not in strategies:
        return
    related = (
        *strategy_made(strategy),
        (built.fit.module, underline(built.fit.node), "updated here"),
    )
    what = f"`{_what(built.model)}`"
    at_once = any(not in_scope(event) for event in _makers_of_weights(built))
    if not in_scope(built.model) and (at_once or _is_called_before(program, built)):
        message = (
            f"{what} is made outside of the scope of the {last(strategy.name)}: the update in "
            f"`strategy.run` raises {'ValueError or ' if keras2 else ''}AssertionError, for "
            "weights that no strategy mirrors"
        )
        # A call that makes the weights would have to move, too.
        plan = _plan(program, built.making, built, strategy, Safety.SAFE) if at_once else None
        yield Hit(built.model.module, underline(built.model.node), message, plan, related=related)
    elif not keras2 and built.parts and not in_scope(built.parts[0]):
        step = frame.function if frame is not None else None
        if step is None or built.fit not in list(needs_build(program, step)):
            return
        message = (
            f"`{_what(built.parts[0])}` is made outside of the scope of the "
            f"{last(strategy.name)}: its first update raises RuntimeError "
            '("Mixing different tf.distribute.Strategy objects")'
        )
        plan = _plan(program, built.parts, built, strategy, Safety.SAFE)
        optimizer = built.parts[0]
        yield Hit(optimizer.module, underline(optimizer.node), message, plan, related=related)


def _makers_of_weights(built: Built) -> list[CallEvent]:
    """The calls that make the weights of the model before it is trained.

    The `build` of a Sequential does where it has no input; that of a class of one's own in Keras 2.
    """
    at_once = [event for event in (built.model, *built.layers) if is_built_at_once(event)]
    return at_once or [
        event
        for event in built.layers
        if event.name == ".build"
        and event.args
        and isinstance(event.receiver, Made)
        and event.receiver.name == "keras.Sequential"
    ]


def _is_called_before(program: Program, built: Built) -> bool:
    """Whether the model is called outside of any scope before the first step: that builds it."""
    return any(
        not in_scope(event)
        and not event.context.traced
        and replica_frame(event.context) is None
        and event.context.root == built.fit.context.root
        and event.order < built.fit.order
        and not event.context.uncertain
        for event in program.calls_on(built.value, "()")
    )


def _matters(event: CallEvent, *, keras2: bool) -> bool:
    """An optimizer object from outside raises in Keras 3, a metric object in Keras 2."""
    if not keras2 and keeps_nothing(event.result):
        return False
    return event.name.startswith("keras.metrics.") is keras2


def _is_harmless(event: CallEvent, *, keras2: bool) -> bool:
    """Whether it is a `compile` that brings no variable for any weight from outside (Keras 3)."""
    if keras2 or event.name != ".compile":
        return False
    optimizer = event.argument("optimizer", 0)
    if optimizer is None or keeps_nothing(optimizer):
        return optimizer is not None
    return not all(_is_from_outside(option) for option in alternatives(optimizer))


def _is_from_outside(optimizer: Value) -> bool:
    """Whether an optimizer is made outside of a scope, as by `compile` where it has a name only."""
    if isinstance(optimizer, Made):
        return not in_scope(optimizer.event)
    return isinstance(optimizer, (Const, Table))


def _reason(event: CallEvent, built: Built, *, keras2: bool) -> str | None:
    if event in built.layers:
        return "fit raises ValueError, since its weights are not the strategy's"
    if not keras2 and event is built.model:
        return "fit raises RuntimeError or AssertionError, since no strategy mirrors its weights"
    if not keras2:
        return 'Keras 3 raises RuntimeError ("Mixing different tf.distribute.Strategy objects")'
    if event is built.model:
        return "Keras 2 raises ValueError when fit starts"
    if event.name.startswith("keras.metrics."):
        return "Keras 2 raises ValueError for metric objects from outside"
    # compile("adam", …) from outside is accepted, unless it brings metric objects.
    if any(part.name.startswith("keras.metrics.") for part in built.parts):
        return "Keras 2 raises ValueError, since compile brings metric objects"
    return None


def _outside(program: Program, built: Built, strategy: Made, used: str) -> Iterator[Hit]:
    if in_scope(built.fit):
        message = (
            f"`{_what(built.model)}` and its compile stand outside of `strategy.scope()`, and fit "
            "inside: fit raises"
        )
        plan = _plan(program, built.making, built, strategy, Safety.SAFE)
        severity = Severity.ERROR
    else:
        kind = last(strategy.name)
        chosen = strategy.event.context.uncertain
        so = "so where it is chosen the" if chosen else "so the"
        message = (
            f"`{_what(built.model)}` is made outside of the scope of the {kind}; {used}, {so} "
            "script trains on one device without saying so"
        )
        plan = None
        if not chosen:
            plan = _plan(program, built.making, built, strategy, Safety.UNSAFE)
        severity = Severity.HIGH
    related = (
        *strategy_made(strategy),
        (built.fit.module, underline(built.fit.node), "trained here"),
    )
    module, node = _place(built)
    yield Hit(module, underline(node), message, plan, severity, related=related)


def _place(built: Built) -> tuple[ModuleInfo, cst.CSTNode]:
    """Where the model is made: in the file that trains it, the call that leads to another file."""
    module = built.fit.module
    if built.model.module is not module:
        for frame in reversed(built.model.context.frames):
            if frame.call is not None and module.index.parent(frame.call) is not None:
                return module, frame.call
    return built.model.module, built.model.node


def _what(event: CallEvent) -> str:
    text = quoted(event.node.func)
    return f"{text}(…)" if len(text) < 60 else last(event.name)


def _plan(
    program: Program, calls: tuple[CallEvent, ...], built: Built, strategy: Made, safety: Safety
) -> Plan | None:
    """The statements of these calls, moved under the strategy; its adds and builds come along."""
    module = calls[0].module if len(calls) == 1 else built.fit.module
    found = building_statements(module, calls, built.fit)
    if found is None:
        return None
    statements, block = found
    first = min(statements, key=block.index)
    name = strategy_name(module, strategy, first, built.fit) or entered_name(built, first, block)
    if name is None:
        return None
    changes = move_into_scope(program, module, statements, name, block)
    if changes is None:
        return None
    return Plan(f"Move it into `with {name}.scope():`", changes, safety)
