"""What TFA903 says of a schedule's step, which is a whole number since Keras 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_before, underline
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_optimizer
from tfaudit.program.values import (
    Class,
    Derived,
    Function,
    Instance,
    Made,
    Parameter,
    Symbol,
    alternatives,
)
from tfaudit.rules._spelling import spell
from tfaudit.syntax import is_docstring, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Functions of TensorFlow that take no whole numbers: tests/facts/test_schedules.py.
FLOATS_ONLY = frozenset(
    f"tensorflow.{name}"
    for name in ("cos", "exp", "floor", "sigmoid", "sin", "sqrt", "tan", "tanh")
) | frozenset(
    f"tensorflow.math.{name}"
    for name in ("ceil", "erf", "expm1", "log", "log1p", "rint", "rsqrt", "softplus")
)
# Functions of TensorFlow whose arguments must be of one type.
OF_ONE_TYPE = frozenset({
    "tensorflow.add", "tensorflow.clip_by_value", "tensorflow.maximum", "tensorflow.minimum",
    "tensorflow.multiply", "tensorflow.pow", "tensorflow.subtract",
})  # fmt: skip
# Those that compare two arguments, which must be of one type, too.
COMPARING = frozenset(
    f"tensorflow.{name}"
    for name in ("equal", "greater", "greater_equal", "less", "less_equal", "not_equal")
)
_WITH_FLOATS = OF_ONE_TYPE | COMPARING
_SAME_TYPE = frozenset({"tensorflow.identity", "tensorflow.convert_to_tensor"})
_GIVES_WHOLE = frozenset({"+", "-", "*", "//", "%"})
_MIXING = _GIVES_WHOLE | {"**"}
_FLOATS = frozenset({"tensorflow.float16", "tensorflow.float32", "tensorflow.float64"})
_DEEPEST = 12
_OPERANDS = 2


def refused_steps(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The first use of its step in each schedule of the script's own that takes no whole number.

    Keras 3 calls the schedule that an optimizer has with its count of steps, an int64 variable, of
    which Keras 2 had made a float.
    """
    if not program.mentions("schedules"):
        return
    schedules = [*_given_to_optimizers(program), *_made_elsewhere(program)]
    if not schedules:
        return
    # What a call refuses itself comes before what has been computed for it.
    refusing = [e for e in program.calls if e.name in FLOATS_ONLY or e.name in _WITH_FLOATS]
    for schedule in schedules:
        step = _Step(schedule)
        places = [(e, _refused(e, step)) for e in refusing if schedule.module is e.module]
        used = [(event, place) for event, place in places if place is not None]
        if any(are_cared_for(event) for event, _ in used):
            continue
        mixed = (step.mixed(value) for _, value in program.trace.returns.get(schedule.node, ()))
        place = next((place for _, place in used), None) or next(filter(None, mixed), None)
        if place is not None:
            yield _hit(schedule, place)


def _given_to_optimizers(program: Program) -> Iterator[Function]:
    """The `__call__` of each class of schedules of which an optimizer has got one."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls:
        if not is_optimizer(event.result) or not isinstance(event.result, Made):
            continue
        rate = event.argument("learning_rate", 0)
        for value in alternatives(rate) if rate is not None else ():
            if not isinstance(value, Instance) or not value.cls.is_schedule:
                continue
            called = value.cls.find("__call__")
            if isinstance(called, Function) and called.node not in seen:
                seen.add(called.node)
                yield called


def _made_elsewhere(program: Program) -> Iterator[Function]:
    """The `__call__` of the script's classes of schedules that are made out of sight.

    Nobody in sight calls these with steps of another type.
    """
    made = {
        base.node
        for event in program.calls
        if isinstance(event.callee, Class)
        for base in event.callee.lineage()
        if isinstance(base, Class)
    }
    for function in program.functions:
        owner = function.owner
        if function.name != "__call__" or function.module is not program.module:
            continue
        if owner is not None and owner.is_schedule and owner.node not in made:
            yield function


class _Step:
    """The step that a schedule gets, and what is computed of it."""

    def __init__(self, schedule: Function) -> None:
        self._node = schedule.node
        self._name = _step_name(schedule.node)

    def is_variable(self, value: Value) -> bool:
        """Whether it is the step itself: operators of Keras's variables make floats of it."""
        match value:
            case Parameter(name=name, function=function):
                return function is self._node and name == self._name
        return False

    def is_whole(self, value: Value, depth: int = 0) -> bool:
        """Whether it is of the step's type: the step, or whole numbers computed of it."""
        if depth > _DEEPEST:
            return False
        if self.is_variable(value):
            return True
        match value:
            case Derived(operator="neg", inputs=(of,)):
                return self.is_whole(of, depth + 1)
            case Derived(operator=operator, inputs=(left, right)) if operator in _GIVES_WHOLE:
                return self._are_whole((left, right), depth)
            case Made(name=name, event=event) if name in _SAME_TYPE and not event.keywords:
                return len(event.args) == 1 and self.is_whole(event.args[0], depth + 1)
            case Made(name=name, event=event) if name in OF_ONE_TYPE:
                return self._are_whole(event.args, depth)
        return False

    def _are_whole(self, values: tuple[Value, ...], depth: int) -> bool:
        whole = [self.is_whole(value, depth + 1) for value in values]
        ints = (isinstance(fold(value), int) for value in values)
        return any(whole) and all(a or b for a, b in zip(whole, ints, strict=True))

    def mixed(self, value: Value, depth: int = 0) -> cst.CSTNode | None:
        """The operation in it that joins whole numbers computed of the step with floats."""
        if depth > _DEEPEST or not isinstance(value, Derived):
            return None
        inputs = value.inputs
        for part in inputs:
            place = self.mixed(part, depth + 1)
            if place is not None:
                return place
        if value.operator not in _MIXING or len(inputs) != _OPERANDS:
            return None
        tensors = [v for v in inputs if self.is_whole(v) and not self.is_variable(v)]
        return value.node if tensors and any(map(_is_float, inputs)) else None


def _step_name(node: cst.FunctionDef | cst.Lambda) -> str:
    named = (*node.params.posonly_params, *node.params.params)
    return named[1].name.value if len(named) > 1 else ""


def _refused(event: CallEvent, step: _Step) -> cst.CSTNode | None:
    """What of a call raises: the call itself, or an operation in what it is given."""
    given = (*event.args, *event.keywords.values())
    for value in given:
        place = step.mixed(value)
        if place is not None:
            return place
    whole = any(step.is_whole(value) for value in given)
    if not whole or (event.name in _WITH_FLOATS and not any(map(_is_float, given))):
        return None
    return event.node


def _is_float(value: Value) -> bool:
    """Whether it is surely a float, or a tensor of floats."""
    if isinstance(fold(value), float):
        return True
    if not isinstance(value, Made):
        return False
    event = value.event
    if value.name == "tensorflow.cast":
        kind = event.argument("dtype", 1)
        return isinstance(kind, Symbol) and kind.name in _FLOATS
    if value.name == "tensorflow.constant":
        return (
            not event.keywords and len(event.args) == 1 and isinstance(fold(event.args[0]), float)
        )
    return value.name in FLOATS_ONLY


def _hit(schedule: Function, place: cst.CSTNode) -> Hit:
    """The finding, and a cast of the step at the top, which mends all that follows."""
    node = schedule.node
    assert isinstance(node, cst.FunctionDef)
    step = _step_name(node)
    shown = quoted(place.func if isinstance(place, cst.Call) else place)
    message = (
        f"`{shown}` refuses whole numbers, and Keras 3 gives a schedule its `{step}` as int64: "
    )
    message += "cast it first"
    first = next(s for s in node.body.body if not is_docstring(s))
    cast = spell(schedule.module, first, "tensorflow.cast")
    kind = spell(schedule.module, first, "tensorflow.float32")
    plan = None
    if cast is not None and kind is not None and isinstance(node.body, cst.IndentedBlock):
        lines = [f"{step} = {cast}({step}, {kind})"]
        plan = Plan("Cast the step", (insert_before(first, lines),), Safety.SAFE)
    return Hit(schedule.module, underline(place), message, plan)
