"""Calls of a model or layer, or of a measure, with one sample in each iteration of a loop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import usual
from tfaudit.program.program import acts_as_model, is_layer
from tfaudit.program.shapes import axes, is_uniform
from tfaudit.program.values import (
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Items,
    LayerOutput,
    Made,
    Parameter,
    Value,
    origins,
)
from tfaudit.rules._sample_loops import is_vectorized, names_in, needs_iteration_before
from tfaudit.rules._samples import counts, is_fixed, is_one_sample, same_rows
from tfaudit.rules._step_loops import is_epoch_loop, plays
from tfaudit.rules._steps import TAPE, head, iterations, python_loops
from tfaudit.rules._steps_of_data import taken
from tfaudit.syntax import assigns, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Frame, Loop
    from tfaudit.program.program import Program

_MANY = 10
_PREDICTS = (".predict", ".predict_on_batch")
_UNSEEN = (Parameter, Attr, Made)
_UPDATES = (".gradient", ".apply_gradients", ".minimize", ".train_on_batch", ".fit")
# They take two batches of images, and give a number for each (tests/facts/test_loops.py).
_MEASURES = (
    "tensorflow.image.psnr", "tensorflow.image.ssim", "tensorflow.image.ssim_multiscale",
)  # fmt: skip
# What an agent notes of each move: what it saw, and what it did, or what that was worth.
_SAW = re.compile(r"(?:\w+_)?(?:state|observation|obs|s)(?:_t)?")
_DID = re.compile(
    r"(?:\w+_)?(?:action|act|a|reward|rew|r|return|ret|g|advantage|adv)(?:_t)?", re.IGNORECASE
)
# What else a loop may do that only measures.
_OF_NUMBERS = frozenset({
    ".append", ".format", ".numpy", "builtins.float", "builtins.print", "numpy.array",
    "numpy.asarray", "numpy.mean", *_MEASURES,
})  # fmt: skip


def calls_with_one(program: Program) -> Iterator[Hit]:
    """Calls of a model, or layer, with one row of an array or pipeline in each iteration."""
    if program.mentions("stateful"):
        return  # what comes of a sample may depend on the one before
    for event in program.calls_of("()"):
        model, loop = event.receiver, _last_loop(program, event) or _graph_loop(program, event)
        if model is None or not event.args or loop is None:
            continue
        if not acts_as_model(model) and not is_layer(model):
            continue
        sample = event.args[0]
        if isinstance(event.result, LayerOutput) or any(map(_is_of_layer, event.context.frames)):
            continue
        if not all(_is_new(value) for value in (*event.args[1:], *event.keywords.values())):
            continue
        count = iterations(loop)
        if (
            (count is not None and count < _MANY)
            or is_epoch_loop(program, loop)
            or plays(program, loop)
        ):
            continue
        if not is_one_sample(sample) or is_fixed(sample, loop):
            continue
        if not _is_of(sample, loop) and not _is_noted(event, loop):
            continue
        below = program.below(event.context, loop)
        entering = below.frames[0].call if below.frames else event.node
        if isinstance(loop.node, (cst.For, cst.While)) and (
            entering is None or needs_iteration_before(loop.node, entering)
        ):
            continue
        inside = [e for e in program.calls if loop in e.context.loops]
        if any(e.name in _UPDATES for e in inside) or below.withs:
            continue  # a tape of its own for each sample, say
        message = (
            f"`{quoted(event.node.func)}` is called for one sample in each iteration; "
            "call it once for all of them, or for batches"
        )
        related = ((loop.module, head(loop.node), "the loop"),)
        yield Hit(event.module, underline(event.node), message, related=related)


def measures_of_one(program: Program) -> Iterator[Hit]:
    """Loops that compare the images of two batches one pair at a time, and do nothing else."""
    said: set[cst.CSTNode] = set()
    for event in program.calls_of(*_MEASURES):
        loop = _last_loop(program, event)
        if loop is None or loop.node in said or event.context.traced:
            continue
        count = iterations(loop)
        if (count is not None and count < _MANY) or is_epoch_loop(program, loop):
            continue
        if not any(_is_row_of_batch(image, loop) for image in event.args[:2]):
            continue
        inside = [e for e in program.calls if e.context.loops[-1:] == (loop,)]
        if not all(
            e.name in _OF_NUMBERS or is_vectorized(e.name) or isinstance(e.callee, Function)
            for e in inside
        ):
            continue
        said.add(loop.node)
        measure = quoted(event.node.func)
        message = f"`{measure}` compares one pair of images in each iteration; "
        message += "it takes both batches at once, and gives a number for each pair"
        place = loop.node.target if isinstance(loop.node, cst.CompFor) else head(loop.node)
        yield Hit(loop.module, place, message)


def _is_row_of_batch(image: Value, loop: Loop) -> bool:
    """Whether it is one of a batch's images: by the loop's number, or as the loop goes through."""
    here: Value | None = image
    while here is not None:
        match here:
            case Derived(operator="[]", inputs=(base, key)):
                first = key.items[0] if isinstance(key, Items) and key.items else key
                return counts(first, loop) and _is_batch(base)
            case Element(of=of) if of is loop.elements_of or of in origins(loop.elements_of, 9):
                return _is_batch(of)
        here = same_rows(here)
    return False


def _is_batch(value: Value) -> bool:
    """Whether it has rows, as what a model made has of each part of a data set out of sight."""
    here: Value | None = value
    made = False
    while here is not None and not _has_rows(here):
        made = made or (isinstance(here, Made) and here.name in _PREDICTS)
        last, here = here, same_rows(here)
        if here is None:
            return made and isinstance(last, Element) and isinstance(last.of, _UNSEEN)
    return here is not None


def _is_new(value: Value) -> bool:
    """Whether it is a setting or a sample too: what else is given may be what came before."""
    return isinstance(value, Const) or is_one_sample(value)


def _is_of_layer(frame: Frame) -> bool:
    """Whether it is what a layer or model computes: its caller is what takes one sample."""
    return frame.function.name == "call" and frame.function.owner is not None


def _last_loop(program: Program, event: CallEvent) -> Loop | None:
    """The innermost loop around a call, or the comprehension, if it runs in Python."""
    if not event.context.loops:
        return None
    loop = event.context.loops[-1]
    if not isinstance(loop.node, (cst.For, cst.While)):
        return None if event.context.traced else loop
    return loop if loop in python_loops(program, event.context) else None


def _graph_loop(program: Program, event: CallEvent) -> Loop | None:
    """The innermost loop around a call within a traced function: copies of its body, or one op."""
    loop = event.context.loops[-1] if event.context.loops else None
    if loop is None or not event.context.traced or not isinstance(loop.node, cst.For):
        return None
    entry = program.entry(loop)
    return loop if entry is not None and entry.context.traced else None


def _is_of(sample: Value, loop: Loop) -> bool:
    """Whether a sample is a row of an array: the one that the loop runs over, or takes from."""
    walked = (loop.iterable, *origins(loop.iterable, 9))  # `zip(images, labels)`
    for origin in origins(sample, 30):
        match origin:
            case Element(of=of) if any(of is whole for whole in walked):
                if isinstance(of, Dataset):
                    return _gives_samples(of) and (is_uniform(origin) or is_uniform(sample))
                return _has_rows(of)
            case Derived(operator="[]", inputs=(base, key)):
                first = key.items[0] if isinstance(key, Items) and key.items else key
                if any(_is_number(v, loop) for v in origins(first, 10)):
                    return _has_rows(base)
    return False


def _is_noted(event: CallEvent, loop: Loop) -> bool:
    """Whether it is what an agent saw at one of the moves that it noted, while a tape records.

    All that it saw is alike, as one environment gives it; a list of it tells no shape.
    """
    match loop.node:
        case cst.For(target=cst.Tuple() as target) if any(
            isinstance(value, Made) and value.name == "builtins.zip"
            for value in (loop.iterable, *origins(loop.iterable, 2))
        ):
            names = names_in(target)
        case _:
            return False
    if not any(isinstance(v, Made) and v.name == TAPE for v, _ in event.context.withs):
        return False
    given = names_in(event.node.args[0])
    for assign in assigns(loop.node.body):
        if any(given & names_in(made.target) for made in assign.targets):
            given |= names_in(assign.value)
    return any(map(_SAW.fullmatch, given & names)) and any(map(_DID.fullmatch, names))


def _is_number(value: Value, loop: Loop) -> bool:
    """Whether it is the number of an iteration, as `range` or `tf.range` counts them."""
    match value:
        case Derived(operator="index"):
            return True
        case Element(of=Made(name="tensorflow.range") as counted):
            return counted is loop.elements_of
    return False


def _gives_samples(pipeline: Dataset) -> bool:
    """Whether the elements of a pipeline are samples, and not just a few of them."""
    takes = [op for op in pipeline.ops if op.name == "take"]
    batches = batching(pipeline)
    return batches.known and not batches.batched and all(taken(op) is not None for op in takes)


def _has_rows(value: Value) -> bool:
    """Whether it is an array of several axes, as files of NumPy hold: its rows are alike.

    Or a batch of a pipeline, if it is no small one.
    """
    if isinstance(value, Element) and isinstance(value.of, Dataset):
        batches = batching(value.of)
        rows = usual(batches.size)
        return batches.known and batches.batched and not (isinstance(rows, int) and rows < _MANY)
    stored = value
    if isinstance(value, Derived) and value.operator == "[]":
        stored = value.inputs[0]  # `np.load("faces.npz")["x"]`
    return (axes(value) or 0) > 1 or (isinstance(stored, Made) and stored.name == "numpy.load")
