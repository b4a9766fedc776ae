"""Knobs that only a GPU has: TensorFloat-32, and the threads that launch its kernels."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from tfaudit.edits import replace as replace_node
from tfaudit.program.values import Const
from tfaudit.tuner.knobs import Codemod, places
from tfaudit.tuner.space import Knob, Value

if TYPE_CHECKING:
    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.tuner.draft import Draft

TF32 = "tf32"
THREADS = "gpu_threads"

_AMPERE = (8, 0)  # the first compute capability with TensorFloat-32
_SWITCH = "tensorflow.config.experimental.enable_tensor_float_32_execution"
# tensorflow/core/common_runtime/gpu/gpu_device.cc reads it when it makes the device: kernels are
# launched by the threads that also run the input pipeline ("global"), or by threads of the GPU.
_THREAD_MODE = "TF_GPU_THREAD_MODE"
_MODES = ("global", "gpu_private")


def tf32_knob(draft: Draft, capability: tuple[int, int] | None) -> Codemod | None:
    """TensorFloat-32 where the script switches it off; TensorFlow has it on by itself.

    Args:
        draft: the script.
        capability: the compute capability of the weakest GPU; None: not known.
    """
    found = _switches(draft.analyse())
    if not found or (capability is not None and capability < _AMPERE):
        return None

    def write(target: Draft, new: Value) -> Draft:
        if new is False:
            return target
        return target.edited(
            [
                (event.module, replace_node(node, "True"))
                for event, node in _switches(target.analyse())
            ]
        )

    knob = Knob(
        TF32,
        (False, True),
        False,
        semantic=True,
        places=places([(event.module, event.node) for event, _ in found]),
        note="products of float32 matrices with ten bits of mantissa, sums with all",
    )
    return Codemod(knob, write)


def _switches(program: Program) -> list[tuple[CallEvent, cst.CSTNode]]:
    """The calls that switch TensorFloat-32 off, with the word to change; none if one is unclear."""
    found: dict[int, tuple[CallEvent, cst.CSTNode]] = {}
    for event in program.calls_of(_SWITCH):
        match event.argument("enabled", 0):
            case Const(value=False, node=node) if node is not None:
                found[id(node)] = (event, node)
            case _:
                return []
    return list(found.values())


def threads_knob(draft: Draft) -> Codemod | None:
    """Whether each GPU has threads of its own to launch kernels, for scripts that do not say."""
    if _THREAD_MODE in os.environ or draft.analyse().mentions(_THREAD_MODE):
        return None

    def write(target: Draft, new: Value) -> Draft:
        if new == _MODES[0]:
            return target
        return replace(target, environ={**target.environ, _THREAD_MODE: str(new)})

    return Codemod(Knob(THREADS, _MODES, _MODES[0], note=f"the variable {_THREAD_MODE}"), write)
