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
from tfaudit.syntax import dotted, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    bound = {name for _, names in _imports(tree) for name, _ in names}
    quoted = {name for name in bound if f'"{name}"' in after.text or f"'{name}'" in after.text}
    candidates = {name for name in bound - quoted if not now[name] and not after.conceals(name)}
    if not candidates:
        return after
    used = _uses(before.parse())
    idle = {name for name in candidates if used[name]}
    edits: list[Edit] = []
    for line, names in _imports(tree):
        gone = [name in idle for name, _ in names]
        if any(gone):
            edits += _removed(after, tree, line, [alias for _, alias in names], gone)
    return after.with_edits(edits)


def _imports(
    tree: cst.Module,
) -> Iterator[tuple[cst.SimpleStatementLine, list[tuple[str, cst.ImportAlias]]]]:
    """The lines at top level that import from a framework, and what they bind."""
    for line in tree.body:
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


def _uses(tree: cst.Module) -> Counter[str]:
    """How often each name stands outside of imports."""
    found: Counter[str] = Counter()
    for node in walk(tree):
        if isinstance(node, cst.Name):
            found[node.value] += 1
        elif isinstance(node, (cst.Import, cst.ImportFrom)):
            found.subtract(name.value for name in walk(node) if isinstance(name, cst.Name))
    return found


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
