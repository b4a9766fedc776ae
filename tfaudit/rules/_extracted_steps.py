"""Makes a function of a training step that stands in its loop's own body.

The function is put before the outermost loop, so that it is traced once. What changes from step to
step is passed to it; what it binds and others read it gives back; all else it takes from around it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Plan, Text, reindented
from tfaudit.model import Edit, Safety
from tfaudit.program.values import alternatives
from tfaudit.rules._closures import bound_in
from tfaudit.rules._name_flow import first_reads, is_read_later, surely_bound
from tfaudit.rules._spelling import names_bound, spell
from tfaudit.rules._steps import tapes_of, updates
from tfaudit.rules._tensor_names import may_be_fixed, tensors_before, tensors_in, tensors_of
from tfaudit.rules._traceable import Obstacle, Part, judge_statements
from tfaudit.syntax import walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.events import Loop
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.rules._steps import Step

_NAMES = ("train_step", "training_step", "take_step")
# What leaves a function or a loop, or what a function of its own would keep to itself.
_NOT_TO_MOVE = (
    cst.Return, cst.Break, cst.Continue, cst.Yield, cst.Await, cst.Global, cst.Nonlocal, cst.Del,
    cst.Import, cst.ImportFrom, cst.FunctionDef, cst.ClassDef, cst.Try, cst.While, cst.NamedExpr,
    cst.Lambda,
)  # fmt: skip


@dataclass(frozen=True)
class Extraction:
    """How steps become a function, or what in them cannot be in a graph; both may be missing."""

    plan: Plan | None = None
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True)
class _Place:
    """Where the steps stand, and before what their function is to stand."""

    loop: cst.For | cst.While
    outermost: cst.For | cst.While  # of the loops around them in their scope
    scope: cst.FunctionDef | cst.Module
    anchor: cst.For | cst.While | cst.FunctionDef


@dataclass(frozen=True)
class _Moved:
    """What becomes a function: whole statements of a loop's body, with its names."""

    statements: tuple[cst.CSTNode, ...]
    parameters: tuple[str, ...]
    given_back: tuple[str, ...]


def extraction(program: Program, steps: Sequence[Step]) -> Extraction:
    """How the steps in one loop's body become a function that is traced.

    Args:
        program: what the loop is of.
        steps: all steps that the loop's own body takes.
    """
    loop = steps[0].loop
    module = loop.module
    place = _place(program, loop)
    if place is None or any(step.tape.context.scopes for step in steps):
        return Extraction()
    statements = _statements(program, place.loop, steps)
    if not statements or any(isinstance(n, _NOT_TO_MOVE) for s in statements for n in walk(s)):
        return Extraction()
    part = Part(module, statements)
    verdict = judge_statements(program, part)
    if verdict.safety is None:
        return Extraction(None, verdict.obstacles)
    moved = _with_names(program, part, loop, place)
    name = _free_name(module)
    decorator = spell(module, place.anchor, "tensorflow.function")
    if moved is None or name is None or decorator is None:
        return Extraction()
    note = "what the step reads from around it is fixed when it is traced"
    change = _change(module, moved, place.anchor, name, decorator)
    return Extraction(Plan(f"Put it into {name}", (change,), Safety.UNSAFE, note))


def _place(program: Program, loop: Loop) -> _Place | None:
    """Before the outermost loop of the scope, so that the function is made once.

    Before the scope's own function where a loop calls that: it would make the other one each time.
    """
    node, index = loop.node, loop.module.index
    if not isinstance(node, (cst.For, cst.While)) or not isinstance(node.body, cst.IndentedBlock):
        return None
    outermost = node
    scope: cst.FunctionDef | cst.Module | None = None
    for up in index.ancestors(node):
        if isinstance(up, (cst.For, cst.While)):
            outermost = up
        elif isinstance(up, (cst.ClassDef, cst.Lambda)):
            return None
        elif isinstance(up, (cst.FunctionDef, cst.Module)):
            scope = up
            break
    entry = program.entry(loop)
    if scope is None or entry is None:
        return None
    own = {id(up) for up in (node, *index.ancestors(node))}
    if all(id(around.node) in own for around in entry.context.loops):
        return _Place(node, outermost, scope, outermost)
    if isinstance(scope, cst.FunctionDef) and isinstance(index.parent(scope), cst.Module):
        return _Place(node, outermost, scope, scope)
    return None


def _statements(
    program: Program, node: cst.For | cst.While, steps: Sequence[Step]
) -> tuple[cst.CSTNode, ...]:
    """The statements of the loop's body from the first tape to the last update."""
    loop = steps[0].loop
    above = loop.module.index.ancestors
    body = {id(statement): place for place, statement in enumerate(node.body.body)}
    tapes = {step.tape.result for step in steps}
    events = [step.tape for step in steps] + [step.update for step in steps]
    # One tape may have several updates: of a generator and of its critic.
    events += [update for update in updates(program) if tapes & set(tapes_of(update))]
    places = []
    for event in events:
        frames = program.below(event.context, loop).frames if loop in event.context.loops else ()
        at = frames[0].call if frames else event.node
        if at is None:
            return ()
        places += [body[id(up)] for up in above(at) if id(up) in body]
    if len(places) < len(events):
        return ()
    return tuple(node.body.body[min(places) : max(places) + 1])


def _with_names(program: Program, part: Part, loop: Loop, place: _Place) -> _Moved | None:
    """The statements with what passes into their function, and out; None where it is not known."""
    node, index = place.loop, part.module.index
    reads = set(first_reads(part.body))
    bound = {name for s in part.body for name in names_bound(s)}
    declared = {item.name.value for g in index.each(cst.Global) for item in g.names}
    declared |= {item.name.value for n in index.each(cst.Nonlocal) for item in n.names}
    # A name that is read before it is bound is kept from step to step, or counts with `+=`.
    if reads & bound or declared & (bound | reads):
        return None
    given = tensors_of(node.target, loop.iterable) if isinstance(node, cst.For) else []
    given = [n for n in tensors_before(program, part.body[0], node, given) if n in reads]
    fixed = reads - set(given)
    if fixed & _changing(part.module, place) or not _are_fixed(program, part, fixed):
        return None
    named = dict.fromkeys(name.value for s in part.body for name in walk_type(s, cst.Name))
    back = [n for n in named if n in bound and is_read_later(n, part.body, place.scope, index)]
    sure = {name for s in part.body for name in surely_bound(s)}
    if not (sure & tensors_in(program, part.body, set(given))).issuperset(back):
        return None
    return _Moved(part.body, tuple(given), tuple(back))


def _changing(module: ModuleInfo, place: _Place) -> set[str]:
    """The names that may mean something else in another step, or not yet where the function is."""
    if place.anchor is place.outermost:
        return {name for name, _ in bound_in(place.outermost)}
    own = {name for name, _ in bound_in(place.scope)}
    times: Counter[str] = Counter()
    for name, node in bound_in(module.tree):
        above = module.index.ancestors(node)
        times[name] += 2 if any(isinstance(up, (cst.For, cst.While)) for up in above) else 1
    return own | {name for name, count in times.items() if count > 1}


def _are_fixed(program: Program, part: Part, names: set[str]) -> bool:
    """Whether what the statements take from around them may stand in a graph as it is.

    What they index or go through must not be an array, nor a tensor, and is known to be neither
    only where nothing of the step's own is in it.
    """
    own = {id(node) for statement in part.body for node in walk(statement)}
    for node in (node for statement in part.body for node in walk(statement)):
        if isinstance(node, cst.Subscript) and _names_in(node.value) & names:
            return False
        if isinstance(node, (cst.For, cst.CompFor)) and not _names_in(node.iter) <= names:
            return False
    return all(
        may_be_fixed(option)
        for event in program.calls
        if id(event.node) in own
        for arg, value in zip(event.node.args, event.args, strict=False)
        if isinstance(arg.value, cst.Name) and arg.value.value in names
        for option in alternatives(value)
    )


def _names_in(node: cst.CSTNode) -> set[str]:
    return set(first_reads([node]))


def _free_name(module: ModuleInfo) -> str | None:
    used = {name.value for name in module.index.each(cst.Name)}
    return next((name for name in _NAMES if name not in used), None)


def _change(
    module: ModuleInfo, moved: _Moved, anchor: cst.CSTNode, name: str, decorator: str
) -> Change:
    def make(source: Text) -> list[Edit]:
        newline = source.newline
        first, last = moved.statements[0], moved.statements[-1]
        start = source.line_start(source.spans[first].start)
        stop = source.line_end(source.spans[last].stop)
        back = ", ".join(moved.given_back)
        call = f"{name}({', '.join(moved.parameters)})"
        here = source.margin(first) + (f"{back} = " if back else "") + call
        if source.text[:stop].endswith(("\n", "\r")):  # or else the file ends without one
            here += newline

        margin = source.margin(anchor)
        inner = margin + source.indent
        lines = [f"{margin}@{decorator}", f"{margin}def {name}({', '.join(moved.parameters)}):"]
        text = newline.join(lines) + newline + reindented(source, moved.statements, inner)
        if back:
            text += f"{inner}return {back}{newline}"
        at = _above_comments(source, anchor)
        blank = 1 if margin else 2
        new_cell = at > 1 and module.source.ends_cell(at - 1)
        above = blank if new_cell else _blank_lines(source, at)
        before = newline * max(0, blank - above)
        gap = newline * blank
        return [Edit(at, at, before + text + gap), Edit(start, stop, here)]

    return Change((anchor, *moved.statements), make)


def _above_comments(source: Text, statement: cst.CSTNode) -> int:
    """Where the comments begin that stand right above a statement."""
    at = source.line_start(source.spans[statement].start)
    while at > 0:
        above = source.line_start(at - 1)
        if not source.text[above:at].lstrip().startswith("#"):
            break
        at = above
    return at


def _blank_lines(source: Text, at: int) -> int:
    """The blank lines above; as many as one could want at the start of a file or of a block."""
    count = 0
    while at > 0:
        above = source.line_start(at - 1)
        line = source.text[above:at].strip()
        if line:
            return 2 if line.endswith(":") else count
        count, at = count + 1, above
    return 2
