"""Which names of a training loop's body surely hold tensors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.values import (
    Attr,
    Class,
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
    Value,
    alternatives,
)
from tfaudit.rules._closures import plain_names
from tfaudit.rules._spelling import names_bound
from tfaudit.syntax import as_assign, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

# Packages whose functions give tensors, and the parts of them that do not.
_PACKAGES = ("tensorflow.", "keras.")
_OF_NUMPY = ("keras.utils.", "keras.preprocessing.", "keras.datasets.")
_OF_OTHERS = (
    "tensorflow.config.", "tensorflow.data.", "tensorflow.distribute.", "tensorflow.executing_",
    "tensorflow.io.gfile.", "tensorflow.summary.", "tensorflow.train.", "keras.backend.get_value",
    "keras.callbacks.", "keras.models.", "keras.optimizers.",
)  # fmt: skip
# The call of a model, a layer or a loss, and what a tape gives.
_METHODS = frozenset({"()", ".gradient"})
_ARITHMETIC = frozenset("+-*/")
_DEEPEST = 8


def tensors_of(target: cst.CSTNode, over: Value) -> list[str]:
    """The names of a loop's target that are tensors: what a pipeline gives, numbers left out."""
    if isinstance(over, Made) and over.event.args:
        name, args = over.name, over.event.args
        if name in api.PASS_THROUGH_ITERATORS and name != ".as_numpy_iterator":
            return tensors_of(target, args[0])
        parts = target.elements if isinstance(target, cst.Tuple) else ()
        if name == "builtins.enumerate" and len(parts) == 2:
            return tensors_of(parts[1].value, args[0])
        if name == "builtins.zip":
            each = zip(parts, args, strict=False)
            return [n for element, arg in each for n in tensors_of(element.value, arg)]
    return list(plain_names(target)) if isinstance(over, Dataset) else []


def tensors_before(
    program: Program, first: cst.CSTNode, loop: cst.For | cst.While, known: Sequence[str]
) -> list[str]:
    """Those names, and the ones that the loop's body binds to tensors before a statement."""
    tensors = list(known)
    for statement in loop.body.body:
        if statement is first:
            break
        parts = statement.body if isinstance(statement, cst.SimpleStatementLine) else [statement]
        for part in parts:
            given: list[str] = []
            plain = as_assign(part)
            if isinstance(plain, cst.Assign) and is_tensor(program, plain.value, set(tensors)):
                given = [name for t in plain.targets for name in plain_names(t.target)]
            bound = names_bound(part)
            tensors = [name for name in tensors if name not in bound] + given
    return tensors


def tensors_in(program: Program, statements: Sequence[cst.CSTNode], known: set[str]) -> set[str]:
    """The names that are tensors behind the statements, whichever of them bound them last."""
    never: set[str] = set()
    known = set(known)
    for node in (node for statement in statements for node in walk(statement)):
        match as_assign(node):
            case cst.Assign(targets=targets, value=value):
                names = {n for t in targets for n in plain_names(t.target)}
                if is_tensor(program, value, known):
                    known |= names
                else:
                    never |= names
            case cst.AugAssign(target=cst.Name(value=name), value=value):
                if is_tensor(program, value, known):
                    never.discard(name)  # penalty = 0; penalty += l2(x, y)
                    known.add(name)
            case cst.For(target=target) | cst.AsName(name=target):
                never |= set(plain_names(target))
    return known - never


def is_tensor(program: Program, node: cst.CSTNode, known: set[str], depth: int = 0) -> bool:
    """Whether an expression surely gives a tensor, or several, when the names are tensors."""
    if depth > _DEEPEST:
        return False
    match node:
        case cst.Name(value=name):
            return name in known
        case cst.BinaryOperation(left=left, right=right):
            return any(is_tensor(program, side, known, depth + 1) for side in (left, right))
        case cst.UnaryOperation(expression=inner) | cst.Subscript(value=inner):
            return is_tensor(program, inner, known, depth + 1)
        case cst.Call():
            events = [event for event in program.calls if event.node is node]
            return bool(events) and all(map(_gives_tensor, events))
    return False


def _gives_tensor(event: CallEvent) -> bool:
    if isinstance(event.callee, Function):
        return all(_is_tensor_by_origin(option) for option in alternatives(event.result))
    return _makes_tensors(event.name)


def _makes_tensors(name: str) -> bool:
    if name.startswith(_OF_NUMPY + _OF_OTHERS):
        return False
    return name.startswith(_PACKAGES) or name in _METHODS


def _is_tensor_by_origin(value: Value, depth: int = 0) -> bool:
    """Whether a value that a function gives is a tensor by how it was made."""
    if depth > _DEEPEST:
        return False
    match value:
        case Made(name=name):
            return _makes_tensors(name)
        case LayerOutput():
            return True
        case Items(items=items, open=False):
            return all(_is_tensor_by_origin(item, depth + 1) for item in items)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(_is_tensor_by_origin(part, depth + 1) for part in inputs)
    return False


def may_be_fixed(value: Value) -> bool:
    """Whether a graph may hold a value as it is: it is no array, which would be copied into it."""
    match value:
        case Const() | Instance() | Function() | Class() | Symbol() | Parameter() | LayerOutput():
            return True
        case Made(name=name):
            of_package = name.startswith(_PACKAGES) and not name.startswith(_OF_NUMPY)
            return of_package or name in _METHODS
        case Element(of=of):
            return isinstance(of, Dataset)
        case Attr(base=base):
            return may_be_fixed(base)
    return False
