"""Where a person puts set-up code: after the imports, before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.rules._runtime import may_start_tensorflow
from tfaudit.syntax import quoted, walk, walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program


def top_statement(module: ModuleInfo, node: cst.CSTNode) -> cst.CSTNode | None:
    """The statement of the module's top level that holds a node of it."""
    here: cst.CSTNode | None = node
    while here is not None:
        parent = module.index.parent(here)
        if parent is module.tree:
            return here
        here = parent
    return None


def running_statement(module: ModuleInfo, event: CallEvent) -> cst.CSTNode | None:
    """The statement of the module's top level that leads to a call of the script's own flow."""
    for frame in event.context.frames:
        if frame.call is not None:
            found = top_statement(module, frame.call)
            if found is not None:
                return found
    return top_statement(module, event.node)


def call_in_script(program: Program, event: CallEvent) -> cst.Call | None:
    """The call of the script itself that makes another one happen, perhaps in another file."""
    calls = [frame.call for frame in event.context.frames if frame.call is not None]
    known = (call for call in (event.node, *reversed(calls)) if _stands_in(program, call))
    return next(known, None)


def _stands_in(program: Program, call: cst.Call) -> bool:
    return top_statement(program.module, call) is not None


def after_imports(program: Program) -> cst.CSTNode | None:
    """The last of the imports that stand before anything which may start TensorFlow.

    Returns:
        None where there is no such import at the top level that brings TensorFlow or Keras, or
        where a local module that is imported may start it.
    """
    module = program.module
    body: list[cst.CSTNode] = list(module.tree.body)
    limit = len(body)
    for event in program.calls:
        if event.context.root != 0 or not may_start_tensorflow(event):
            continue
        if event.module is not module and not event.context.frames:
            return None  # while it is imported
        statement = running_statement(module, event)
        if statement is None:
            return None
        limit = body.index(statement)
        break
    imports = [s for s in body[:limit] if _is_import(s)]
    if not any(_brings_tensorflow(s) for s in imports):
        return None
    return imports[-1]


def _is_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and any(
        isinstance(small, (cst.Import, cst.ImportFrom)) for small in statement.body
    )


def _brings_tensorflow(statement: cst.CSTNode) -> bool:
    return any(name.value == "tensorflow" for name in walk_type(statement, cst.Name))


def names_read(statement: cst.CSTNode) -> set[str]:
    """The plain names that a statement may read; attribute names are none."""
    attributes = {id(n.attr) for n in walk_type(statement, cst.Attribute)}
    keywords = {id(n.keyword) for n in walk_type(statement, cst.Arg) if n.keyword is not None}
    names = (n for n in walk_type(statement, cst.Name) if id(n) not in attributes | keywords)
    return {n.value for n in names} - _BUILTINS


def names_bound(statements: list[cst.CSTNode]) -> set[str]:
    """Names that these statements bind: imports, assignments, loop variables, functions."""
    found: set[str] = set()
    for statement in statements:
        for node in walk(statement):
            match node:
                case cst.ImportAlias(name=name, asname=None):
                    found |= {quoted(name).partition(".")[0]}
                case cst.ImportAlias(asname=cst.AsName(name=cst.Name(value=name))):
                    found.add(name)
                case cst.AssignTarget(target=cst.Name(value=name)):
                    found.add(name)
                case cst.For(target=cst.Name(value=name)):
                    found.add(name)
                case cst.FunctionDef(name=cst.Name(value=name)):
                    found.add(name)
                case cst.AsName(name=cst.Name(value=name)):
                    found.add(name)
    return found


_BUILTINS = frozenset({
    "True", "False", "None", "print", "len", "RuntimeError", "Exception", "ValueError", "int",
    "str", "IndexError", "range", "list", "enumerate",
})  # fmt: skip
