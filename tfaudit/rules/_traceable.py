"""Whether a function of the user's code may become a graph by `@tf.function`, and what forbids it.

The list of obstacles follows the TensorFlow guide "Better performance with tf.function" and was
tried on TensorFlow 2.21 (tests/facts/test_loops.py): values cannot be read in a graph, and what
Python does besides happens only while tracing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.model import Safety
from tfaudit.program import api
from tfaudit.program.names import OUT_OF_SIGHT
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
    LayerOutput,
    Made,
    Parameter,
    Symbol,
    Union,
    Value,
    alternatives,
)
from tfaudit.rules._closures import rebound_names
from tfaudit.rules._numbers import changing_loop
from tfaudit.syntax import quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program


@dataclass(frozen=True)
class Obstacle:
    """Why a function cannot simply be traced, and where."""

    module: ModuleInfo
    node: cst.CSTNode
    why: str


@dataclass(frozen=True)
class Verdict:
    """What is known of tracing a function: obstacles, or else how far the edit may be trusted."""

    obstacles: tuple[Obstacle, ...]
    safety: Safety | None  # None: nobody can tell whether it would run


@dataclass(frozen=True, eq=False)
class Part:
    """What shall become a graph: a function, or some statements that would be one."""

    module: ModuleInfo
    body: tuple[cst.CSTNode, ...]
    function: Function | None = None  # None: the statements stand in the body of a loop

    @cached_property
    def _nodes(self) -> frozenset[int]:
        return frozenset(id(node) for part in self.body for node in walk(part))

    def holds(self, node: cst.CSTNode, context: Context) -> bool:
        """Whether what happens at a node happens in the graph, in what it calls included."""
        if self.function is not None:
            return any(frame.function.node is self.function.node for frame in context.frames)
        called = (frame.call for frame in context.frames)
        return id(node) in self._nodes or any(id(call) in self._nodes for call in called)

    def binds(self, name: str) -> bool:
        """Whether an assignment of its own binds a name, as that of a local list."""
        return any(
            isinstance(target.target, cst.Name) and target.target.value == name
            for part in self.body
            for target in walk_type(part, cst.AssignTarget)
        )

    def is_around(self, value: Made | Instance) -> bool:
        """Whether the value is made in it."""
        return value.event is not None and self.holds(value.event.node, value.event.context)


_NEEDS_VALUE = frozenset({
    ".numpy", ".item", ".tolist", ".eval", ".get_weights", ".predict", ".predict_on_batch", ".fit",
    ".evaluate",
})  # fmt: skip
_SIDE_EFFECTS = frozenset({
    ".append", ".extend", ".insert", ".pop", ".update", ".add", ".remove", ".set_description",
    ".set_postfix", ".save", ".save_weights", ".write", ".info", ".debug", ".log", ".run",
})  # fmt: skip
_HARMLESS_BUILTINS = frozenset(
    "builtins." + name
    for name in (
        "range", "len", "zip", "enumerate", "isinstance", "list", "tuple", "dict", "float", "int",
        "super", "hasattr", "getattr", "ValueError", "reversed", "bool", "callable", "abs",
    )
)  # fmt: skip
# Methods that do the same in a graph.
_HARMLESS_METHODS = frozenset({
    ".gradient", ".watch", ".apply_gradients", ".update_state", ".assign", ".assign_add",
    ".assign_sub", ".scale_loss", ".stop_recording", ".compute_loss", ".trainable_variables",
    ".apply", ".get_shape", ".result", ".call", ".items", ".values", ".keys", ".super.__init__",
})  # fmt: skip
_RANDOM = ("tensorflow.random.", "tensorflow.nn.dropout", "tensorflow.image.random_")
# It names scopes after columns, and a graph refuses such a name with a blank (Keras 2).
_NAMES_SCOPES = "DenseFeatures"
_MAKES_VARIABLES = ("tensorflow.Variable", "keras.Variable")


def judge(program: Program, function: Function) -> Verdict:
    """Whether the function may be decorated with `@tf.function`."""
    part = Part(function.module, (function.node.body,), function)
    events = _events(program, part)
    obstacles = [
        *_obstacles(program, part, events),
        *_passed_numbers(program, function),
        *_rebound(function),
        *_several_objects(part, events),
    ]
    return _verdict(
        program, obstacles, [*_doubts(part, events), *_unknown_arguments(program, function)]
    )


def judge_statements(program: Program, part: Part) -> Verdict:
    """Whether statements of a loop's body may become a function with `@tf.function`.

    What they take from around them, and give, is not looked at here.
    """
    events = _events(program, part)
    obstacles = [*_obstacles(program, part, events), *_several_objects(part, events)]
    return _verdict(program, obstacles, _doubts(part, events))


def _verdict(program: Program, obstacles: Iterable[Obstacle], doubts: Iterable[bool]) -> Verdict:
    found = tuple(dict.fromkeys(obstacles))
    if found:
        return Verdict(found, None)
    doubts = [*doubts, *([False] if program.mentions(_NAMES_SCOPES) else [])]
    if any(serious for serious in doubts):
        return Verdict((), None)
    return Verdict((), Safety.UNSAFE if doubts else Safety.SAFE)


def _events(program: Program, part: Part) -> list[CallEvent]:
    return [
        event
        for event in program.calls
        if part.holds(event.node, event.context) and not event.context.in_dataset_function
    ]


def _obstacles(program: Program, part: Part, events: list[CallEvent]) -> Iterator[Obstacle]:
    """What a graph forbids; the most harmful first, and nothing of what is traced already."""
    for change in program.sets:
        if part.holds(change.node, change.context) and not change.context.traced:
            yield Obstacle(change.module, change.node, "an assignment to an attribute or item")
    for event in events:
        why = _why_not(event, part) if not event.context.traced else None
        if why is not None:
            yield Obstacle(event.module, event.node, why)
    for test in program.trace.tests:
        if test.context.traced or not part.holds(test.node, test.context):
            continue
        if not _is_python(test.test):
            yield Obstacle(test.module, test.node, "a condition that may depend on tensors")
    for node in (node for piece in part.body for node in walk(piece)):
        if isinstance(node, (cst.Global, cst.Nonlocal, cst.Yield, cst.Try, cst.While)):
            yield Obstacle(part.module, node, f"`{type(node).__name__.lower()}`")
    yield from _changing_attributes(program, part, events)


def _changing_attributes(
    program: Program, part: Part, events: list[CallEvent]
) -> Iterator[Obstacle]:
    """Attributes that are read, and that a loop around sets: a graph would keep the first value."""
    changed = {
        change.key
        for change in program.sets
        if change.context.loops and not part.holds(change.node, change.context)
    }
    if not changed:
        return
    called = [e.callee for e in events if isinstance(e.callee, Function)]
    bodies = [(part.module, piece) for piece in part.body]
    bodies += [(function.module, function.node.body) for function in dict.fromkeys(called)]
    for module, body in bodies:
        for node in walk_type(body, cst.Attribute):
            if node.attr.value in changed:
                yield Obstacle(module, node, f"`{quoted(node)}` changes in a loop")


def _why_not(event: CallEvent, part: Part) -> str | None:
    """What a call does that a graph does not do."""
    name = event.name
    if name in _NEEDS_VALUE:
        return f"`{name}()` needs a value"
    if name in _SIDE_EFFECTS:
        on = event.node.func.value if isinstance(event.node.func, cst.Attribute) else None
        local = isinstance(on, cst.Name) and part.binds(on.value)
        return None if local else f"`{name}()` would happen once"
    package = name.partition(".")[0]
    if not name.startswith((".", "def ", "class ", "?", "()")):
        if package == "builtins":
            if name == "builtins.sum" and all(map(_is_list, event.args)):
                return None
            return None if name in _HARMLESS_BUILTINS else f"`{name[9:]}` would run once"
        if package == "numpy" and all(isinstance(arg, Const) for arg in event.args):
            return None
        if package not in ("tensorflow", "keras", OUT_OF_SIGHT):
            return f"`{name}` would run while tracing only"
    if (
        name in _MAKES_VARIABLES or api.is_layer(name) or api.is_model_maker(name)
        or api.is_optimizer(name) or api.is_metric(name)
    ):  # fmt: skip
        return f"`{name}` makes variables"
    return None


def _is_list(value: Value) -> bool:
    """Whether it is a list of Python's, and no tensor, which a graph cannot go through."""
    return isinstance(value, Items) or (isinstance(value, Attr) and value.name == "losses")


def _is_python(test: Value) -> bool:
    """Whether a condition is surely decided by Python, the same way in each step."""
    match test:
        case Const() | Function():
            return True
        case Derived(operator="Is" | "IsNot"):
            return True
        case Derived(inputs=inputs):
            return all(_is_python(item) for item in inputs)
        case Made(name="builtins.isinstance" | "builtins.hasattr" | "builtins.callable"):
            return True
        case Union(options=options):
            return all(_is_python(option) for option in options)
    return False


def _calls_of(program: Program, function: Function) -> list[CallEvent]:
    return [
        event
        for event in program.calls
        if isinstance(event.callee, Function) and event.callee.node is function.node
    ]


def _passed_numbers(program: Program, function: Function) -> Iterator[Obstacle]:
    for event in _calls_of(program, function):
        for value in (*event.args, *event.keywords.values()):
            if changing_loop(program, value, event.context) is not None:
                yield Obstacle(event.module, event.node, "an argument is a Python number")


def _rebound(function: Function) -> Iterator[Obstacle]:
    """Names from around the function whose value changes: a graph would keep the first."""
    node = function.node
    for name in sorted(rebound_names(function.module, node)):
        at = node.name if isinstance(node, cst.FunctionDef) else node
        why = f"`{name}` from outside the function is bound more than once"
        yield Obstacle(function.module, at, why)


def _several_objects(part: Part, events: list[CallEvent]) -> Iterator[Obstacle]:
    """Optimizers, models and the like that are others in another call.

    An optimizer makes its variables when it is first used, which a graph can do only once.
    """
    seen: dict[cst.CSTNode, Value] = {}
    for event in events:
        receiver = event.receiver
        if not isinstance(receiver, (Made, Instance)) or part.is_around(receiver):
            continue
        first = seen.setdefault(event.node, receiver)
        loops = receiver.event.context.loops if receiver.event is not None else ()
        looped = bool(loops) and not _is_defined_in(part.function, loops[-1].node)
        if event.name == ".apply_gradients" and (first is not receiver or looped):
            yield Obstacle(event.module, event.node, "it is called for several optimizers")
        elif event.name == "()" and first is not receiver and not _is_loss(receiver):
            yield Obstacle(event.module, event.node, "it is called for several models")


def _is_loss(value: Value) -> bool:
    """Whether it is one of Keras's losses, which have no variables."""
    return isinstance(value, Made) and value.name.startswith("keras.losses.")


def _is_defined_in(function: Function | None, loop: cst.CSTNode) -> bool:
    return function is not None and loop in function.module.index.ancestors(function.node)


def _doubts(part: Part, events: list[CallEvent]) -> Iterator[bool]:
    """What keeps an edit from being provably harmless; True: from being tried at all."""
    plain = part.function is not None and _is_plain_function(part.function)
    for event in events:
        name = event.name
        if name.startswith(_RANDOM) or name.startswith("tensorflow.summary."):
            yield False
        elif name == "?":
            # A parameter that is called is a model or a loss; anything else is out of sight.
            yield not isinstance(event.callee, Parameter)
        elif name.startswith(("class ", f"{OUT_OF_SIGHT}.")):
            yield True
        elif name.startswith(".") and name not in _HARMLESS_METHODS | _SIDE_EFFECTS:
            yield not _is_known(event.receiver)
        if name == ".apply_gradients" and not isinstance(event.receiver, Made):
            yield plain and isinstance(event.receiver, Parameter)


def _is_plain_function(function: Function) -> bool:
    """Whether it is no method, and stands in no other function."""
    above = function.module.index.ancestors(function.node)
    nested = any(isinstance(up, (cst.FunctionDef, cst.Lambda)) for up in above)
    return function.owner is None and not nested


def _unknown_arguments(program: Program, function: Function) -> Iterator[bool]:
    """Arguments that are perhaps Python's own, for each value of which a graph is traced."""
    for event in _calls_of(program, function):
        for value in (*event.args, *event.keywords.values()):
            if not all(is_fixed_or_tensor(option) for option in alternatives(value)):
                yield False


def _is_known(receiver: Value | None) -> bool:
    """Whether a method's object is of TensorFlow or Keras, so that a graph can call it."""
    match receiver:
        case Made(name=name) | Symbol(name=name):
            return name.startswith(("tensorflow.", "keras.", "."))
        case Attr(base=base):
            return _is_known(base)
        case LayerOutput() | Element():
            return True
    return False


def is_fixed_or_tensor(value: Value) -> bool:
    """Whether a graph that gets the value is traced once for all of its kind."""
    match value:
        case Element() | Const() | LayerOutput() | Instance() | Function() | Dataset():
            return True
        case Made(name=name):
            return name.startswith(("tensorflow.", "keras.", "()", "."))
        case Derived(inputs=inputs):
            return all(is_fixed_or_tensor(item) for item in inputs)
        case Items(items=items, open=False):
            return all(is_fixed_or_tensor(item) for item in items)
        case Attr(base=base):
            return is_fixed_or_tensor(base)
    return value is not UNKNOWN and isinstance(value, Symbol)
