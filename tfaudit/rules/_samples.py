"""Whether an array holds one sample: what the rules on calls of a model in a loop ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.shapes import axes
from tfaudit.program.values import (
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Items,
    Made,
    Option,
    Parameter,
    Symbol,
    Table,
    Union,
    Value,
    alternatives,
    origins,
)
from tfaudit.rules._cells import of_columns
from tfaudit.rules._steps import walked_together
from tfaudit.rules._tokenized import is_of_one_text
from tfaudit.syntax import argument, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tfaudit.program.events import CallEvent, Context, Loop
    from tfaudit.program.program import Program
    from tfaudit.syntax import Index

_ARRAYS = frozenset({
    "numpy.array", "numpy.asarray", "numpy.stack", "tensorflow.constant",
    "tensorflow.convert_to_tensor",
})  # fmt: skip
_RESHAPES = frozenset({"numpy.reshape", "tensorflow.reshape"})
_EXPANDS = frozenset({"numpy.expand_dims", "tensorflow.expand_dims"})
_SAME_LENGTH = frozenset({
    ".astype", ".numpy", "numpy.asarray", "numpy.array", "tensorflow.cast", "numpy.float32",
    "tensorflow.convert_to_tensor", "tensorflow.constant",
})  # fmt: skip
# Arrays of a shape that is given, and where.
_OF_SHAPE = {
    "numpy.zeros": ("shape", 0), "numpy.ones": ("shape", 0), "numpy.empty": ("shape", 0),
    "numpy.full": ("shape", 0), "tensorflow.zeros": ("shape", 0), "tensorflow.ones": ("shape", 0),
    "tensorflow.random.normal": ("shape", 0), "tensorflow.random.uniform": ("shape", 0),
    "numpy.random.normal": ("size", 2), "numpy.random.uniform": ("size", 2),
    "numpy.random.randint": ("size", 2), "numpy.random.random": ("size", 0),
}  # fmt: skip
# Arrays of so many rows, and where that is told.
_COUNTED = {
    "numpy.full": ("shape", 0), "numpy.repeat": ("repeats", 1), "numpy.arange": ("stop", 0),
    "tensorflow.repeat": ("repeats", 1), "tensorflow.range": ("limit", 0),
    "tensorflow.fill": ("dims", 0),
}  # fmt: skip
# What draws items, or their places, and how many.
_LOTS = {
    "random.sample": ("k", 1), "random.choices": ("k", 3), "numpy.random.choice": ("size", 1),
    "numpy.random.randint": ("size", 2),
}  # fmt: skip
# What draws one place, where no `size` is given.
_LOT = frozenset({
    "random.randint", "random.randrange", "random.choice", "numpy.random.randint",
    "numpy.random.choice",
})  # fmt: skip
_GENERATORS = frozenset({"numpy.random.default_rng", "numpy.random.RandomState"})
_TAKES_IN_TURN = frozenset({"builtins.enumerate", "builtins.zip"})
FEW_ROWS = 256  # in a batch
_BATCH_SIZE = re.compile(r"batch_?size", re.IGNORECASE)
# Calls that give a batch of what an agent remembers: `self.memory.sample_buffer(64)`.
_REMEMBERED = re.compile(r"(memory|buffer|replay)\w*\.\w*(sample|batch)\w*$")
# Those that give as many as a batch has: `self.memory.draw(self.batch_size)`.
_OF_MEMORY = re.compile(r"(memory|buffer|replay)\w*\.\w+$")
_SIZE = re.compile(r"(\w+\.)*batch_?size$")
_DRAWN = frozenset({"numpy.random.rand", "numpy.random.randn"})
PADS = frozenset({"keras.utils.pad_sequences", "keras.preprocessing.sequence.pad_sequences"})
# One row for each text of the list that they get.
_TO_ROWS = frozenset({".texts_to_sequences", ".texts_to_matrix", ".transform", ".toarray"})
_JOINS = frozenset({"numpy.vstack", "numpy.concatenate"})
_ONE = {("", "1"), ("-1", ""), ("0", "1")}  # where a slice of one row begins and ends
_ELEMENTWISE = frozenset({"+", "-", "*", "/"})
_FLAT = ("ravel", "flatten")
_OF_ALL = frozenset({"argmax", "amax", "argmin", "max", "item", "argsort"})
_NUMBERS = frozenset({"float", "int"})


def is_one_sample(value: Value) -> bool:  # noqa: PLR0912 - a table of ways to write it
    """Whether the array has one row, by the way it is made."""
    match value:
        case Union(options=options):
            return all(is_one_sample(option) for option in options)
        case Items(kind="list" | "tuple", items=inputs, open=False) if inputs:  # several inputs
            return any(is_one_sample(option) for option in inputs)  # all have as many rows
        case Table(items=named) if named:
            return any(is_one_sample(option) for option in named.values())
        case Derived(operator="+", inputs=inputs) if any(_is_list(value) for value in inputs):
            return any(_is_list(value) and is_one_sample(value) for value in inputs)
        case Made(name="builtins.list", event=event) if len(event.args) == 1:
            return _is_list_of_single(event.args[0])
        case Derived(operator="[]", inputs=(base, key)):
            first = key.items[0] if isinstance(key, Items) and key.items else key
            if _is_new_axis(first) or _is_slice_of_one(first):
                return True
            whole = isinstance(first, Const) and first.value is Ellipsis
            if whole or _is_whole_slice(first):
                return is_one_sample(base)
            return is_of_one_text(value)
        case Made(name="numpy.append", event=event) if event.args:
            axis = event.argument("axis", 2)
            return axis is not None and _is_later_axis(axis) and is_one_sample(event.args[0])
        case Made(name="numpy.concatenate" | "tensorflow.concat", event=event) if (
            _is_later_axis(event.argument("axis", 1)) and event.args
        ):
            parts = event.args[0]
            return isinstance(parts, Items) and any(is_one_sample(part) for part in parts.items)
        case Made(name=name, event=event) if name in _JOINS and event.args:
            rows = event.args[0]
            return (
                isinstance(rows, Items)
                and not rows.open
                and (len(rows.items) == 1 and is_one_sample(rows.items[0]))
            )
        case Made(name=name, event=event) if name in _EXPANDS:
            axis = event.argument("axis", 1)
            return axis is not None and fold(axis) == 0
        case Made(name=name, event=event) if name in _RESHAPES:
            return _starts_with_one(event.argument("shape", 1) or event.keywords.get("newshape"))
        case Attr(name="T", base=Made(name=".reshape", event=event)):
            return _is_column(event.args)
        case Made(name=".reshape", event=event) if event.args:
            shape = event.args[0]
            several = len(event.args) > 1 or event.opaque  # reshape(1, *image.shape)
            if several and fold(shape) == -1:
                return _keeps_shape(event.node)
            return fold(shape) == 1 if several else _starts_with_one(shape)
        case Made(name=name, event=event) if name in _OF_SHAPE:
            return _starts_with_one(event.argument(*_OF_SHAPE[name]))
        case Made(name=name, event=event) if name in _DRAWN:
            return len(event.args) > 1 and fold(event.args[0]) == 1
        case Made(name=name, event=event) if name in PADS:
            texts = event.argument("sequences", 0)
            return texts is not None and _has_one_row(texts)
        case Made(name=name) if name in _TO_ROWS:
            return _has_one_row(value)
        case Made(name=name, event=event) if name in _ARRAYS and event.args:
            rows = event.args[0]
            if isinstance(rows, Items) and rows.kind == "list" and not rows.open:
                return len(rows.items) == 1
            return name in _SAME_LENGTH and is_one_sample(rows)
    inner = same_rows(value)
    return is_of_one_text(value) or (inner is not None and is_one_sample(inner))


def is_made_one(value: Value) -> bool:
    """Whether it is made one sample if it is none yet: `if x.ndim == 3: x = x[None]`."""
    match value:
        case Union(options=options):
            ones = [option for option in options if is_one_sample(option)]
            bare = [base for option in ones for base in (_without_axis(option),) if base]
            known = not any(map(_has_many_rows, bare))  # what has rows is none
            return (
                bool(bare)
                and known
                and all(
                    option in ones or any(option is base for base in bare) for option in options
                )
            )
        case Made(name="numpy.atleast_2d", event=event) if len(event.args) == 1:
            return _is_row(event.args[0])
    inner = same_rows(value)
    return inner is not None and is_made_one(inner)


def _has_many_rows(value: Value) -> bool:
    """Whether it is computed of what was made rows: `tf.reshape(patches, (-1, 32, 32, 3))`.

    Or is one of the chunks of an array, of which the last has fewer rows.
    """
    if _is_chunk_of_rest(value):
        return True
    for origin in origins(value, 20):
        if isinstance(origin, Made) and origin.name in _RESHAPES:
            shape = origin.event.argument("shape", 1)
            if isinstance(shape, Items) and len(shape.items) > 1 and fold(shape.items[0]) == -1:
                return True
    return False


def _is_chunk_of_rest(value: Value) -> bool:
    """Whether it ends with the array at the latest: `x[start:min(start + size, len(x))]`."""
    if not isinstance(value, Derived) or value.operator != "[]":
        return False
    key = value.inputs[1]
    if not isinstance(key, Derived) or key.operator != "slice":
        return False
    end = key.inputs[1]
    return isinstance(end, Made) and end.name == "builtins.min"


def _without_axis(value: Value) -> Value | None:
    """What a sample was, before it got its first axis."""
    match value:
        case Derived(operator="[]", inputs=(base, _)):
            return base
        case Made(name=name, event=event) if name in _EXPANDS | _RESHAPES and event.args:
            return event.args[0]
        case Made(name=".reshape", event=event):
            return event.receiver
    return None


def _is_row(value: Value) -> bool:
    """Whether it is a list of numbers, or what a loop or an index takes of several rows."""
    match value:
        case Items(kind="list", items=items):
            return bool(items) and not any(isinstance(item, Items) for item in items)
        case Made(name="numpy.array" | "numpy.asarray", event=event) if event.args:
            given = event.args[0]  # `np.array([bird.height, bird.speed])`
            return isinstance(given, Items) and _is_row(given)
        case Element(of=rows, path=path):
            return not isinstance(rows, Dataset) and not path
        case Derived(operator="[]", inputs=(_, key)):
            return isinstance(fold(key), int) or isinstance(key, Element)
    return False


def _is_list(value: Value) -> bool:
    return isinstance(value, Items) and value.kind == "list" and not value.open


def same_rows(value: Value) -> Value | None:
    """What an array was made of, if only its numbers or their type were changed since.

    Or what a model predicted it from: one row for each.
    """
    match value:
        case Derived(operator=operator, inputs=inputs) if operator in _ELEMENTWISE:
            arrays = [
                value
                for value in inputs
                if not isinstance(fold(value), (int, float)) and axes(value) != 0
            ]
            return arrays[0] if len(arrays) == 1 else None
        case Made(name=name, event=event) if name.endswith(".preprocess_input") and event.args:
            return event.args[0] if name.startswith("keras.applications.") else None
        case Made(name=".predict" | ".predict_on_batch", event=event) if (
            event.receiver is not None and acts_as_model(event.receiver)
        ):
            return event.argument("x", 0)
        case Made(name=name, event=event) if name in _SAME_LENGTH:
            return event.receiver if name.startswith(".") else (event.args or (None,))[0]
    return None


def is_counted_out(value: Value) -> bool:
    """Whether it has as many rows as a number tells that is not 1, as one for each item of a shop.

    `np.full(len(items), user)`, `np.repeat(user, n)`, `np.array([user] * n)`, `np.arange(n)`.
    """
    match value:
        case Items(kind="list" | "tuple", items=parts, open=False):
            return any(map(is_counted_out, parts))
        case Derived(operator="*", inputs=(Items(kind="list") as row, count)):
            return len(row.items) == 1 and fold(count) != 1
        case Made(name=name, event=event) if name in _COUNTED:
            rows = event.argument(*_COUNTED[name])
            if isinstance(rows, Items):
                rows = rows.items[0] if rows.items else None
            return rows is not None and fold(rows) != 1
    inner = same_rows(value)
    return inner is not None and is_counted_out(inner)


def rows_made(value: Value, loop: Loop) -> int | None:
    """How many rows an array has that each iteration makes anew, where its shape is written down.

    As one for the words of so many texts: `np.zeros((32, length, words))`.
    """
    if isinstance(value, Items) and value.items and not value.open:  # several inputs
        value = value.items[0]
    made: Value | None = value
    while made is not None and not (isinstance(made, Made) and made.name in _OF_SHAPE):
        made = same_rows(made)
    if not isinstance(made, Made):
        return None
    if all(around.node is not loop.node for around in made.event.context.loops):
        return None
    of_axes = made.event.argument(*_OF_SHAPE[made.name])
    rows = _size(of_axes.items[0]) if isinstance(of_axes, Items) and of_axes.items else None
    return rows if isinstance(rows, int) else None


def chunk(value: Value, loop: Loop) -> int | None:
    """How many rows it is of an array that a loop over a `range` cuts into chunks, where known.

    `x[i:i + 32]` with steps of 32 between the places, `x[i * 32:(i + 1) * 32]`, or, with a name for
    where it begins, `x[start:start + 32]`; also where a generator cuts them, and the loop goes
    through that.
    """
    match value:
        case Union(options=options):
            widths = {chunk(option, loop) for option in options}
            return widths.pop() if len(widths) == 1 else None
        case Derived(operator="[]", inputs=(_, key)):
            first = key.items[0] if isinstance(key, Items) and key.items else key
            rows = _width(first, loop)  # or those whose places stand in a chunk: `x[order[i:j]]`
            if rows is not None:
                return rows
            columns = of_columns(value)
            return chunk(first if columns is None else columns, loop)
    inner = same_rows(value) or of_columns(value)
    return chunk(inner, loop) if inner is not None else None


def _width(key: Value, loop: Loop) -> int | None:
    """From where to where a slice goes, if it begins where the one before it ended."""
    if not isinstance(key, Derived) or key.operator != "slice":
        return None
    start, end, *_ = key.inputs
    if isinstance(end, Made) and end.name == "builtins.min":
        ends = [option for option in end.event.args if isinstance(option, Derived)]
        end = ends[0] if len(ends) == 1 else end
    match start, end:
        case Derived(operator="index", inputs=(_, _, step)), Derived(operator="+", inputs=parts):
            widths = [_size(part) for part in parts if part is not start]
            return _number(widths) if widths == [_size(step)] and is_turn(start, loop) else None
        case Derived(operator="*", inputs=before), Derived(operator="*", inputs=after):
            turns = [part for part in before if is_turn(part, loop)]
            rows = [_size(part) for part in before if part not in turns]
            following = [part for part in after if any(_follows(part, turn) for turn in turns)]
            same = rows == [_size(part) for part in after if part not in following]
            return _number(rows) if same and len(following) == 1 else None
        case Derived(operator="*", inputs=before), Derived(operator="+", inputs=parts):
            rows = [_size(part) for part in before if not is_turn(part, loop)]
            added = [_size(part) for part in parts if not _is_same_product(part, start, loop)]
            return _number(rows) if rows == added and len(before) == len(rows) + 1 else None
    return None


def _is_same_product(value: Value, other: Derived, loop: Loop) -> bool:
    """Whether two values are the same place, or the same number of the same iteration times."""
    if value is other:
        return True
    if not isinstance(value, Derived) or value.operator != "*":
        return False
    pairs = zip(value.inputs, other.inputs, strict=False)
    return all(
        a is b
        or (is_turn(a, loop) and is_turn(b, loop))
        or (_size(a) is not None and _size(a) == _size(b))
        for a, b in pairs
    )


def _size(value: Value) -> object:
    """A number that is known, if only as what an option is unless it is given."""
    return fold(value.default if isinstance(value, Option) else value)


def _number(values: Sequence[object]) -> int | None:
    return values[0] if len(values) == 1 and isinstance(values[0], int) else None


def is_turn(value: Value, loop: Loop) -> bool:
    """Whether it is what a `range` gives to the loop in each iteration."""
    if not isinstance(value, Derived):
        return False
    for over in walked_together(loop):
        if isinstance(over, Items) and over.kind == "generator":  # which has a loop of its own
            if any(value is part for item in over.items for part in origins(item, 20)):
                return True
        elif (
            isinstance(over, Made)
            and over.name == "builtins.range"
            and value.node is over.event.node
        ):
            return True
    return False


def is_permutation(value: Value) -> bool:
    """Whether it is all places of an array in another order: of `np.random`, or of a generator."""
    match value:
        case Made(name="numpy.random.permutation"):
            return True
        case Made(name=".permutation", event=event):
            drawn_by = event.receiver
            return isinstance(drawn_by, Made) and drawn_by.name in _GENERATORS
    return False


def _follows(value: Value, turn: Value) -> bool:
    """Whether it is the number of the next iteration."""
    if not isinstance(value, Derived) or value.operator != "+":
        return False
    return [fold(part) for part in value.inputs if part is not turn] == [1]


def _has_one_row(value: Value) -> bool:
    """Whether it is a list of one item, or what a tokenizer makes of one text."""
    match value:
        case Items(kind="list", items=rows, open=False):
            return len(rows) == 1
        case Made(name=".toarray", event=event) if event.receiver is not None:
            return _has_one_row(event.receiver)
        case Made(name=name, event=event) if name in _TO_ROWS and event.args:
            return _has_one_row(event.args[0])
    return is_one_sample(value)


def _is_list_of_single(value: Value) -> bool:
    """Whether each row is a batch of one: `np.expand_dims([first, second], axis=1)`."""
    if not isinstance(value, Made) or value.name not in _EXPANDS or not value.event.args:
        return False
    axis = value.event.argument("axis", 1)
    rows = value.event.args[0]
    return axis is not None and fold(axis) == 1 and isinstance(rows, Items) and not rows.open


def _is_new_axis(key: Value) -> bool:
    if isinstance(key, Const):
        return key.value is None
    return isinstance(key, Symbol) and key.name in ("numpy.newaxis", "tensorflow.newaxis")


def _is_slice_of_one(key: Value) -> bool:
    """`i:i + 1`, as it is written; `:1`, `-1:`."""
    if not isinstance(key, Derived) or key.operator != "slice":
        return False
    node = key.node
    if not isinstance(node, cst.Slice) or node.step is not None:
        return False
    first = "" if node.lower is None else quoted(node.lower).replace(" ", "")
    end = "" if node.upper is None else quoted(node.upper).replace(" ", "")
    if (first, end) in _ONE:
        return True
    return bool(first and end) and (end == first + "+1" or first == end + "-1")


def _is_whole_slice(key: Value) -> bool:
    """`:`, all of an axis."""
    node = key.node if isinstance(key, Derived) and key.operator == "slice" else None
    return isinstance(node, cst.Slice) and not (node.lower or node.upper or node.step)


def _is_later_axis(axis: Value | None) -> bool:
    """Whether it is an axis behind that of the samples."""
    number = fold(axis) if axis is not None else None
    return isinstance(number, int) and number != 0


def _starts_with_one(shape: Value | None) -> bool:
    if isinstance(shape, Derived) and shape.operator == "+":  # (1,) + image.shape
        first = shape.inputs[0]
        return isinstance(first, Items) and len(first.items) > 0 and fold(first.items[0]) == 1
    return isinstance(shape, Items) and len(shape.items) > 1 and fold(shape.items[0]) == 1


def _keeps_shape(reshape: cst.Call) -> bool:
    """Whether an array gets one axis more, as by `np.array(x).reshape(-1, *x.shape)`."""
    if len(reshape.args) != 2 or not isinstance(reshape.func, cst.Attribute):
        return False
    of, sizes = reshape.func.value, reshape.args[1]
    if isinstance(of, cst.Call) and quoted(of.func).endswith("array") and len(of.args) == 1:
        of = of.args[0].value
    return sizes.star == "*" and quoted(sizes.value) == f"{quoted(of)}.shape"


def _is_column(sizes: Sequence[Value]) -> bool:
    """Whether an array gets one number in each row: `reshape(12, 1)`, `reshape((-1, 1))`."""
    if len(sizes) == 1 and isinstance(sizes[0], Items):
        sizes = sizes[0].items
    return len(sizes) == 2 and fold(sizes[1]) == 1


def rows_drawn(program: Program, value: Value, loop: Loop) -> int | None:
    """How many rows are drawn by lot for an array in each iteration; None if many, or not known.

    0 for a batch that a memory gives, which may be out of sight.

    For arrays, too, that are filled row by row: `states[i] = batch[i][0]`.
    """
    for origin in made_of(program, value, lambda context: loop in context.loops):
        if isinstance(origin, Made) and loop in origin.event.context.loops:
            rows = drawn_at_once(origin)
            if rows:
                return rows
            if gives_batch(origin.event.node) and not _gives_many(origin.event):
                return 0
    return None


def made_of(program: Program, value: Value, is_there: Callable[[Context], bool]) -> Iterator[Value]:
    """What an array is computed from, and what its rows are filled with, where that is done."""
    made = list(origins(value, 60))
    yield from made
    for change in program.sets:
        if (
            isinstance(change.node, cst.Subscript)
            and is_there(change.context)
            and any(change.target is array for array in made)
        ):
            yield from origins(change.value, 60)


def _gives_many(drawn: CallEvent) -> bool:
    """Whether more rows are asked for than a batch has."""
    asked = (_size(value) for value in (*drawn.args, *drawn.keywords.values()))
    return any(isinstance(rows, int) and rows > FEW_ROWS for rows in asked)


def drawn_at_once(made: Made) -> int | None:
    """How many items or places a call draws by lot; None if many, or if it draws none.

    0 where nothing tells how many, but that they are a batch: `random.sample(x, batch_size)`.
    """
    if made.name not in _LOTS:
        return None
    count = made.event.argument(*_LOTS[made.name])
    if count is None:
        return None
    sizes: tuple[Value, ...] = (count,)
    if isinstance(count, Made) and count.name == "builtins.min":
        sizes = tuple(count.event.args)
    possible = (option for size in sizes for option in alternatives(size))
    known = [rows for option in possible for rows in (_size(option),) if isinstance(rows, int)]
    if known:
        return min(known) if min(known) <= FEW_ROWS else None
    written = argument(made.event.node, *_LOTS[made.name])
    return 0 if written is not None and _BATCH_SIZE.search(quoted(written.value)) else None


def gives_batch(call: cst.Call) -> bool:
    """Whether it asks what an agent remembers for a batch."""
    called = quoted(call.func).lower()
    if _REMEMBERED.search(called):
        return True
    sized = any(_SIZE.match(quoted(arg.value).lower()) for arg in call.args)
    return sized and _OF_MEMORY.search(called) is not None


def are_drawn(places: Value, loop: Loop) -> bool:
    """Whether it is a list of places that are drawn one by one in each iteration."""
    return (
        isinstance(places, Items)
        and places.kind == "list"
        and bool(places.items)
        and all(
            isinstance(place, Made)
            and place.name in _LOT
            and any(around.node is loop.node for around in place.event.context.loops)
            for place in places.items
        )
    )


def is_fixed(sample: Value, loop: Loop) -> bool:
    """Whether every iteration has the same array, as in a measurement."""
    if _is_among(sample, loop.elements_of):
        return False
    match sample:
        case Union(options=options):
            return all(is_fixed(option, loop) for option in options)
        case Made(name="builtins.dict", event=event) if len(event.args) == 1:  # the same parts
            return is_fixed(event.args[0], loop)
        case Made(event=event):
            if _is_yielded(event, loop):
                return False
            # By the statement: what an earlier iteration left has that iteration's loop.
            return all(around.node is not loop.node for around in event.context.loops)
        case Derived(operator="[]", inputs=(base, key)):
            return is_fixed(base, loop) and _is_fixed_place(key, loop)
    return False


def _is_among(sample: Value, iterable: Value) -> bool:
    """Whether the array is what each of several items is that the loop takes in turn."""
    match iterable:
        case Items(items=items):
            several = iterable.open or len(items) > 1
            return several and any(item is sample for item in items)
        case Made(name=name, event=event) if (
            name in _TAKES_IN_TURN or name in api.PASS_THROUGH_ITERATORS
        ):
            return any(_is_among(sample, given) for given in event.args)
    return False


def _is_yielded(made: CallEvent, loop: Loop) -> bool:
    """Whether a generator that the loop goes through makes it anew each time."""
    if not isinstance(loop.elements_of, Items) or loop.elements_of.kind != "generator":
        return False
    inner = {id(around.node) for around in made.context.loops}
    # It, or a function that it calls for each item.
    bodies = (frame.function.node for frame in made.context.frames)
    return any(
        any(walk_type(body, cst.Yield)) and any(id(node) in inner for node in walk(body))
        for body in bodies
    )


def _is_fixed_place(key: Value, loop: Loop) -> bool:
    """Whether every iteration takes the same place of an array."""
    match key:
        case Items(items=parts):
            if are_drawn(key, loop):
                return False
            return all(_is_fixed_place(part, loop) for part in parts)
        case Derived(operator="slice", node=cst.Slice() as node, inputs=bounds):
            written = (node.lower, node.upper, node.step)
            given = [bound for bound, text in zip(bounds, written, strict=True) if text is not None]
            return all(isinstance(bound, (Const, Parameter)) for bound in given)
    return not counts(key, loop)


def counts(key: Value, loop: Loop) -> bool:
    """Whether a place in an array comes from the loop: `x[i]`, for `i in range(len(x))`."""
    match key:
        case Derived(operator="index"):
            return True
        case Derived(inputs=parts):
            return any(counts(part, loop) for part in parts)
    return isinstance(key, Element) and key.of is loop.elements_of


def used_as_one(index: Index, call: cst.Call) -> bool:
    """Whether what the script does with the predictions makes sense for one sample only.

    It takes the first row and leaves the others (`predict(x)[0][2]`), the first of all numbers
    (`predict(x).ravel()[0]`), or the largest (`argmax(predict(x))` without an axis), or draws by
    what is in the first row (`choice(4, p=predict(x)[0])`).
    """
    return _is_used_as_one(index, call, of_first=False)


def _is_used_as_one(index: Index, node: cst.CSTNode, *, of_first: bool, depth: int = 0) -> bool:
    """Whether a use tells so; `of_first` if the node is the first row already."""
    if depth > 3:
        return False
    match index.parent(node):
        case cst.Subscript(value=value) as up if value is node:
            first = _constants(up)
            if of_first or (len(first) > 1 and first[0] == "0"):
                return True
            return first == ["0"] and _is_used_as_one(index, up, of_first=True, depth=depth + 1)
        case cst.Arg(keyword=cst.Name(value="p")):
            return of_first and _draws_by(index, node)
        case cst.Arg(keyword=None) as arg:
            call = index.parent(arg)
            if not isinstance(call, cst.Call):
                return False
            name = quoted(call.func)
            if len(call.args) == 1 and (name in _NUMBERS or name.rpartition(".")[2] in _OF_ALL):
                return True
            if len(call.args) == 1 and name.rpartition(".")[2] in ("squeeze", *_FLAT):
                return _draws_by(index, call)
            return any(
                _is_used_as_one(index, use, of_first=of_first, depth=depth + 1)
                for use in _uses_of_parameter(index, call, arg)
            )
        case cst.Attribute(value=value, attr=attr) as up if value is node:
            done = index.parent(up)
            if not isinstance(done, cst.Call) or done.args:
                return False
            taken = index.parent(done)
            begins = isinstance(taken, cst.Subscript) and _constants(taken) == ["0"]
            if attr.value in _FLAT:
                return begins or _draws_by(index, done)
            return attr.value in _OF_ALL
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]) as assign:
            return any(
                _is_used_as_one(index, use, of_first=of_first, depth=depth + 1)
                for use in _later_uses(index, assign, name)
            )
    return False


def _draws_by(index: Index, node: cst.CSTNode) -> bool:
    """Whether something is drawn by the numbers of a node: the chances of one sample."""
    match index.parent(node):
        case cst.Arg(keyword=cst.Name(value="p")) as arg:
            call = index.parent(arg)
            return isinstance(call, cst.Call) and quoted(call.func).endswith("random.choice")
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]) as assign:
            return any(_draws_by(index, use) for use in _later_uses(index, assign, name))
    return False


def _uses_of_parameter(index: Index, call: cst.Call, arg: cst.Arg) -> Iterator[cst.Name]:
    """What a function of the script does with an argument that it gets by its place."""
    if not isinstance(call.func, cst.Name) or any(a.star for a in call.args):
        return
    name, place = call.func.value, call.args.index(arg)
    defined = [f for f in index.each(cst.FunctionDef) if f.name.value == name]
    if len(defined) != 1 or defined[0].decorators or place >= len(defined[0].params.params):
        return
    parameter = defined[0].params.params[place].name.value
    names = [n for n in walk_type(defined[0].body, cst.Name) if n.value == parameter]
    if not any(isinstance(index.parent(n), cst.AssignTarget) for n in names):
        yield from names


def _constants(node: cst.Subscript) -> list[str]:
    return [
        quoted(part.slice.value) if isinstance(part.slice, cst.Index) else ":"
        for part in node.slice
    ]


def _later_uses(index: Index, assign: cst.Assign, name: str) -> Iterator[cst.Name]:
    """The name behind its assignment, up to the next one, in the same block."""
    statement = index.statement(assign)
    block = index.parent(statement)
    body = getattr(block, "body", ())
    for later in body[body.index(statement) + 1 :] if statement in body else ():
        names = [n for n in walk_type(later, cst.Name) if n.value == name]
        bound = any(isinstance(index.parent(n), cst.AssignTarget) for n in names)
        yield from (n for n in names if not isinstance(index.parent(n), cst.AssignTarget))
        if bound:
            return
