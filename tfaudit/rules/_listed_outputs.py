"""What TFA903 says of models of one output in a list: in Keras 3 they give a list, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Safety
from tfaudit.program.values import (
    Derived,
    Function,
    Instance,
    Items,
    LayerOutput,
    Made,
    Parameter,
)
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_MODEL = "keras.Model"
# Those that are called with a list of one, and do not take what is in it.
_ONE_INPUT = re.compile(
    r"keras\.layers\.(?:Dense|Flatten|Reshape|Permute|RepeatVector|Embedding|PReLU|LSTM|GRU"
    r"|Bidirectional|TimeDistributed|(?:Batch|Layer)Normalization|\w*Conv\w*"
    r"|(?:Max|Average)Pool\w*|(?:UpSampling|ZeroPadding|Cropping)[123]D)"
)
_MERGING = re.compile(
    r"keras\.layers\.(?:[Aa]dd|[Ss]ubtract|[Mm]ultiply|[Aa]verage|[Mm]aximum|[Mm]inimum"
    r"|[Cc]oncatenate|[Dd]ot)"
)
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**", "@"})
_DEEPEST = 6


def listed_outputs(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The list of one output of a model whose symbolic output is given on as if it were no list."""
    listing = [event for event in program.calls_of(_MODEL) if _lists_one_output(event)]
    said: set[cst.CSTNode] = set()
    operands = _operands(program) if listing else set()
    for event in program.calls if listing else ():
        for made in _made_lists(event, operands):
            list_ = argument(made.node, "outputs", 1)
            if list_ is None or list_.value in said or made not in listing:
                continue
            said.add(list_.value)
            if are_cared_for(made):
                continue
            message = "in Keras 3 this model, called with a symbolic tensor, gives a list of one, "
            message += f"which `{quoted(event.node.func)}` refuses: give the output by itself"
            related = ((event.module, underline(event.node), "refused here"),)
            yield Hit(made.module, list_.value, message, _plan(list_.value), related=related)


def _lists_one_output(event: CallEvent) -> bool:
    outputs = event.argument("outputs", 1)
    if not isinstance(outputs, Items) or outputs.open or outputs.each_of is not None:
        return False
    return outputs.kind == "list" and len(outputs.items) == 1


def _plan(node: cst.BaseExpression) -> Plan | None:
    if not isinstance(node, cst.List) or len(node.elements) != 1:
        return None
    only = node.elements[0]
    if isinstance(only, cst.StarredElement):
        return None
    change = replace(node, quoted(only.value))
    return Plan("Give the output by itself", (change,), Safety.SAFE)


def _operands(program: Program) -> set[tuple[cst.CSTNode, str]]:
    """What the user's layers compute with of what their `call` is given, by method and name."""
    found: set[tuple[cst.CSTNode, str]] = set()
    for event in program.calls:
        if event.context.frames and event.context.frames[-1].function.name == "call":
            for value in event.args:
                found.update(
                    (part.function, part.name)
                    for part in _computed(value)
                    if isinstance(part, Parameter)
                )
    return found


def _made_lists(event: CallEvent, operands: set[tuple[cst.CSTNode, str]]) -> Iterator[CallEvent]:
    """Where the models are made whose outputs a call takes, and would only take as tensors."""
    called, name = event.receiver, event.name
    given = [*event.args, *event.keywords.values()]
    if name == "()" and isinstance(called, Made):
        name = called.name
    if _ONE_INPUT.fullmatch(name) is not None:
        yield from _models(given)
    elif _MERGING.fullmatch(name) is not None:
        listed = (part for value in given if isinstance(value, Items) for part in value.items)
        yield from _models([*given, *listed])
    elif name == "()" and isinstance(called, Instance):
        method = called.cls.find("call")
        if isinstance(method, Function) and isinstance(method.node, cst.FunctionDef):
            names = [param.name.value for param in method.node.params.params[1:]]
            pairs = zip(names, event.args, strict=False)
            yield from _models([v for name, v in pairs if (method.node, name) in operands])
    for value in given:
        yield from _models(list(_computed(value)))


def _models(values: list[Value]) -> Iterator[CallEvent]:
    """Where the models are made that give these values."""
    for value in values:
        if isinstance(value, LayerOutput) and isinstance(value.layer, Made):
            yield value.layer.event


def _computed(value: Value, depth: int = 0) -> Iterator[Value]:
    """The operands of a computation, and those of what it computes with."""
    if isinstance(value, Derived) and value.operator in _ARITHMETIC and depth < _DEEPEST:
        for part in value.inputs:
            yield part
            yield from _computed(part, depth + 1)
