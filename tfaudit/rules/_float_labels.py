"""Losses that count with their labels, which Keras 3 gives them as floats, whatever they are.

`Loss.__call__` casts `y_true` to the loss's `dtype`. What `compile` is given, it wraps in a `Loss`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, keep_part
from tfaudit.model import Safety
from tfaudit.program.values import Derived, Function, Made, Parameter, Symbol, alternatives
from tfaudit.rules._refused_tensors import loss_functions
from tfaudit.rules._spelling import spell
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Functions that take whole numbers only, and as which argument.
TAKE_INTEGERS = {
    "keras.backend.gather": ("indices", 1),
    "keras.backend.one_hot": ("indices", 0),
    "tensorflow.gather": ("indices", 1),
    "tensorflow.gather_nd": ("indices", 1),
    "tensorflow.nn.embedding_lookup": ("ids", 1),
    "tensorflow.nn.sparse_softmax_cross_entropy_with_logits": ("labels", 0),
    "tensorflow.one_hot": ("indices", 0),
}
# Functions that give what they get, in another shape at most.
KEEP_NUMBERS = frozenset({
    "keras.backend.flatten", "keras.backend.reshape", "keras.backend.squeeze",
    "tensorflow.expand_dims", "tensorflow.identity", "tensorflow.reshape", "tensorflow.squeeze",
    "tensorflow.transpose",
})  # fmt: skip
_KEEP_KIND = KEEP_NUMBERS | {"tensorflow.stop_gradient"}
_LOSS = "keras.losses."
_DEEPEST = 6


def refused_labels(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Calls in losses that give their labels to what takes whole numbers only."""
    functions: set[cst.CSTNode] | None = None
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(*TAKE_INTEGERS):
        if not event.context.frames or event.node in seen:
            continue
        functions = loss_functions(program) if functions is None else functions
        function = event.context.frames[-1].function
        labels = _labels(function, functions)
        given = event.argument(*TAKE_INTEGERS[event.name])
        arg = argument(event.node, *TAKE_INTEGERS[event.name])
        if labels is None or given is None or arg is None:
            continue
        if not all(
            is_parameter(option, labels, function.node, _KEEP_KIND)
            for option in alternatives(given)
        ):
            continue
        seen.add(event.node)
        if are_cared_for(event):
            continue
        cast, kind = (
            spell(event.module, event.node, f"tensorflow.{name}") for name in ("cast", "int32")
        )
        plan = None
        if cast and kind:
            change = keep_part(arg.value, arg.value, f"{cast}({{}}, {kind})")
            plan = Plan("Cast it", (change,), Safety.SAFE)
        message = f"Keras 3 gives a loss its labels as floats, which `{quoted(event.node.func)}` "
        message += "refuses: cast them"
        yield Hit(event.module, arg, message, plan)


def _labels(function: Function, losses: set[cst.CSTNode]) -> str | None:
    """The name of the parameter that gets the labels, if the function is a loss for Keras."""
    node = function.node
    names = [param.name.value for param in node.params.params]
    if node in losses:
        return names[0] if len(names) > 1 else None
    owner = function.owner
    if owner is None or function.name != "call" or len(names) < 2:
        return None
    of_keras = any(isinstance(b, Symbol) and b.name.startswith(_LOSS) for b in owner.lineage())
    return names[1] if of_keras else None


def is_parameter(
    value: Value, called: str, function: cst.CSTNode, kept: frozenset[str], depth: int = 0
) -> bool:
    """Whether it is surely what a function gets by that name, perhaps out of what keeps it."""
    if depth > _DEEPEST:
        return False
    match value:
        case Parameter(name=name, function=owner):
            return name == called and owner is function
        case Derived(operator="[]", inputs=(whole, _)):
            return is_parameter(whole, called, function, kept, depth + 1)
        case Made(name=name, event=event) if name in kept and event.args:
            return is_parameter(event.args[0], called, function, kept, depth + 1)
    return False
