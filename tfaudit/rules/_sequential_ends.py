"""`model.input` and `model.output` of a `Sequential`, which Keras 3 has only once it is called.

It has `inputs` and `outputs`, the lists of what it is made of, as soon as it is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.values import Function, Items, Made, alternatives
from tfaudit.rules._removed_attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent, ReadEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_ENDS = frozenset({"input", "output"})
_SEQUENTIAL = "keras.Sequential"
# What makes data, which is no symbolic tensor.
_DATA = ("numpy.", "tensorflow.")
# What gets a model, and calls it on no symbolic tensor.
_ONLY_LOOK = (
    "builtins.", "keras.callbacks.", "keras.models.", "keras.saving.", "keras.utils.",
    "tensorflow.",
)  # fmt: skip


def missing_ends(
    program: Program, is_guarded: Callable[[CallEvent | ReadEvent], bool]
) -> Iterator[Hit]:
    """Where the `input` or `output` of a `Sequential` is read that nothing calls symbolically."""
    if not program.mentions("Sequential"):
        return
    found: dict[cst.Attribute, ModuleInfo] = {}
    held: set[int] | None = None
    for event, node, bases in attributes(program, _ENDS):
        if not all(isinstance(base, Made) and base.name == _SEQUENTIAL for base in bases):
            continue
        if held is None:
            held = {id(value) for value in _held(program)}
        if any(id(base) in held for base in bases) or is_guarded(event):
            continue
        found.setdefault(node, event.module)
    for node, module in found.items():
        name = node.attr.value
        plan = Plan(f"Use {name}s", (replace(node.attr, f"{name}s[0]"),), Safety.SAFE)
        message = f"a `Sequential` of Keras 3 has no `{name}` before it is called on a symbolic "
        message += f"tensor: use `{name}s[0]`"
        yield Hit(module, node.attr, message, plan)


def _held(program: Program) -> Iterator[Value]:
    """What may be called on a symbolic tensor: by the script, or as a part of a model or layer."""
    for event in program.calls:
        if event.name == "()" and event.receiver is not None:
            if not event.args or not all(map(_is_data, alternatives(event.args[0]))):
                yield from alternatives(event.receiver)
        elif isinstance(event.callee, Function):
            continue  # what it calls is in sight
        elif event.name == ".add" or not event.name.startswith((".", *_ONLY_LOOK)):
            for value in (*event.args, *event.keywords.values()):
                for part in value.items if isinstance(value, Items) else (value,):
                    yield from alternatives(part)


def _is_data(value: Value) -> bool:
    return isinstance(value, Made) and value.name.startswith(_DATA)
