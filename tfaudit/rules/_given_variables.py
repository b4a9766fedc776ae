"""Variables of Keras 3 that a `tf.function` is given: its graph takes them for tensors.

`assign` of one raises AttributeError, as an update by an optimizer does, and a gradient by them is
None. Keras 2's were variables of TensorFlow, which a graph knows (tests/facts/test_models.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.program.api import ASSIGNMENTS
from tfaudit.program.program import acts_as_model, is_layer
from tfaudit.program.targets import Era, era
from tfaudit.program.values import Attr, Derived, Element, Function, alternatives, origins
from tfaudit.rules._models import is_variables
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_FAR = 20
_RAISES = "raises AttributeError"
_NONE = "is None for each of them"


def given_variables(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """What a `tf.function` does with a model's variables that it is given, once each."""
    if not program.mentions("variables", "weights") or program.mentions("run_functions_eagerly"):
        return
    said: set[cst.CSTNode] = set()
    for call in program.calls_where(lambda name: name.startswith("def ")):
        if not isinstance(call.callee, Function) or not call.callee.traced:
            continue
        given = {id(value) for value in _variables(call)}
        if not given or era(call.module.source.code, program.targets) is not Era.KERAS3:
            continue
        for use, ends in _uses(program, call, given):
            if use.node in said or are_cared_for(call) or are_cared_for(use):
                continue
            said.add(use.node)
            message = f"`{quoted(use.node.func)}` {ends}: variables of Keras 3 are tensors in a "
            message += f"`tf.function` that is given them; let `{call.callee.name}` take the models"
            related = ((call.module, underline(call.node), "given here"),)
            yield Hit(use.module, underline(use.node), message, related=related)


def _variables(call: CallEvent) -> Iterator[Value]:
    """The lists of a model's or a layer's variables among the arguments of a call."""
    for value in (*call.args, *call.keywords.values()):
        for option in alternatives(value):
            if isinstance(option, Attr) and is_variables(option):
                base = option.base
                if acts_as_model(base) or is_layer(base):
                    yield option


def _uses(program: Program, call: CallEvent, given: set[int]) -> Iterator[tuple[CallEvent, str]]:
    """What the function that is called does with them that no tensor can, and how that ends."""
    for event in program.calls_of(*ASSIGNMENTS):
        variable = event.receiver
        if variable is not None and id(_list_of(variable)) in given and _is_within(event, call):
            yield event, _RAISES
    for event in program.calls_of(".apply_gradients"):
        if _is_within(event, call) and event.args and _leads_to(event.args[0], given):
            yield event, _RAISES
    for event in program.calls_of(".gradient"):
        sources = event.argument("sources", 1)
        if _is_within(event, call) and sources is not None and id(sources) in given:
            yield event, _NONE


def _is_within(event: CallEvent, call: CallEvent) -> bool:
    return any(frame.call is call.node for frame in event.context.frames)


def _list_of(variable: Value) -> Value:
    """The list that a variable is one of, in a loop or by its place."""
    while True:
        match variable:
            case Element(of=of):
                variable = of
            case Derived(operator="[]", inputs=(of, *_)):
                variable = of
            case _:
                return variable


def _leads_to(value: Value, given: set[int]) -> bool:
    return any(id(origin) in given for origin in origins(value, _FAR))
