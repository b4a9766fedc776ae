"""Where the name of what grows is used: a variable, an attribute, or an item of a dict.

Of an attribute it matters, too, what the loop calls: the method that makes it longer may be one of
several that do something with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import Function
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Loop
    from tfaudit.program.program import Program
    from tfaudit.syntax import Index


def is_place(node: cst.CSTNode) -> bool:
    """Whether it is a name, an attribute of the method's object, or an item of these by a text."""
    match node:
        case cst.Name() | cst.Attribute(value=cst.Name(value="self")):
            return True
        case cst.Subscript(value=holder) if _key(node) is not None:
            return is_place(holder) and not isinstance(holder, cst.Subscript)
    return False


def _key(node: cst.CSTNode) -> object:
    """The key of `table["key"]`."""
    match node:
        case cst.Subscript(
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))]
        ):
            return key.evaluated_value
    return None


def targets(place: cst.CSTNode) -> Iterator[cst.BaseExpression]:
    """What the assignments of a place bind, one by one: `a, b = …` binds two."""
    bound_to = (target.target for target in walk_type(place, cst.AssignTarget))
    for bound in (*bound_to, *(node.target for node in walk_type(place, cst.AnnAssign))):
        if isinstance(bound, (cst.Tuple, cst.List)):
            yield from (element.value for element in bound.elements)
        else:
            yield bound


def uses(index: Index, place: cst.CSTNode, name: str) -> list[cst.CSTNode] | None:
    """Where a name, an attribute or an item is used; None if the whole dict of the item is used."""
    holder, of_dict, key = name.partition("[")
    kind = cst.Attribute if "." in holder else cst.Name
    found = [node for node in walk_type(place, kind) if quoted(node) == holder]
    found = [node for node in found if not _only_names(index.parent(node), node)]
    if not of_dict:
        return list(found)
    items = [index.parent(node) for node in found]
    if any(item is None or _key(item) is None for item in items):
        return None
    sought = cst.parse_expression(f"x[{key}")
    return [item for item in items if item is not None and _key(item) == _key(sought)]


def _only_names(above: cst.CSTNode | None, node: cst.CSTNode) -> bool:
    """Whether it is the name of an attribute, or of an argument."""
    return (isinstance(above, cst.Attribute) and above.attr is node) or (
        isinstance(above, cst.Arg) and above.keyword is node
    )


def is_left_alone(program: Program, loop: Loop, method: cst.FunctionDef, name: str) -> bool:
    """Whether nothing but the method, which the loop calls, has to do with an attribute there.

    Neither the loop itself nor another function that it calls, of whatever object; a function with
    a decorator, as a property, may be called without saying so.
    """
    kept = name.partition("[")[0].removeprefix("self.")
    entered: set[cst.CSTNode] = {loop.node}
    for event in program.calls:
        if loop in event.context.loops:
            entered |= {f.function.node for f in program.below(event.context, loop).frames}
            if isinstance(event.callee, Function):
                entered.add(event.callee.node)
    for module in program.modules:
        for node in module.index.each(cst.Attribute):
            if node.attr.value != kept:
                continue
            around = list(module.index.ancestors(node))
            if method in around:
                continue
            if any(up in entered for up in around):
                return False
            if any(isinstance(up, cst.FunctionDef) and up.decorators for up in around):
                return False
    return True
