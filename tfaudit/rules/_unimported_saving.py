"""`tf.keras.saving`: a module that can be imported, and that `tf.keras` has no attribute for.

Of TensorFlow 2.16 to 2.21, `tf.keras` is Keras 3's `keras._tf_keras.keras`, which imports no
`saving` (Keras 3.0 to 3.15): `tf.keras.saving.load_model` raises `AttributeError`, unless something
has imported `tensorflow.keras.saving` before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_MODULE = "saving"
# The module of `tf.keras` that has them too.
ELSEWHERE = {
    **dict.fromkeys(("load_model", "save_model"), "models"),
    **dict.fromkeys(
        (
            "custom_object_scope", "deserialize_keras_object", "get_custom_objects",
            "get_registered_name", "get_registered_object", "register_keras_serializable",
            "serialize_keras_object",
        ),
        "utils",
    ),
}  # fmt: skip
# What imports it; Keras Tuner does.
_IMPORTS_IT = re.compile(
    r"^[ \t]*(?:(?:from|import)[ \t]+(?:tensorflow\.keras\.saving|keras_?tuner)\b"
    r"|from[ \t]+tensorflow\.keras[ \t]+import\b[^\n]*\bsaving\b)",
    re.MULTILINE,
)


def unimported_saving(program: Program, event: CallEvent) -> Iterator[Hit]:
    """A call of `tf.keras.saving.…` in a program that imports no `tensorflow.keras.saving`."""
    function = event.node.func
    if not event.name.startswith("keras.") or not isinstance(function, cst.Attribute):
        return
    module = function.value
    if not isinstance(module, cst.Attribute) or module.attr.value != _MODULE:
        return
    root = quoted(module.value).partition(".")[0]
    if event.module.origins.get(root) != {"tensorflow"}:
        return
    if any(each.source.holds(_IMPORTS_IT) for each in program.modules):
        return
    message = f"`tf.keras` of Keras 3 has no attribute `saving`: `{quoted(function)}` raises"
    plan = None
    if (instead := ELSEWHERE.get(function.attr.value)) is not None:
        plan = Plan(f"Take it from {instead}", (replace(module.attr, instead),), Safety.SAFE)
        message += f"; use `{quoted(module.value)}.{instead}.{function.attr.value}`"
    yield Hit(event.module, function, message, plan)
