"""The global dtype policy: where a script sets it, and whether it holds where a layer is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.values import Made, Value, alternatives

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

FLOAT16 = "mixed_float16"
SETTER = "keras.mixed_precision.set_global_policy"
# Layers that compute in the policy's dtype and give what they computed.
COMPUTING = frozenset({
    "Dense", "Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "Conv3DTranspose", "SeparableConv2D",
    "Activation", "Softmax", "EinsumDense",
})  # fmt: skip
_SETTERS = (
    SETTER,
    "keras.mixed_precision.experimental.set_policy",
)
_POLICIES = frozenset({
    "keras.mixed_precision.Policy", "keras.mixed_precision.DTypePolicy", "keras.DTypePolicy",
    "keras.dtype_policies.DTypePolicy", "keras.mixed_precision.experimental.Policy",
})  # fmt: skip


def float16_policy(program: Program, event: CallEvent) -> CallEvent | None:
    """The call that made `mixed_float16` the policy under which another call runs.

    Returns:
        None where another policy may have taken its place, or where nothing tells that the two
        calls belong to one run.
    """
    setters = list(program.calls_of(*_SETTERS))
    same = [e for e in setters if e.context.root == event.context.root and e.order < event.order]
    if same:
        return same[-1] if _chooses_float16(same[-1]) else None
    if any(e.context.root == event.context.root for e in setters):
        return None  # it comes too late
    others = [e for e in setters if e.context.root == 0 or _same_class(e, event)]
    if any(map(_needs_main, others)) and _is_unused(event):
        return None  # only other scripts may call it, and for them no policy is set
    return others[0] if others and all(map(_chooses_float16, others)) else None


def _chooses_float16(event: CallEvent) -> bool:
    """Whether the policy is `mixed_float16`, at least in one way that control may flow."""
    given = event.argument("policy", 0) or event.argument("dtype", 0)
    return given is not None and any(is_float16(value) for value in alternatives(given))


def is_float16(value: Value) -> bool:
    """Whether the value is the policy `mixed_float16`, by name or as an object."""
    if isinstance(value, Made) and value.name in _POLICIES:
        name = value.event.argument("name", 0)
        return name is not None and fold(name) == FLOAT16
    return fold(value) == FLOAT16


def _needs_main(event: CallEvent) -> bool:
    """Whether it happens only where the module is the script that is run."""
    return any(branch.is_main_guard for branch in event.context.branches)


def _is_unused(event: CallEvent) -> bool:
    """Whether it happens in a function that its own module names nowhere."""
    function = event.context.frames[0].function
    if function.owner is not None or event.context.frames[0].why != "root":
        return False
    named = re.findall(rf"\b{re.escape(function.name)}\b", function.module.source.code)
    return len(named) == 1


def _same_class(first: CallEvent, second: CallEvent) -> bool:
    owners = [
        {f.function.owner.node for f in e.context.frames if f.function.owner is not None}
        for e in (first, second)
    ]
    return bool(owners[0] & owners[1])
