"""Arguments of functions of TensorFlow 1 that TensorFlow 2 calls otherwise, or does not take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.values import Symbol
from tfaudit.syntax import argument, is_opaque, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_REDUCED = ("all", "any", "logsumexp", "max", "mean", "min", "prod", "sum")
_OF_REDUCTIONS = {"keep_dims": "keepdims", "reduction_indices": "axis"}
_OF_POOLING = {"value": "input"}
_OF_CONVOLUTIONS = {"filter": "filters", "use_cudnn_on_gpu": ""}

_OLD = ("tensorflow.compat.v1.", "tensorflow.distribute.experimental.")
_MULTI_WORKER = "tensorflow.distribute.MultiWorkerMirroredStrategy"

# By function, what the argument is called now; nothing where another value is meant
# (tests/facts/test_removed_api.py).
ARGUMENTS: dict[str, dict[str, str]] = {
    **{f"tensorflow.reduce_{name}": _OF_REDUCTIONS for name in _REDUCED},
    **{f"tensorflow.{name}": {"dimension": "axis"} for name in ("argmax", "argmin")},
    **{
        f"tensorflow.nn.{name}": {"dim": "axis"}
        for name in ("log_softmax", "softmax", "softmax_cross_entropy_with_logits")
    },
    "tensorflow.concat": {"concat_dim": "axis"},
    "tensorflow.distribute.MirroredStrategy": {
        "cross_tower_ops": "cross_device_ops",
        "num_gpus": "",
        "num_gpus_per_worker": "",
    },
    _MULTI_WORKER: {"communication": "", "num_gpus_per_worker": ""},
    "tensorflow.cond": {"fn1": "true_fn", "fn2": "false_fn"},
    "tensorflow.expand_dims": {"dim": "axis"},
    "tensorflow.norm": {"keep_dims": "keepdims"},
    **{
        f"tensorflow.{name}": {"tensor": "input", "optimize": ""}
        for name in ("ones_like", "zeros_like")
    },
    "tensorflow.reverse_sequence": {"seq_dim": "seq_axis", "batch_dim": "batch_axis"},
    "tensorflow.split": {"split_dim": "axis"},
    "tensorflow.squeeze": {"squeeze_dims": "axis"},
    "tensorflow.nn.avg_pool": _OF_POOLING,
    "tensorflow.nn.conv1d": {**_OF_POOLING, "use_cudnn_on_gpu": ""},
    "tensorflow.nn.conv2d": _OF_CONVOLUTIONS,
    "tensorflow.nn.conv2d_transpose": {**_OF_POOLING, "filter": "filters"},
    "tensorflow.nn.conv3d": {"filter": "filters"},
    "tensorflow.nn.ctc_loss": {"inputs": "", "sequence_length": ""},
    "tensorflow.nn.depthwise_conv2d": {"rate": "dilations"},
    "tensorflow.nn.dropout": {"keep_prob": ""},
    "tensorflow.nn.embedding_lookup": {"partition_strategy": ""},
    "tensorflow.nn.max_pool": _OF_POOLING,
    "tensorflow.nn.moments": {"keep_dims": "keepdims"},
    "tensorflow.nn.separable_conv2d": {"rate": "dilations"},
    "tensorflow.nn.sigmoid_cross_entropy_with_logits": {"targets": "labels"},
    "tensorflow.nn.weighted_cross_entropy_with_logits": {"targets": "labels"},
    "tensorflow.image.crop_and_resize": {"box_ind": "box_indices"},
    "tensorflow.image.resize": {"align_corners": ""},
}
# Without one of them a file uses none of these.
WORDS = (
    "keep_dims", "reduction_indices", "squeeze_dims", "concat_dim", "split_dim", "dimension=",
    " dim=", "keep_prob", "fn1=", "partition_strategy", "align_corners", "use_cudnn_on_gpu",
    "nn.conv", "nn.avg_pool", "nn.max_pool", "s_like(tensor=", "optimize=", "seq_dim=",
    "batch_dim=", "num_gpus=", "num_gpus_per_worker=", "cross_tower_ops=", "communication=",
    "ctc_loss(", "conv2d(", "targets=", "box_ind=", "in_top_k(",
    *(f".{name}({axis}," for name in ("concat", "split") for axis in (0, 1, 2, 3, -1)),
)  # fmt: skip
# Functions that took the axis first before version 1.0, and how many arguments tell it.
_TOOK_AXIS_FIRST = {"tensorflow.concat": 2, "tensorflow.split": 3}
_DROPOUT = "tensorflow.nn.dropout"
_BY_PLACE = 2
_IN_TOP_K = ("tensorflow.nn.in_top_k", "tensorflow.math.in_top_k")
# What scripts call the scores of a model, and the classes that they are compared with.
_SCORES = re.compile(r"logits?|pred\w*|scores?|outputs?|softmax|probs?")
_CLASSES = re.compile(r"labels?|targets?|classes|y|y_?true|truth")


def gone_arguments(program: Program, cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Arguments that TensorFlow 2 does not know by their name, and one that means another thing."""
    seen: set[cst.CSTNode] = set()
    names = (*ARGUMENTS, *_IN_TOP_K) if program.targets.tensorflow >= (2, 0) else ()
    for event in program.calls_of(*names):
        hits = list(_of_call(event)) if event.node not in seen and not _is_old(event) else []
        if hits and not cared_for(event):
            seen.add(event.node)
            yield from hits


def _is_old(event: CallEvent) -> bool:
    """Whether it is the function of `tf.compat.v1` or so, which takes what it took."""
    callee = event.callee
    return isinstance(callee, Symbol) and callee.written.startswith(_OLD)


def _of_call(event: CallEvent) -> Iterator[Hit]:
    for keyword, new in ARGUMENTS.get(event.name, {}).items():
        arg = argument(event.node, keyword)
        if arg is None or arg.keyword is None:
            continue
        called = f"`{quoted(event.node.func)}` of TensorFlow 2 does not know `{keyword}`"
        plan = None
        if new:
            called += f": use `{new}`"
            plan = Plan(f"Call it {new}", (replace(arg.keyword, new),), Safety.SAFE)
        elif keyword == "keep_prob":
            called += ": it takes the `rate` of what is dropped, which is one less that"
        elif keyword.startswith("num_gpus"):
            called += ": give it the `devices`, or nothing for all GPUs"
        elif keyword == "communication":
            called += ": use `communication_options`"
        yield Hit(event.module, arg, called, plan)
    if event.name == _DROPOUT:
        yield from _kept_share(event)
    elif event.name in _IN_TOP_K:
        yield from _scores_first(event)
    yield from _axis_first(event)


def _scores_first(event: CallEvent) -> Iterator[Hit]:
    """`tf.nn.in_top_k(logits, labels, 1)`, which takes the labels first now."""
    given = event.node.args[:2]
    if is_opaque(event.node) or len(given) < _BY_PLACE or any(arg.keyword for arg in given):
        return
    scores, classes = (quoted(arg.value).rpartition(".")[2].lower() for arg in given)
    if not _SCORES.fullmatch(scores) or not _CLASSES.fullmatch(classes):
        return
    message = f"`{quoted(event.node.func)}` of TensorFlow 2 takes the targets first, and then the "
    message += "predictions"
    yield Hit(event.module, given[0], message, _exchange("Give the targets first", *given))


def _axis_first(event: CallEvent) -> Iterator[Hit]:
    """`tf.concat(1, [x, y])` and `tf.split(1, 2, x)`: a number has no parts, and no axis."""
    count = _TOOK_AXIS_FIRST.get(event.name)
    if count is None or is_opaque(event.node) or len(event.args) < count:
        return
    axis, last = fold(event.args[0]), fold(event.args[count - 1])
    if not isinstance(axis, int) or isinstance(last, int):
        return
    first, other = event.node.args[0], event.node.args[count - 1]
    message = f"`{quoted(event.node.func)}` of TensorFlow 2 takes the axis last"
    yield Hit(event.module, first, message, _exchange("Give the axis last", first, other))


def _exchange(title: str, first: cst.Arg, second: cst.Arg) -> Plan:
    """Put each of two arguments in the other's place."""
    changes = (
        replace(first.value, quoted(second.value)),
        replace(second.value, quoted(first.value)),
    )
    return Plan(title, changes, Safety.SAFE)


def _kept_share(event: CallEvent) -> Iterator[Hit]:
    """`tf.nn.dropout(x, keep_prob)`, which drops that share now."""
    arg = argument(event.node, "rate", 1)
    if arg is None or arg.keyword is not None or event.opaque:
        return
    text = quoted(arg.value)
    if text.rpartition(".")[2] == "keep_prob":
        message = f"`{quoted(event.node.func)}` of TensorFlow 2 drops the share `{text}`, where "
        message += "TensorFlow 1 kept it: give it `1 - …`"
        change = replace(arg.value, f"1 - {text}")
        plan = Plan("Give what is dropped", (change,), Safety.UNSAFE)
        yield Hit(event.module, arg, message, plan)
