"""Where the files of an archive lie that `get_file` unpacks: Keras 3 makes a folder for them.

Keras 2 unpacked them beside the archive, and gave the archive's path, or that of the folder in it
which has the name that was given. Keras 3 gives the folder that it makes, and the archive's own
folder is in that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, keep_part, underline
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.values import Made, alternatives
from tfaudit.rules._removed_attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_GET_FILE = "keras.utils.get_file"
_DIRNAME = "os.path.dirname"
_PARENT = "parent"
_PATHS = frozenset({"os.path.abspath", "os.path.normpath", "os.path.realpath", "pathlib.Path"})

_MESSAGE = (
    "`get_file` of Keras 3 unpacks an archive into a folder of its own, and gives that folder: the "
    "files do not lie beside it"
)


def lost_folders(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Where a script looks for them beside the archive, or in the folder of its name."""
    if not any(True for _ in program.calls_of(_GET_FILE)):
        return
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(_DIRNAME):
        if event.node in seen or not event.args or not _is_archive(event.args[0]):
            continue
        seen.add(event.node)
        if not are_cared_for(event) and len(event.node.args) == 1:
            change = keep_part(event.node, event.node.args[0].value, "{}")
            plan = Plan("Take the folder", (change,), Safety.UNSAFE)
            yield Hit(event.module, underline(event.node), _MESSAGE, plan)
    for read, node, bases in attributes(program, {_PARENT}):
        if node not in seen and all(map(_is_archive, bases)):
            seen.add(node)
            plan = Plan("Take the folder", (keep_part(node, node.value, "{}"),), Safety.UNSAFE)
            yield Hit(read.module, node.attr, _MESSAGE, plan)
    for event in program.calls_of(_GET_FILE):
        if event.node in seen or not _names_folder(event):
            continue
        seen.add(event.node)
        if not are_cared_for(event):
            message = "Keras 3 unpacks the archive into the folder of this name, so that the "
            message += "archive's own folder lies in it: go on with that one"
            yield Hit(event.module, underline(event.node), message)


def _is_archive(value: Value) -> bool:
    """Whether it is surely the path that `get_file` gives for an archive which it unpacks."""
    for option in alternatives(value):
        match option:
            case Made(name=name, event=event) if name in _PATHS and len(event.args) == 1:
                if not _is_archive(event.args[0]):
                    return False
            case Made(name=name, event=event) if name == _GET_FILE:
                if not _unpacks(event):
                    return False
            case _:
                return False
    return True


def _unpacks(event: CallEvent) -> bool:
    given = (event.argument("untar", 2), event.argument("extract", 7))
    return any(value is not None and fold(value) is True for value in given)


def _names_folder(event: CallEvent) -> bool:
    """Whether the name that it gives is that of the folder in the archive."""
    untar, name = event.argument("untar", 2), event.argument("fname", 0)
    if untar is None or name is None or fold(untar) is not True or event.opaque:
        return False
    text = fold(name)
    return isinstance(text, str) and "." not in text
