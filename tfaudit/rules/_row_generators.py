"""Generators that give the rows of arrays in order, which a dataset of slices gives without Python.

    for i in range(len(x)):
        yield x[i], y[i]

is what `Dataset.from_tensor_slices((x, y))` gives, if the arrays are as long as one another, and
remain as they are from where the dataset is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Plan, replace
from tfaudit.model import Safety
from tfaudit.program.values import Function, Items, Made, Table, Value
from tfaudit.rules._array_shapes import shape
from tfaudit.rules._arrays import element_type, is_array, rows, type_named
from tfaudit.rules._closures import bound_in
from tfaudit.rules._places import running_statement
from tfaudit.rules._spelling import precedes, spell
from tfaudit.syntax import body_statements, is_docstring, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Text
    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# The dataset holds a copy of the arrays. Up to this many numbers that is nothing to think about.
_SMALL = 2**27
_CHANGES_IN_PLACE = ("shuffle", "sort", "fill", "resize", "put", "partition", "itemset", "setflags")
_GIVEN = frozenset({"generator", "output_signature", "output_types", "output_shapes", "name"})
_BEFORE_ARGS = 3  # generator, output_types, output_shapes; then come arguments of the generator


@dataclass(frozen=True)
class _Rows:
    """What such a generator yields, and which arrays its parts are rows of."""

    yielded: cst.BaseExpression
    arrays: dict[str, str]  # by the source of a part: the array's name
    counted: str | int | None  # the array whose length the loop counts, or a number of rows
    cut: frozenset[str]  # the arrays that the loop itself goes along
    endless: bool


@dataclass(frozen=True)
class _Slices:
    """The call to write instead."""

    method: str
    elements: str
    endless: bool
    exact: bool  # whether it is sure to give the same, and to fit

    def layout(self, source: Text, node: cst.CSTNode) -> str:
        """Its source, over several lines where that of the node is."""
        repeat = ".repeat()" if self.endless else ""
        if "\n" not in source.of(node):
            return f"{self.method}({self.elements}){repeat}"
        start = source.line_start(source.spans[node].start)
        line = source.text[start : source.line_end(start)]
        margin = source.newline + line[: len(line) - len(line.lstrip())]
        return f"{self.method}({margin}{source.indent}{self.elements}{margin}){repeat}"


def slices_instead(program: Program, event: CallEvent, *, reordered: bool) -> Plan | None:
    """How a call of `from_generator` becomes one of `from_tensor_slices`, where that is proven.

    Args:
        program: the script.
        event: the call.
        reordered: the samples come in another order then.
    """
    found = {_slices(call) for call in program.calls if call.node is event.node}
    slices = found.pop()
    if found or slices is None:
        return None
    note = (
        "" if slices.exact else "The arrays are copied into the dataset; see that they fit twice."
    )
    if reordered:
        note = "The shuffle gives the samples in other orders." + (f" {note}" if note else "")
    safety = Safety.SAFE if slices.exact and not reordered else Safety.UNSAFE
    change = replace(event.node, lambda source: slices.layout(source, event.node))
    return Plan("slice the arrays in tf.data", (change,), safety, note)


def _slices(event: CallEvent) -> _Slices | None:
    node, module = event.node, event.module
    function = event.argument("generator", 0)
    if (
        not isinstance(node.func, cst.Attribute)
        or "#" in quoted(node)  # a comment would be lost
        or event.opaque
        or not set(event.keywords) <= _GIVEN
        or len(event.args) > _BEFORE_ARGS
        or not isinstance(function, Function)
        or function.module is not module
    ):
        return None
    found = _rows(function)
    arrays = _known_arrays(event, function, found) if found is not None else None
    if found is None or arrays is None:
        return None
    writer = _Writer(module, node, found, arrays)
    elements = writer.write(found.yielded, _types(event))
    if elements is None:
        return None
    method = f"{quoted(node.func.value)}.from_tensor_slices"
    exact = writer.exact and all(_is_small(array) for array in arrays.values())
    return _Slices(method, elements, found.endless, exact)


def _is_small(array: Value) -> bool:
    known = shape(array)
    size = 1
    for length in known or (None,):
        if length is None:
            return False
        size *= length
    return size <= _SMALL


def _rows(function: Function) -> _Rows | None:
    """What a generator yields, where its whole body is a loop along arrays."""
    node = function.node
    if not isinstance(node, cst.FunctionDef):
        return None
    if node.decorators or node.asynchronous or any(walk_type(node.params, cst.Param)):
        return None
    body = [statement for statement in body_statements(node.body) if not is_docstring(statement)]
    endless = len(body) == 1 and isinstance(body[0], cst.While) and _is_true(body[0].test)
    if endless:
        loop = body[0]
        assert isinstance(loop, cst.While)
        body = body_statements(loop.body) if loop.orelse is None else []
    match body:
        case [cst.For(orelse=None, asynchronous=None) as loop]:
            pass
        case _:
            return None
    match body_statements(loop.body):
        case [cst.Expr(value=cst.Yield(value=cst.BaseExpression() as yielded))]:
            return _along(loop, yielded, endless=endless)
    return None


def _is_true(test: cst.BaseExpression) -> bool:
    return quoted(test) in ("True", "1")


def _along(loop: cst.For, yielded: cst.BaseExpression, *, endless: bool) -> _Rows | None:
    """What the loop goes along: a count, arrays, or both by `enumerate`."""
    over: cst.BaseExpression = loop.iter
    target: cst.CSTNode = loop.target
    index: str | None = None
    if (given := _arguments(over, "enumerate")) is not None:
        pair = _parts(target)
        if len(pair) != 2 or len(given) != 1 or not isinstance(pair[0], cst.Name):
            return None
        index, target, over = pair[0].value, pair[1], given[0]
    elif (given := _arguments(over, "range")) is not None:
        counted = _counted(given[0]) if len(given) == 1 else None
        if counted is None or not isinstance(target, cst.Name):
            return None
        return _Rows(yielded, _subscripts(yielded, target.value), counted, frozenset(), endless)
    arrays = _subscripts(yielded, index) if index is not None else {}
    given = _arguments(over, "zip")
    along = [over] if given is None else given
    rows_named = [target] if given is None else _parts(target)
    if len(rows_named) != len(along):
        return None
    cut = set()
    for row, array in zip(rows_named, along, strict=True):
        if not isinstance(row, cst.Name) or not isinstance(array, cst.Name):
            return None
        arrays[row.value] = array.value
        cut.add(array.value)
    return _Rows(yielded, arrays, None, frozenset(cut), endless)


def _arguments(node: cst.BaseExpression, name: str) -> list[cst.BaseExpression] | None:
    """The arguments of a call of a built-in function, given by position all; None: it is none."""
    match node:
        case cst.Call(func=cst.Name(value=called), args=args) if called == name and all(
            arg.keyword is None and not arg.star for arg in args
        ):
            return [arg.value for arg in args]
    return None


def _parts(target: cst.CSTNode) -> list[cst.CSTNode]:
    if isinstance(target, (cst.Tuple, cst.List)):
        return [element.value for element in target.elements]
    return [target]


def _counted(node: cst.BaseExpression) -> str | int | None:
    """The array of `len(x)` and `x.shape[0]`, or a number."""
    match node:
        case cst.Integer():
            return int(node.evaluated_value)
        case cst.Call(func=cst.Name(value="len"), args=[cst.Arg(value=cst.Name(value=name))]):
            return name
        case cst.Subscript(
            value=cst.Attribute(value=cst.Name(value=name), attr=cst.Name(value="shape")),
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.Integer(value="0")))],
        ):
            return name
    return None


def _subscripts(yielded: cst.BaseExpression, index: str) -> dict[str, str]:
    """The parts `x[i]` of what is yielded, and their arrays."""
    found = {}
    for node in walk_type(yielded, cst.Subscript):
        match node:
            case cst.Subscript(
                value=cst.Name(value=array),
                slice=[cst.SubscriptElement(slice=cst.Index(value=cst.Name(value=at)))],
            ) if at == index:
                found[quoted(node)] = array
    return found


def _known_arrays(event: CallEvent, function: Function, found: _Rows) -> dict[str, Value] | None:
    """The arrays by name, if all are known, equally long, and stay as they are."""
    names = set(found.arrays.values()) | set(found.cut)
    if isinstance(found.counted, str):
        names.add(found.counted)
    arrays: dict[str, Value] = {}
    for name in names:
        value = function.scope.lookup(name)
        if value is None or not is_array(value) or not _stays(event, function.node, name):
            return None
        arrays[name] = value
    lengths = {rows(value) for value in arrays.values()}
    if isinstance(found.counted, int):
        lengths.add(found.counted)
    return arrays if arrays and len(lengths) == 1 else None


def _stays(event: CallEvent, generator: cst.CSTNode, name: str) -> bool:
    """Whether a name means the same for the generator and the call, and is not changed later."""
    module = event.module
    scope = _binder(module, generator, name)
    if scope is None or _binder(module, event.node, name) is not scope:
        return False
    anchor: cst.CSTNode | None = event.node
    if isinstance(scope, cst.Module):
        anchor = running_statement(module, event)
    elif _runs_in(module, event.node) is not scope:
        return False
    if anchor is None:
        return False
    index = module.index
    for bound, node in bound_in(scope):
        if bound != name or node in _parameters(scope):
            continue
        looped = any(isinstance(up, (cst.For, cst.While)) for up in index.ancestors(node))
        if looped or not precedes(node, anchor, index):
            return False
    if any(item.name.value == name for node in index.each(cst.Global) for item in node.names):
        return False
    return all(
        _runs_in(module, node) is scope and precedes(node, anchor, index)
        for node in _changes(scope, name)
    )


def _runs_in(module: ModuleInfo, node: cst.CSTNode) -> cst.CSTNode:
    """The function whose statements hold the node, or the module."""
    return module.index.enclosing(node, cst.FunctionDef) or module.tree


def _parameters(scope: cst.CSTNode) -> set[cst.CSTNode]:
    return set(walk_type(scope.params, cst.Param)) if isinstance(scope, cst.FunctionDef) else set()


def _binder(
    module: ModuleInfo, node: cst.CSTNode, name: str
) -> cst.FunctionDef | cst.Module | None:
    """The function around the node, or the module, that binds the name which is seen there."""
    for up in module.index.ancestors(node):
        if isinstance(up, (cst.FunctionDef, cst.Module)) and any(
            bound == name for bound, _ in bound_in(up)
        ):
            return up
        if isinstance(up, (cst.Lambda, cst.ClassDef)):
            return None
    return None


def _changes(scope: cst.CSTNode, name: str) -> Iterator[cst.CSTNode]:
    """The nodes that change, or may change, the array of that name in place."""
    for node in walk(scope):
        match node:
            case cst.AssignTarget(target=target) | cst.AugAssign(target=target):
                if isinstance(target, cst.Subscript) and _is_named(target.value, name):
                    yield node
            case cst.Call(func=cst.Attribute(value=owner, attr=cst.Name(value=method)), args=args):
                if method in _CHANGES_IN_PLACE and (
                    _is_named(owner, name) or any(_is_named(arg.value, name) for arg in args)
                ):
                    yield node
            case cst.Arg(keyword=cst.Name(value="out"), value=value) if _is_named(value, name):
                yield node


def _is_named(node: cst.CSTNode, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name


def _types(event: CallEvent) -> Value | None:
    """The types of an element as the call declares them: specs, or `output_types`."""
    return event.argument("output_signature") or event.argument("output_types", 1)


class _Writer:
    """Writes the arrays in the structure of an element."""

    def __init__(
        self, module: ModuleInfo, node: cst.Call, found: _Rows, arrays: dict[str, Value]
    ) -> None:
        self.module = module
        self.node = node
        self.found = found
        self.arrays = arrays
        self.exact = True  # no type has to be changed

    def write(self, part: cst.BaseExpression, declared: Value | None) -> str | None:
        """The source of a part, None where it is none that is known, or its type is not."""
        name = self.found.arrays.get(quoted(part))
        if name is not None:
            return self._array(name, declared)
        match part, declared:
            case cst.Tuple(elements=elements), Items(kind="tuple", items=items, open=False):
                if len(elements) != len(items):
                    return None
                texts = [self.write(e.value, i) for e, i in zip(elements, items, strict=True)]
                if any(text is None for text in texts):
                    return None
                comma = "," if len(texts) == 1 else ""
                return f"({', '.join(str(text) for text in texts)}{comma})"
            case cst.Dict(elements=pairs), Table(items=table, open=False):
                return self._dict(pairs, table)
        return None

    def _dict(self, pairs: object, table: dict[object, Value]) -> str | None:
        texts = []
        assert isinstance(pairs, (list, tuple))
        for pair in pairs:
            if not isinstance(pair, cst.DictElement) or not isinstance(pair.key, cst.SimpleString):
                return None
            text = self.write(pair.value, table.get(pair.key.evaluated_value))
            if text is None:
                return None
            texts.append(f"{quoted(pair.key)}: {text}")
        return "{" + ", ".join(texts) + "}" if len(texts) == len(table) else None

    def _array(self, name: str, declared: Value | None) -> str | None:
        if isinstance(declared, Made):
            if declared.name != "tensorflow.TensorSpec":
                return None
            given = declared.event.argument("dtype", 1)
            wanted = "float32" if given is None else type_named(given)
        else:
            wanted = type_named(declared)
        if wanted is None:
            return None
        if element_type(self.arrays[name]) == wanted:
            return name
        self.exact = False
        convert = spell(self.module, self.node, "numpy.asarray")
        to = spell(self.module, self.node, f"numpy.{wanted}")
        return f"{convert}({name}, {to})" if convert and to else None
