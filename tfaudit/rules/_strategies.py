"""Models under a tf.distribute strategy: what was built where, and how to move it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, insert_at_start, insert_into, wrap
from tfaudit.program.program import (
    FITS,
    acts_as_model,
    asked_once,
    created_at,
    is_layer,
    is_metric,
    is_model,
    is_optimizer,
)
from tfaudit.program.values import (
    Attr,
    Items,
    LayerOutput,
    Made,
    ScopeOf,
    Value,
    alternatives,
    origins,
)
from tfaudit.rules._loss_scaling import updates
from tfaudit.rules._models import models_of_gradient
from tfaudit.rules._runtime import has_input, makes_weights
from tfaudit.syntax import dotted, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Several devices that train in step, each with its copy of the variables.
MIRRORING = frozenset({
    "tensorflow.distribute.MirroredStrategy",
    "tensorflow.distribute.MultiWorkerMirroredStrategy",
    "tensorflow.distribute.TPUStrategy",
    "tensorflow.distribute.CentralStorageStrategy",
})  # fmt: skip


@dataclass(frozen=True)
class Built:
    """A trained model with the calls that made it what it is."""

    fit: CallEvent
    value: Value  # the model; one of several where `fit` may train others, too
    model: CallEvent  # that created it
    compiles: tuple[CallEvent, ...]
    parts: tuple[CallEvent, ...]  # optimizer and metric objects that compile was given
    layers: tuple[CallEvent, ...]  # that made, called and added its layers

    @property
    def in_sight(self) -> bool:
        """Whether its making is known; a function that cannot be read may enter a scope itself."""
        return is_model(self.value)

    @property
    def making(self) -> tuple[CallEvent, ...]:
        """Every call that makes variables of the model, or decides what trains them."""
        return (self.model, *self.layers, *self.parts, *self.compiles)


def built_models(program: Program, *, compiled_in_sight: bool = True) -> list[Built]:
    """The models that `fit` trains, and of which it is known where they are made.

    Args:
        program: what is looked through.
        compiled_in_sight: only those whose `compile` is seen; others are compiled where they are
            made, or were saved with what `compile` gave them.
    """
    found: list[Built] = []
    seen: set[int] = set()
    for fit in program.training:
        if fit.name not in FITS or fit.receiver is None:
            continue
        for model in alternatives(fit.receiver):
            creation = created_at(model)
            if creation is None or id(model) in seen or program.escapes(model):
                continue
            seen.add(id(model))
            compiles = program.calls_on(model, ".compile")
            if any(e.opaque for e in compiles):
                continue
            if not compiles and (compiled_in_sight or not acts_as_model(model)):
                continue
            parts = [part for e in compiles for part in _parts(e)]
            layers = _layers(program, model)
            found.append(Built(fit, model, creation, tuple(compiles), tuple(parts), tuple(layers)))
    return found


def _layers(program: Program, model: Value) -> list[CallEvent]:
    """The calls that a functional or sequential model is made of."""
    roots: list[Value] = [model]
    if isinstance(model, Made):
        roots.extend(model.attrs.values())
    found = {
        id(event): event
        for root in roots
        for value in origins(root)
        for event in [_layer_event(value)]
        if event is not None and value is not model
    }
    for event in program.calls_of(".add", ".build"):
        if event.receiver is model:
            found[id(event)] = event
    return sorted(found.values(), key=lambda e: e.order)


def _layer_event(value: Value) -> CallEvent | None:
    """The call that makes weights: a layer, a model within the model, or their being called."""
    if isinstance(value, LayerOutput):
        return value.event
    return created_at(value) if is_layer(value) or is_model(value) else None


def _parts(compiled: CallEvent) -> list[CallEvent]:
    values = [compiled.argument("optimizer", 0), compiled.argument("metrics", 2)]
    found = []
    for value in values:
        for option in _flat(value):
            event = created_at(option)
            if event is not None and (is_optimizer(option) or is_metric(option)):
                found.append(event)
    return found


def _flat(value: Value | None) -> list[Value]:
    if value is None:
        return []
    if isinstance(value, Items):
        return [inner for item in value.items for inner in _flat(item)]
    return list(alternatives(value))


def own_loops(program: Program) -> list[Built]:
    """The models that a step of `strategy.run` updates; `fit` is the update."""
    found: dict[int, Built] = {}
    for gradient, update in updates(program):
        models = [m for m in models_of_gradient(gradient) if not program.escapes(m)]
        if len(models) != 1 or all(f.why != "strategy.run" for f in update.context.frames):
            continue
        creation = created_at(models[0])
        optimizer = created_at(update.receiver) if update.receiver is not None else None
        if creation is not None:
            parts = () if optimizer is None else (optimizer,)
            layers = tuple(_layers(program, models[0]))
            found.setdefault(id(models[0]), Built(update, models[0], creation, (), parts, layers))
    return list(found.values())


def is_built_at_once(event: CallEvent) -> bool:
    """Whether the call surely makes weights: of a model with inputs, of a layer that is called."""
    if event.name.startswith("keras.applications."):
        return True
    if event.name in ("keras.Sequential", "keras.Model"):
        return has_input(event)
    if event.name == ".add":
        return makes_weights(event)
    layer = event.callee
    return event.name == "()" and isinstance(layer, Made) and layer.name.startswith(_WITH_WEIGHTS)


_WITH_WEIGHTS = tuple(
    f"keras.layers.{name}"
    for name in (
        "Dense", "Conv", "SeparableConv", "DepthwiseConv", "Embedding", "LSTM", "GRU",
        "BatchNormalization", "LayerNormalization", "MultiHeadAttention", "Bidirectional",
    )
)  # fmt: skip


def in_scope(event: CallEvent) -> bool:
    """Whether the call runs inside some strategy's scope."""
    return bool(event.context.scopes)


def known_strategies(program: Program) -> list[Made]:
    """The mirroring strategies, where every one is made and entered in plain sight; else none.

    A strategy that is chosen by a condition, handed to code out of sight, installed globally or
    entered by hand may do its work where it cannot be seen.
    """
    made = [s for s in program.strategies if s.name in MIRRORING]
    if len(made) != len(program.strategies):
        return []
    if any(s.event.context.conditional or program.escapes(s) for s in made):
        return []
    return [] if _works_out_of_sight(program, made) or _asks_for_strategy(program) else made


def _asks_for_strategy(program: Program) -> bool:
    """Whether some code asks for the strategy in force, or other code for one."""
    if any(True for _ in program.calls_of(_IN_FORCE)):
        return True
    if program.mentions("distribute.get_strategy("):
        return True
    return program.mentions("get_strategy(") and not program.mentions("def get_strategy(")


@asked_once
def chosen_strategies(program: Program) -> list[Made]:
    """The mirroring strategies that are entered in plain sight, those chosen by a condition too.

    What is said of them holds where they are chosen.
    """
    made = [s for s in program.strategies if s.name in MIRRORING and not program.escapes(s)]
    return [] if _works_out_of_sight(program, made) else made


def mirroring_by_choice(program: Program, context: Context) -> list[Made]:
    """The mirroring strategies that a scope may be of, where all other ways have one device."""
    chosen = chosen_strategies(program)
    for entered, _ in context.withs:
        options = alternatives(entered)
        ways = [_strategy_of_scope(option) for option in options]
        mirroring = [s for s in ways if s in chosen and not one_device(s)]
        rest = [s for s in ways if s not in mirroring]
        if len(ways) > 1 and all(s is not None and _is_single(s) for s in rest):
            return mirroring
    return []


def surely_entered(program: Program, context: Context) -> list[Made]:
    """The mirroring strategies that scopes are of, whatever the script may choose elsewhere.

    As in the branch that is for several GPUs, or where a function is asked for that very kind.
    """
    chosen = chosen_strategies(program)
    if _hands_over_one_in_force(program):
        return []  # that code may put another one in force
    entered = [_strategy_of_scope(scope) for scope, _ in context.withs if not _has_ways(scope)]
    return [s for s in entered if s is not None and s in chosen and not one_device(s)]


@asked_once
def _hands_over_one_in_force(program: Program) -> bool:
    in_force = [e.result for e in program.calls_of(_IN_FORCE)]
    return any(_hands_over(event, in_force) for event in program.calls)


def _has_ways(value: Value) -> bool:
    return len(list(alternatives(value))) > 1


def mirroring_or_single(program: Program) -> list[Made]:
    """The mirroring strategies, if all others that the program makes have one device."""
    mirroring = [s for s in chosen_strategies(program) if not one_device(s)]
    rest = [s for s in program.strategies if s not in mirroring]
    return mirroring if all(map(_is_single, rest)) else []


def _strategy_of_scope(scope: Value) -> Made | None:
    """The strategy, or what stands for none, that a value entered by `with` is of."""
    of = scope.strategy if isinstance(scope, ScopeOf) else scope
    return of if isinstance(of, Made) else None


def _is_single(strategy: Made) -> bool:
    """Whether what is entered leaves training to one device."""
    return strategy.name in _SINGLE or one_device(strategy)


_IN_FORCE = "tensorflow.distribute.get_strategy"
_SINGLE = frozenset({
    "contextlib.nullcontext",
    "tensorflow.distribute.OneDeviceStrategy",
    _IN_FORCE,
})  # fmt: skip


def _works_out_of_sight(program: Program, strategies: list[Made]) -> bool:
    if program.mentions("experimental_set_strategy", "__enter__", "enter_context"):
        return True
    return any(_hands_over(event, strategies) for event in program.calls)


def _hands_over(event: CallEvent, strategies: Sequence[Value]) -> bool:
    """Whether the call gives a strategy (or its scope) to code that is not entered."""
    if event.name.startswith(("def ", "class ", "tensorflow.", "builtins.")):
        return False
    if event.receiver in strategies:
        return False
    values = (*event.args, *event.keywords.values())
    return any(isinstance(v, ScopeOf) or v in strategies for v in values)


def one_device(strategy: Made) -> bool:
    """Whether the strategy is told to use a single device."""
    devices = strategy.event.argument("devices", 0)
    return isinstance(devices, Items) and not devices.open and len(devices.items) == 1


# Statements, and moving them.


def statement_at(
    event: CallEvent, depth: int, script: ModuleInfo | None = None
) -> tuple[ModuleInfo, cst.CSTNode] | None:
    """The statement that runs a call, at some depth of the functions that lead to it.

    At the depth of the call's own function it is the statement of the call itself; further out, the
    statement that calls the function that leads to it, which may stand in another module: `script`.
    """
    frames = event.context.frames
    if depth > len(frames):
        return None
    if depth == len(frames):
        node: cst.CSTNode | None = event.node
        module = event.module
    else:
        node = frames[depth].call
        module = frames[depth - 1].function.module if depth else _outermost_module(event, script)
    if node is None:
        return None
    try:
        return module, module.index.statement(node)
    except LookupError:
        return None


def _outermost_module(event: CallEvent, script: ModuleInfo | None) -> ModuleInfo:
    call = event.context.frames[0].call
    functions = [f.function.module for f in event.context.frames]
    for module in (*([script] if script else []), event.module, *functions):
        if call is not None and module.index.parent(call) is not None:
            return module
    return event.module


def common_depth(first: CallEvent, second: CallEvent) -> int:
    """How many of the functions that two calls run in are the very same entries."""
    depth = 0
    for a, b in zip(first.context.frames, second.context.frames, strict=False):
        if a is not b:
            break
        depth += 1
    return depth


def block_of(module: ModuleInfo, statement: cst.CSTNode) -> list[cst.CSTNode]:
    """The statements of the block that a statement stands in, itself included; empty: unknown."""
    parent = module.index.parent(statement)
    if isinstance(parent, (cst.Module, cst.IndentedBlock)):
        return list(parent.body)
    return []


def strategy_name(
    module: ModuleInfo, strategy: Made, before: cst.CSTNode, fit: CallEvent
) -> str | None:
    """The plain name that the strategy is bound to and that is visible in front of a statement."""
    if strategy.event.module is not module:
        return None
    try:
        made = module.index.statement(strategy.event.node)
    except LookupError:
        return None
    match made:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)
                | cst.AnnAssign(target=cst.Name(value=name), value=value)
            ]
        ) if value is strategy.event.node:
            pass
        case _:
            return None
    block = block_of(module, made)
    here: cst.CSTNode | None = before
    while here is not None and here not in block:
        here = module.index.parent(here)
    inside = made in module.tree.body or here is not None
    if not inside or (here is not None and block.index(here) <= block.index(made)):
        return None
    if here is None and fit.order < strategy.event.order:
        return None
    return name


def move_into_scope(
    program: Program,
    module: ModuleInfo,
    statements: Sequence[cst.CSTNode],
    strategy: str,
    block: list[cst.CSTNode],
) -> tuple[Change, ...] | None:
    """Put whole statements of one block under `with strategy.scope():`.

    An existing `with strategy.scope():` block is widened. What stands between the statements comes
    along where a scope makes no difference to it, so that one block holds them all; where it may
    make one (reading data, say), each run of adjacent statements gets a block of its own.
    """
    if any(isinstance(s, cst.SimpleStatementLine) and len(s.body) != 1 for s in statements):
        return None
    if any(not isinstance(s, cst.SimpleStatementLine) for s in statements):
        return None

    def reaches(start: int, stop: int) -> bool:
        between = block[start:stop]
        if len(between) > _MOST_TAKEN_ALONG:
            return False
        return all(_goes_along(program, module, s) for s in between)

    runs: list[list[int]] = []  # first and last position
    for position in sorted(block.index(s) for s in statements):
        if runs and reaches(runs[-1][1] + 1, position):
            runs[-1][1] = position
        else:
            runs.append([position, position])
    changes: list[Change] = []
    for first, final in runs:
        before = next((i for i in reversed(range(first)) if _is_scope(block[i], strategy)), None)
        around = range(final + 1, len(block))
        after = next((i for i in around if _is_scope(block[i], strategy)), None)
        if before is not None and reaches(before + 1, first):
            scope, nodes = block[before], block[before + 1 : final + 1]
            assert isinstance(scope, cst.With)
            changes.append(insert_into(scope, nodes))
        elif after is not None and reaches(final + 1, after):
            scope, nodes = block[after], block[first:after]
            assert isinstance(scope, cst.With)
            changes.append(insert_at_start(scope, nodes))
        else:
            changes.append(wrap(block[first : final + 1], f"with {strategy}.scope():"))
    return tuple(changes)


def _is_scope(node: cst.CSTNode, strategy: str) -> bool:
    return isinstance(node, cst.With) and scope_text(node) == strategy


def scope_text(node: cst.With) -> str | None:
    """What the scope of a `with strategy.scope():` is entered of, as it is written."""
    if len(node.items) != 1 or not isinstance(node.body, cst.IndentedBlock):
        return None
    match node.items[0].item:
        case cst.Call(func=cst.Attribute(value=value, attr=cst.Name(value="scope"))):
            return quoted(value) if dotted(value) is not None else None
    return None


def entered_name(built: Built, before: cst.CSTNode, block: list[cst.CSTNode]) -> str | None:
    """The text of the strategy whose scope a statement of the block enters for a part.

    That statement comes earlier, or the strategy is bound earlier in the block.
    """
    for event in (*built.making, built.fit):
        for value, node in event.context.withs:
            if node not in block or not any(isinstance(o, ScopeOf) for o in alternatives(value)):
                continue
            text = scope_text(node)
            earlier = block[: block.index(before)]
            if node in earlier or any(_binds(statement, text) for statement in earlier):
                return text
    return None


def _binds(statement: cst.CSTNode, text: str | None) -> bool:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[cst.AssignTarget(target=target)])]):
            return quoted(target) == text
    return False


_MOST_TAKEN_ALONG = 5  # statements between two that belong into a scope
# Calls that may as well be made inside of a scope.
_INDIFFERENT = (
    "keras.losses.", "keras.callbacks.", "keras.metrics.", "keras.optimizers.", "keras.layers.",
    "keras.regularizers.", "keras.initializers.", "builtins.print", "builtins.len", ".summary",
    ".format", ".count_params",
)  # fmt: skip


def _goes_along(program: Program, module: ModuleInfo, statement: cst.CSTNode) -> bool:
    """Whether a statement between two that move into a scope may move with them."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign() | cst.AnnAssign() | cst.Expr()]):
            pass
        case _:
            return False
    events = {event.node: event.name for event in program.calls if event.module is module}
    calls = walk_type(statement, cst.Call)
    return all(events.get(call, "?").startswith(_INDIFFERENT) for call in calls)


def building_statements(
    module: ModuleInfo, calls: Sequence[CallEvent], fit: CallEvent
) -> tuple[list[cst.CSTNode], list[cst.CSTNode]] | None:
    """The statements, in the block of the trained script that all share, that make these calls.

    Returns:
        The statements and their block; None when they do not share one, or one of them does more
        than building (reads the training data, loops).
    """
    depth = min(common_depth(call, fit) for call in calls)
    found: list[cst.CSTNode] = []
    for call in calls:
        placed = statement_at(call, depth, module)
        around = call.context.loops
        if placed is None or placed[0] is not module or around != fit.context.loops[: len(around)]:
            return None
        if placed[1] not in found:
            found.append(placed[1])
    trained = statement_at(fit, depth)
    if trained is None or trained[1] in found:
        return None  # one statement builds and trains: there is no between
    block = block_of(module, found[0])
    if not block or any(statement not in block for statement in found):
        return None
    return found, block


def uses_replicas(value: Value) -> bool:
    """Whether a number was computed from the number of replicas or workers."""
    names = {"num_replicas_in_sync", "worker_count", "num_workers", "size"}
    return any(isinstance(v, Attr) and v.name in names for v in origins(value))
