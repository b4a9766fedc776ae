"""Names that a script imports and that its fixes left without a use: `CuDNNLSTM`, say.

Where the name is gone from the installed version, the script would still not start. Only what comes
from the frameworks is looked at: to import a module of the user's own may have effects.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit import spans
from tfaudit.edits import contradict
from tfaudit.model import Edit
from tfaudit.syntax import children, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.source import Source

_REST_OF_LINE = re.compile(r",?[ \t]*(#.*)?\s*")
_FRAMEWORKS = frozenset({"tensorflow", "keras", "tf_keras"})


def without_idle(before: Source, after: Source) -> Source:
    """The mended source without the imported names that only the original used.

    Raises:
        SourceError: one of them cannot be parsed.
    """
    if after.path.name == "__init__.py":
        return after  # for others to import
    tree = after.parse()
    now = _uses(tree)
    imports = list(_imports(tree))
    bound = {name for _, names in imports for name, _ in names}
    # What stands at top level may be named in `__all__`.
    public = {name for line, names in imports if line in tree.body for name, _ in names}
    quoted = {name for name in public if f'"{name}"' in after.text or f"'{name}'" in after.text}
    candidates = {name for name in bound - quoted if not now[name] and not after.conceals(name)}
    if not candidates:
        return after
    used = _uses(before.parse())
    idle = {name for name in candidates if used[name]}
    edits: list[Edit] = []
    for line, names in imports:
        gone = [name in idle for name, _ in names]
        if any(gone):
            edits += _removed(after, tree, line, [alias for _, alias in names], gone)
    return after.with_edits(sorted(edits))


def _imports(
    tree: cst.Module,
) -> Iterator[tuple[cst.SimpleStatementLine, list[tuple[str, cst.ImportAlias]]]]:
    """The lines that import from a framework, and what they bind."""
    for body in _bodies(tree):
        for line in body:
            if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
                continue
            node = line.body[0]
            if (
                isinstance(node, cst.ImportFrom)
                and not node.relative
                and not isinstance(node.names, cst.ImportStar)
                and (dotted(node.module) or "").partition(".")[0] in _FRAMEWORKS
            ):
                yield line, [(a.evaluated_alias or a.evaluated_name, a) for a in node.names]


def _bodies(tree: cst.Module) -> Iterator[Sequence[cst.CSTNode]]:
    """The top level, and the blocks that do not end with an import: one of them may go.

    What stands below `try` is there to be caught, and what stands in a class is an attribute of it.
    """
    yield tree.body
    left: list[cst.CSTNode] = list(tree.body)
    while left:
        node = left.pop()
        if isinstance(node, cst.IndentedBlock):
            left += node.body
            if isinstance(node.body[-1], cst.SimpleStatementLine) and isinstance(
                node.body[-1].body[-1], cst.ImportFrom
            ):
                continue
            yield node.body
        elif isinstance(node, cst.ClassDef):
            left += (part for part in node.body.body if isinstance(part, cst.FunctionDef))
        elif isinstance(node, (cst.If, cst.For, cst.While)):
            left += [node.body] if node.orelse is None else [node.body, node.orelse]
        elif isinstance(node, (cst.FunctionDef, cst.Else, cst.With)):
            left.append(node.body)


def _uses(tree: cst.Module) -> Counter[str]:
    """How often each name stands outside of imports, parts of what a framework has aside."""
    found: Counter[str] = Counter()
    parts: list[cst.Attribute] = []
    roots: set[str] = set()
    stack: list[cst.CSTNode] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, (cst.Import, cst.ImportFrom)):
            roots |= _frameworks(node)
            continue
        if isinstance(node, cst.Name):
            found[node.value] += 1
        elif isinstance(node, cst.Attribute):
            parts.append(node)
        stack += children(node)
    # `tf.keras.mixed_precision` uses no `mixed_precision` that is imported.
    found.subtract(p.attr.value for p in parts if (dotted(p) or "").partition(".")[0] in roots)
    return found


def _frameworks(node: cst.Import | cst.ImportFrom) -> set[str]:
    """The names by which `import tensorflow as tf` or `from tensorflow import keras` are known."""
    if isinstance(node, cst.ImportFrom):
        aliases = [] if isinstance(node.names, cst.ImportStar) else node.names
        whole = dotted(node.module) == "tensorflow"
        return {
            alias.evaluated_alias or "keras"
            for alias in aliases
            if whole and alias.evaluated_name == "keras"
        }
    return {
        alias.evaluated_alias or alias.evaluated_name.partition(".")[0]
        for alias in node.names
        if alias.evaluated_name.partition(".")[0] in _FRAMEWORKS
    }


def _removed(
    source: Source,
    tree: cst.Module,
    line: cst.SimpleStatementLine,
    aliases: list[cst.ImportAlias],
    gone: list[bool],
) -> list[Edit]:
    places, code = spans.find_with_code(tree, [line, *aliases])
    if not spans.reproduces(tree, code, source.parsed_text):
        return []
    starts = [*source.line_starts, len(source.text)]

    def lines(span: spans.Span) -> tuple[int, int]:
        return starts[source.line_of(span.start) - 1], starts[source.line_of(span.stop)]

    if all(gone):
        return [Edit(*lines(places[line]), "")]
    last = max(i for i, out in enumerate(gone) if not out)
    edits: list[Edit] = []
    for i, alias in enumerate(aliases):
        place = places[alias]
        start, stop = lines(place)
        around = source.text[start : place.start], source.text[place.stop : stop]
        if not gone[i]:
            continue
        if not around[0].strip() and _REST_OF_LINE.fullmatch(around[1]):
            edits.append(Edit(start, stop, ""))
        elif i < last:
            edits.append(Edit(place.start, places[aliases[i + 1]].start, ""))
        else:
            edits.append(Edit(places[aliases[i - 1]].stop, place.stop, ""))
    edits.sort()
    return [] if contradict(edits) else edits
