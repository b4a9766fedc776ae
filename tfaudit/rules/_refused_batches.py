"""Batches that Keras 3 refuses: lists of inputs or labels, where it takes tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, keep_part, replace
from tfaudit.model import Safety
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Derived,
    Function,
    Instance,
    Items,
    Made,
    Union,
    alternatives,
    is_none,
)
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._loaders import defines_loader, is_generator, is_pydataset
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_RUNS = (
    ".fit", ".fit_generator", ".evaluate", ".evaluate_generator", ".predict", ".predict_generator",
)  # fmt: skip
_PARTS = 3  # of a batch: inputs, labels and weights
_WORDS = ("yield", "__getitem__")
_SHUFFLES = ("shuffle", "resample")  # of scikit-learn: they give a list of what they get


def refused_batches(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Lists that a generator gives to a model, or for parts of a batch; of a `PyDataset`, too."""
    if not program.mentions(*_WORDS):
        return
    told: set[cst.CSTNode] = set()
    for event in program.calls_of(*_RUNS):
        receiver = event.receiver
        if receiver is None or not acts_as_model(receiver) or are_cared_for(event):
            continue
        given = ((("x", "generator"), 0), (("validation_data",), None))
        for names, place in given:
            for name in names:
                arg, value = argument(event.node, name, place), event.argument(name, place)
                if arg is None or value is None:
                    continue
                for module, node in _refused(program, value, (event.module, arg.value)):
                    if node not in told:
                        told.add(node)
                        yield _hit(module, node)
                break
    for module, node in _refused_out_of_sight(program):
        if node not in told:
            told.add(node)
            yield _hit(module, node)


def _refused_out_of_sight(program: Program) -> Iterator[tuple[ModuleInfo, cst.BaseExpression]]:
    """The lists in batches of a `PyDataset` that a module defines for others, which train by it."""
    for event in program.trace.classes:
        if defines_loader(event) and not may_fall_back(event) and not _is_made(program, event.node):
            for node in event.node.body.body:
                if isinstance(node, cst.FunctionDef) and node.name.value == "__getitem__":
                    yield from _returned_lists(program, event.module, node)


def _is_made(program: Program, node: cst.ClassDef) -> bool:
    """Whether an instance is made in sight: then it is known what gets its batches."""
    results = (call.result for call in program.calls)
    return any(isinstance(made, Instance) and made.cls.node is node for made in results)


def _refused(
    program: Program, data: Value, given: tuple[ModuleInfo, cst.BaseExpression]
) -> Iterator[tuple[ModuleInfo, cst.BaseExpression]]:
    """The lists in what is given, or else what is given, where it surely has some."""
    if isinstance(data, Union):  # what makes it may give none, as of no files: `return None`
        options = [option for option in data.options if not is_none(option)]
        found = [list(_refused(program, option, given)) for option in options]
        if all(found):
            yield from (place for places in found for place in places)
    elif is_generator(data) and isinstance(data, Items):
        if data.items and all(_has_list(batch) or _is_list(batch) for batch in data.items):
            lists = [
                (call.callee.module, node)
                for call in program.calls
                if call.result is data and isinstance(call.callee, Function)
                for made in walk_type(call.callee.node, cst.Yield)
                if isinstance(made.value, cst.BaseExpression)
                for node in _lists(made.value)
            ]
            yield from lists or [given]
    elif isinstance(data, Instance) and is_pydataset(data):
        method = data.cls.find("__getitem__")
        if isinstance(method, Function):
            yield from _returned_lists(program, method.module, method.node)


def _returned_lists(
    program: Program, module: ModuleInfo, method: cst.CSTNode
) -> Iterator[tuple[ModuleInfo, cst.BaseExpression]]:
    """The lists in what a method surely gives back with some, whichever way it takes."""
    returned = program.trace.returns.get(method, ())
    if all(_has_list(value) for _, value in returned):
        for expression, _ in returned:
            for node in _lists(expression) or [expression]:
                yield module, node


def _is_list(value: Value) -> bool:
    match value:
        case Items(kind=kind):
            return kind == "list"
        case Made(name="builtins.list" | "builtins.sorted"):
            return True
        case Made(name=name, event=event) if name.startswith("sklearn.utils."):
            return name.endswith(_SHUFFLES) and len(event.args) > 1  # of one array, an array
        case Derived(operator="[]", inputs=(base, Derived(operator="slice"))):
            return _is_list(base)  # `arrays[:-1]`
        case Derived(operator="+", inputs=inputs):
            return all(map(_is_list, inputs))
    return False


def _has_list(batch: Value) -> bool:
    """Whether the inputs or the labels of a batch surely are a list."""
    if not isinstance(batch, Items) or batch.kind != "tuple" or batch.open:
        return False
    return any(all(map(_is_list, alternatives(part))) for part in batch.items[:_PARTS])


def _lists(batch: cst.BaseExpression) -> list[cst.BaseExpression]:
    """The lists that are written in a batch, `[a, b], y`, as its parts; or the batch itself.

    So is a call that makes one of a batch: `yield shuffle(rows, labels)`.
    """
    if isinstance(batch, cst.List) or _shuffles(batch):
        return [batch]
    if not isinstance(batch, cst.Tuple):
        return []
    parts = [element.value for element in batch.elements[:_PARTS]]
    return [part for part in parts if isinstance(part, cst.List)]


def _shuffles(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Call) and quoted(node.func).endswith(_SHUFFLES)


def _hit(module: ModuleInfo, node: cst.BaseExpression) -> Hit:
    plan, remedy = None, "make it a tuple"
    if _shuffles(node):
        plan = Plan("Make it a tuple", (keep_part(node, node, "tuple({})"),), Safety.SAFE)
    elif isinstance(node, cst.List):
        inner = ", ".join(quoted(element.value) for element in node.elements)
        comma = "," if len(node.elements) == 1 else ""
        change = replace(node, f"({inner}{comma})")
        plan = Plan("Make it a tuple", (change,), Safety.SAFE)
        if inner == "None":  # which a tuple must not hold, either
            plan, remedy = None, "leave it out"
    message = "Keras 3 takes no list for a batch of a generator, nor for inputs, labels or weights "
    return Hit(module, node, f"{message}in one: {remedy}", plan)
