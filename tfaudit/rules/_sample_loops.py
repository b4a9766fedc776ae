"""What loops over samples do: whether all samples can be computed at once instead.

The operations are those that `tf.vectorized_map` rewrites on the installed TensorFlow
(tests/facts/test_loops.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.names import last
from tfaudit.program.values import (
    Attr,
    Derived,
    Element,
    Function,
    Made,
    Parameter,
    Value,
    origins,
)
from tfaudit.syntax import as_assign, assigns, quoted, walk, walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, LoopEvent
    from tfaudit.program.program import Program

_NAMES = (
    "abs", "add", "argmax", "argmin", "cast", "clip_by_value", "concat", "cos", "cumsum", "divide",
    "einsum", "equal", "exp", "expand_dims", "floor", "gather", "gather_nd", "greater",
    "greater_equal", "identity", "less", "less_equal", "logical_and", "logical_not", "logical_or",
    "matmul", "maximum", "minimum", "multiply", "negative", "norm", "not_equal", "one_hot",
    "ones_like", "pad", "pow", "reduce_all", "reduce_any", "reduce_logsumexp", "reduce_max",
    "reduce_mean", "reduce_min", "reduce_prod", "reduce_sum", "reshape", "reverse", "roll",
    "round", "shape", "sigmoid", "sign", "sin", "sort", "split", "sqrt", "square", "squeeze",
    "stack", "stop_gradient", "subtract", "tanh", "tensordot", "tile", "transpose", "where",
    "zeros_like",
)  # fmt: skip
_OTHERS = (
    "linalg.band_part", "linalg.cholesky", "linalg.diag", "linalg.diag_part", "linalg.inv",
    "linalg.matvec", "linalg.set_diag", "linalg.tensor_diag",
    "linalg.tensor_diag_part", "linalg.trace", "math.divide_no_nan",
    "math.log", "math.log1p", "math.l2_normalize", "math.multiply_no_nan",
    "math.reciprocal", "math.reduce_std", "math.reduce_variance", "math.rsqrt", "math.softplus",
    "nn.elu", "nn.gelu", "nn.l2_normalize", "nn.leaky_relu", "nn.log_softmax",
    "nn.relu", "nn.sigmoid", "nn.sigmoid_cross_entropy_with_logits", "nn.softmax",
    "nn.softmax_cross_entropy_with_logits", "nn.tanh", "image.central_crop",
    "image.adjust_brightness", "image.adjust_contrast", "image.adjust_gamma", "image.adjust_hue",
    "image.adjust_saturation", "image.convert_image_dtype", "image.crop_to_bounding_box",
    "image.flip_left_right", "image.flip_up_down", "image.grayscale_to_rgb",
    "image.pad_to_bounding_box", "image.per_image_standardization",
    "image.resize_with_crop_or_pad", "image.rgb_to_grayscale", "image.rgb_to_yuv", "image.rot90",
    "image.transpose",
)  # fmt: skip
# The same operations, as the backend of `tf.keras` calls them, and as Keras 3 does.
_OF_BACKEND = (
    "abs", "argmax", "argmin", "cast", "clip", "concatenate", "cumsum", "exp", "expand_dims",
    "flatten", "l2_normalize", "log", "max", "maximum", "mean", "min", "minimum", "ones_like",
    "permute_dimensions", "pow", "prod", "relu", "reshape", "sigmoid", "sign", "softmax", "sqrt",
    "square", "squeeze", "stack", "std", "sum", "tanh", "transpose", "var", "zeros_like",
)  # fmt: skip
_OF_KERAS = (
    "abs", "add", "cast", "clip", "concatenate", "cos", "cumsum", "divide",
    "einsum", "exp", "expand_dims", "flip", "floor", "gelu", "log", "log1p", "log_softmax",
    "logical_not", "logsumexp", "matmul", "max", "maximum", "mean", "min", "minimum", "multiply",
    "norm", "one_hot", "ones_like", "pad", "power", "prod", "relu", "reshape", "roll", "round",
    "rsqrt", "sigmoid", "sign", "silu", "sin", "softmax", "softplus", "sort", "split", "sqrt",
    "square", "squeeze", "stack", "std", "subtract", "sum", "tanh", "tensordot", "tile",
    "transpose", "var", "where", "zeros_like",
)  # fmt: skip
VECTORIZED = frozenset({
    *(f"tensorflow.{name}" for name in (*_NAMES, *_OTHERS)),
    *(f"keras.backend.{name}" for name in _OF_BACKEND),
    *(f"keras.ops.{name}" for name in _OF_KERAS),
})  # fmt: skip
_TWICE = 2  # where it is read, and where it is assigned
# What takes a batch as it takes an image.
_OF_BATCHES = frozenset({"tensorflow.image.resize", "tensorflow.image.resize_with_pad"})
# What else may happen in such a function: while it is traced.
_HARMLESS = frozenset({
    "builtins.range", "builtins.len", "builtins.float", "builtins.int", "tensorflow.constant",
    "tensorflow.TensorArray", "tensorflow.range", "tensorflow.zeros", "tensorflow.ones",
    "tensorflow.eye", "keras.ops.shape", "keras.ops.arange", "keras.ops.zeros", "keras.ops.ones",
    "keras.ops.convert_to_tensor",
})  # fmt: skip
_MOVING = frozenset({
    "cast", "concat", "expand_dims", "identity", "reshape", "split", "squeeze", "stack",
    "transpose",
})  # fmt: skip
_COLLECTING = frozenset({".append", ".write", ".stack", ".set_shape", ".get_shape"})


def is_vectorizable(program: Program, function: Function, depth: int = 3) -> bool:
    """Whether `tf.vectorized_map` can surely take a function that `tf.map_fn` gets."""
    if depth == 0 or any(isinstance(node, _DECIDING) for node in walk(function.node.body)):
        return False
    own = _names_of_samples(function)
    if any(own & names_in(part) for part in walk_type(function.node.body, cst.Slice)):
        return False  # a part of an array that is another length for each sample
    events = [
        event for event in program.calls
        if any(frame.function.node is function.node for frame in event.context.frames)
    ]  # fmt: skip
    seen = {event.node for event in events}
    if any(call not in seen for call in walk_type(function.node.body, cst.Call)):
        return False  # its body, or a part of it, was not entered
    known = all(_is_known(program, event, depth - 1) for event in events)
    return known and bool(events or _computes(function))


def is_vectorized(name: str) -> bool:
    """Whether it is one of these operations, which `tf.math` may have as well: `tf.math.abs`."""
    return name in VECTORIZED or name.replace(".math.", ".", 1) in VECTORIZED


def _names_of_samples(function: Function) -> set[str]:
    """The function's parameters, and what it makes of them: `image, box = pair`.

    What is made of a shape is left out: it is the same for all samples.
    """
    found = {param.name.value for param in walk_type(function.node.params, cst.Param)}
    for assign in assigns(function.node.body):
        if found & names_in(assign.value) and "shape" not in quoted(assign.value):
            found.update(*(names_in(target.target) for target in assign.targets))
    return found


_DECIDING = (cst.If, cst.IfExp, cst.While, cst.For, cst.Try, cst.With, cst.Nonlocal, cst.Global,
             cst.Assert, cst.Yield)  # fmt: skip


def _computes(function: Function) -> bool:
    return any(isinstance(node, cst.BinaryOperation) for node in walk(function.node.body))


def _is_known(program: Program, event: CallEvent, depth: int) -> bool:
    if isinstance(event.callee, Function):  # whose body is not entered at each of its calls
        return is_vectorizable(program, event.callee, depth)
    if event.name.startswith("numpy.random.") and event.context.traced:
        return True  # drawn once, for all samples
    return (
        is_vectorized(event.name)
        or event.name in _OF_BATCHES
        or event.name in _HARMLESS
        or event.name in (".set_shape", ".get_shape", ".astype")
    )


def is_plain_body(loop: cst.For) -> bool:
    """Whether every iteration does the same, and needs nothing that an earlier one computed."""
    assert isinstance(loop.target, cst.Name)
    index = loop.target.value
    leaving = (*_DECIDING, cst.Break, cst.Continue, cst.Return)
    for node in walk(loop.body):
        if isinstance(node, cst.For) and _is_alike_for_all(node, loop):
            continue
        if isinstance(node, leaving):
            return False
    return _takes_whole_samples(loop.body, index) and not _is_recurrence(loop)


def is_plain_element(over: cst.CompFor, comprehension: cst.CSTNode | None) -> bool:
    """Whether a comprehension makes a list of what it computes, alike, of each sample."""
    if not isinstance(comprehension, (cst.ListComp, cst.GeneratorExp)) or over.ifs:
        return False
    element = comprehension.elt
    return (
        isinstance(over.target, cst.Name)
        and over.inner_for_in is None
        and not any(isinstance(part, _DECIDING) for part in walk(element))
        and _takes_whole_samples(element, over.target.value)
        and not all(map(_only_moves, walk_type(element, cst.Call)))
    )


def _only_moves(call: cst.Call) -> bool:
    """Whether an operation gives the numbers that it gets: it prepares them for something else."""
    return last(quoted(call.func)) in _MOVING


def _takes_whole_samples(body: cst.CSTNode, index: str) -> bool:
    """Whether the arrays' parts that it takes are one sample each, and of one length."""
    for part in walk_type(body, cst.Subscript):
        for element in part.slice:
            if isinstance(element.slice, cst.Slice):
                if any(walk_type(element.slice, cst.Name)):
                    return False  # samples of different lengths
            elif quoted(element.slice) != index and not _is_of_sample(element.slice, index):
                return False  # a neighbour: x[i - 1]
    return True


def _is_of_sample(part: cst.BaseSlice, index: str) -> bool:
    """Whether the loop's number only tells in it which sample's place it is: `x[i][chosen[i]]`."""
    places = {
        id(name)
        for inner in walk_type(part, cst.Subscript)
        if isinstance(inner.value, cst.Name) and [quoted(e.slice) for e in inner.slice] == [index]
        for name in walk_type(inner.slice[0].slice, cst.Name)
    }
    return all(id(name) in places for name in walk_type(part, cst.Name) if name.value == index)


def _is_alike_for_all(inner: cst.For, outer: cst.For) -> bool:
    """Whether a loop in the loop's body goes through the same for each sample.

    As through the axes that the shape of each tells: `for j in range(sample.shape[0])`.
    """
    if inner.orelse is not None:
        return False
    own = {name.value for name in walk_type(outer.target, cst.Name)}
    for assign in assigns(outer.body):
        own |= {name.value for target in assign.targets for name in walk_type(target, cst.Name)}
    shapes = {
        id(name)
        for shape in walk_type(inner.iter, cst.Attribute)
        if shape.attr.value == "shape"
        for name in walk_type(shape.value, cst.Name)
    }
    return not any(
        name.value in own and id(name) not in shapes for name in walk_type(inner.iter, cst.Name)
    )


def names_in(node: cst.CSTNode) -> set[str]:
    """The names that stand in a piece of code."""
    return {found.value for found in walk_type(node, cst.Name)}


def _names(node: cst.CSTNode, name: str) -> bool:
    return any(found.value == name for found in walk_type(node, cst.Name))


def _is_recurrence(loop: cst.For) -> bool:
    """Whether an iteration reads what the one before assigned; sums and lists are none."""
    for assign in assigns(loop.body):
        for target in assign.targets:
            names = {n.value for n in walk_type(target.target, cst.Name)}
            if not isinstance(target.target, (cst.Name, cst.Tuple)):
                return True  # an item or an attribute: what else it is, nobody knows
            if _collects(assign.value) or _adds_up(loop, assign):
                continue
            if any(_read_first(loop, name) for name in names):
                return True
    return any(
        not isinstance(update.operator, (cst.AddAssign, cst.SubtractAssign))
        or not isinstance(update.target, cst.Name)
        for update in walk_type(loop.body, cst.AugAssign)
    )


def _collects(value: cst.BaseExpression) -> bool:
    """Whether a value is an array of results with one more: `results.write(i, x)`."""
    func = value.func if isinstance(value, cst.Call) else None
    return isinstance(func, cst.Attribute) and func.attr.value == "write"


def _adds_up(loop: cst.For, assign: cst.Assign) -> bool:
    """Whether it adds to a sum that the body needs for nothing else: `loss = loss + a + b`."""
    match assign:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=first):
            while isinstance(first, cst.BinaryOperation) and (
                isinstance(first.operator, (cst.Add, cst.Subtract))
            ):
                first = first.left
            read = isinstance(first, cst.Name) and first.value == name
            return read and sum(n.value == name for n in walk_type(loop.body, cst.Name)) == _TWICE
    return False


def needs_iteration_before(loop: cst.For | cst.While, call: cst.Call) -> bool:
    """Whether what a call in the loop's body gets is made of what an earlier iteration assigned."""
    assigned = [
        ({name for target in assign.targets for name in names_in(target.target)}, assign.value)
        for assign in assigns(loop.body)
    ]
    used: set[str] = set().union(*map(names_in, call.args))
    for _ in assigned:  # `pair = [last, x[i]]`, which then is given
        used.update(*(names_in(value) for names, value in assigned if names & used))
    carried = used & {name for names, _ in assigned for name in names}
    if isinstance(loop, cst.For):
        carried -= names_in(loop.target)
    return any(_read_first(loop, name) for name in carried)


def _read_first(loop: cst.For | cst.While, name: str) -> bool:
    """Whether the body reads a name before it assigns it."""
    return _first_use(loop, name) == "read"


def _first_use(loop: cst.For | cst.While, name: str) -> str | None:
    """What the body, with the loops in it, does first with a name: "read", "assign", or nothing."""
    for statement in loop.body.body:
        parts = statement.body if isinstance(statement, cst.SimpleStatementLine) else [statement]
        for part in map(as_assign, parts):
            if isinstance(part, cst.For):
                use = "read" if _names(part.iter, name) else _first_use(part, name)
                if use is not None:
                    return use
            elif isinstance(part, cst.Assign):
                if _names(part.value, name):
                    return "read"
                if any(_names(target, name) for target in part.targets):
                    return "assign"
            elif part is not None and _names(part, name):
                return "read"
    return None


def reads_sample(program: Program, event: LoopEvent) -> bool:
    """Whether the body surely computes with the row of a tensor, as it could with all of them."""
    inside = [
        call for call in program.calls
        if any(loop.order == event.order for loop in call.context.loops)
    ]  # fmt: skip
    known = all(_is_known(program, call, 2) or call.name in _COLLECTING for call in inside)
    return known and any(
        is_vectorized(call.name) and any(_is_row(value, event) for value in call.args)
        for call in inside
    )


def _is_row(value: Value, event: LoopEvent) -> bool:
    """Whether a value is computed from `x[i]`, or from the row that the loop gives."""
    for origin in origins(value, 30):
        match origin:
            case Element(of=of) if of is event.elements_of:
                return True
            case Derived(operator="[]", inputs=(base, _), node=cst.Subscript() as node):
                if _is_tensor(base) and _takes_row(node, event):
                    return True
    return False


def _takes_row(node: cst.Subscript, event: LoopEvent) -> bool:
    assert isinstance(event.node, (cst.For, cst.CompFor))
    first = node.slice[0].slice
    return isinstance(first, cst.Index) and quoted(first) == quoted(event.node.target)


def _is_tensor(value: Value) -> bool:
    """Whether a value may be a tensor, and is no list that the script makes."""
    match value:
        case Parameter() | Element() | Derived() | Attr():
            return True
        case Made(name=name):
            return name.startswith(("tensorflow.", "keras.", "()", "."))
    return False
