"""A session's loop feeds each batch by `feed_dict`, so Python copies the data before every step.

The arrays are converted and copied while the device waits, because `run` begins only afterwards. A
`tf.data` pipeline in the graph reads and prepares the next batches while the device computes, and
`run` needs no data.

The queues that begin at `tf.train.string_input_producer` and its kin go through Python as well: its
threads run the session for what they put in, where those of a `tf.data` pipeline are TensorFlow's.

The gain is on a GPU, and where Python prepares the batches. On a CPU, whose cores compute and copy
in turn, and with steps that only slice an array, there is none.

## Before

```python
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
features = np.ones([640, 8], "float32")
x = tf.placeholder(tf.float32, [None, 8])
w = tf.Variable(tf.ones([8, 1]))
train = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.matmul(x, w)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for start in range(0, 640, 32):
        sess.run(train, feed_dict={x: features[start : start + 32]})
```

## After

```python
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
features = np.ones([640, 8], "float32")
dataset = tf.data.Dataset.from_tensor_slices(features).batch(32).prefetch(1)
x = tf.data.make_one_shot_iterator(dataset).get_next()
w = tf.Variable(tf.ones([8, 1]))
train = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.matmul(x, w)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(0, 640, 32):
        sess.run(train)
```

## When not

Where the data comes from the loop itself, as in reinforcement learning; for learning rates and
other single numbers. TensorFlow 2 code has no sessions: there, `fit` takes the dataset.
"""

from __future__ import annotations

import re
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.values import (
    UNKNOWN,
    Const,
    Derived,
    Items,
    Made,
    Table,
    Value,
)
from tfaudit.rule import rule
from tfaudit.rules._fed_batches import brings_batches, parts_of, taken_together, together
from tfaudit.rules._samples import counts
from tfaudit.rules._sessions import old_name, running_loops, session_runs, updates_variables
from tfaudit.rules._step_loops import plays
from tfaudit.rules._steps import head, walked
from tfaudit.rules._training_runs import trains
from tfaudit.syntax import argument, assigns, name_of, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

_PLACEHOLDERS = frozenset({"tensorflow.placeholder", "tensorflow.placeholder_with_default"})
_ARRAYS = frozenset(
    "numpy." + name
    for name in (
        "array", "asarray", "concatenate", "expand_dims", "hstack", "load", "ones", "reshape",
        "stack", "vstack", "zeros",
    )
)  # fmt: skip
# What fills a queue by threads of Python (`QueueRunner`): tensorflow/python/training/input.py.
_PRODUCERS = frozenset(
    f"tensorflow.train.{name}_producer"
    for name in ("input", "string_input", "slice_input", "range_input")
)


# What is fed where the data comes from what the model did before, as in reinforcement learning.
_OF_A_GAME = re.compile(r"reward|(?<![a-z])actions?(?![a-z])|observation|advantage", re.IGNORECASE)
# A method by which an agent plays.
_ACTS = re.compile(r"^_*((get|choose|select|sample|pick|take)_)?(act|actions?)$")
# What gives the next batch of data: the run of an iterator's `get_next`, too.
_GIVES_BATCHES = re.compile(r"next|batch|^run$", re.IGNORECASE)
_GAMES = ("import gym", "from gym")


@rule(
    "TFA901",
    severity=Severity.MEDIUM,
    effect=Effect.MODERATE,
    words=("feed_dict", ".run(", "input_producer"),
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/migrate",),
)
def feed_dict_loop(program: Program) -> Iterator[Hit]:
    """Runs of a training operation, in a loop, that feed arrays, and queues that Python fills.

    Where training is fed so, what evaluates batch after batch is said, too.
    """
    yield from _queues(program)
    if program.mentions(*_GAMES):
        return  # what is fed is what an agent has seen, wherever it plays
    train: list[CallEvent] = []
    others: list[CallEvent] = []
    for event in session_runs(program):
        if event.name == ".run" and running_loops(event):
            (train if trains(event) else others).append(event)
    fed = [hit for event in train if (hit := _fed(program, event)) is not None]
    yield from fed
    # What evaluates a batch between the epochs is beside the loops that train, not one of its own.
    busy = {loop.node for event in train for loop in running_loops(event)}
    for event in others if fed else []:
        loop = running_loops(event)[-1]
        if loop.node not in busy and _takes_batches(event, loop):
            hit = _fed(program, event)
            if hit is not None:
                yield replace_fields(hit, severity=Severity.LOW)


def _fed(program: Program, event: CallEvent) -> Hit | None:
    """A run in a loop that feeds arrays, unless they are what an agent has seen."""
    loops = running_loops(event)
    feed = argument(event.node, "feed_dict", _place(event))
    if feed is None or any(plays(program, loop) for loop in loops):
        return None
    shown = _shown(event, loops[-1], feed.value)
    if shown is None or _is_of_a_game(event, feed.value):
        return None
    message = f"`feed_dict` copies {shown} from Python before every step; "
    message += "let a tf.data pipeline in the graph prepare the batches"
    related = ((loops[-1].module, head(loops[-1].node), "the loop"),)
    return Hit(event.module, feed, message, related=related)


def _takes_batches(event: CallEvent, loop: Loop) -> bool:
    """Whether the loop goes through data, of which parts are fed as they come.

    What a model is asked for what it gave before, a word after the other, no pipeline prepares.
    """
    feed = argument(event.node, "feed_dict", _place(event))
    table = event.argument("feed_dict", _place(event))
    if not isinstance(loop.node, cst.For) or feed is None:
        return False
    if isinstance(table, Table) and any(_is_cut(value, loop) for _, value in table.others):
        return True
    written = _written(loop.node, feed.value)
    if written is None:
        return False
    values = [e.value for e in written.elements if isinstance(e, cst.DictElement)]
    roots = [value.value if isinstance(value, cst.Subscript) else value for value in values]
    names = {root.value for root in roots if isinstance(root, cst.Name)}
    if any(_comes_next(loop.node, name) for name in names):
        return True
    if written is not feed.value or getattr(walked(loop), "name", "") == "builtins.range":
        return False
    return not names.isdisjoint(name.value for name in walk_type(loop.node.target, cst.Name))


def _written(loop: cst.For, feed: cst.BaseExpression) -> cst.Dict | None:
    """The dict that is fed, where it is written in the call or as the name's one value."""
    if isinstance(feed, cst.Name):
        bound = [a.value for a in assigns(loop.body) if _binds(a, feed.value)]
        feed = bound[0] if len(bound) == 1 else feed
    return feed if isinstance(feed, cst.Dict) else None


def _comes_next(loop: cst.For, name: str) -> bool:
    """Whether each iteration gives the name the next batch, whatever came out of the one before.

    `images, labels = data.next_batch(50)`, `next(batches)`, or the run of an iterator's `get_next`.
    """
    bound = [
        assign.value
        for assign in assigns(loop.body)
        if _binds(assign, name) or name in together(assign.targets[0].target)
    ]
    if len(bound) != 1 or not isinstance(call := bound[0], cst.Call):
        return False
    called = name_of(call)
    if not isinstance(called, cst.Name) or not _GIVES_BATCHES.search(called.value):
        return False
    if called.value == "run" and len(call.args) != 1:
        return False  # what a model makes of what it is fed
    given = {node.value for arg in call.args for node in walk_type(arg, cst.Name)}
    return not any(_is_bound(loop.body, word) or _grows(loop, word) for word in given)


def _queues(program: Program) -> Iterator[Hit]:
    """The first queue of each function that threads of Python fill: the others hang on it."""
    told: set[cst.CSTNode | None] = set()
    for event in program.calls_where(_names_producer):
        frames = event.context.frames
        function = frames[-1].function.node if frames else None
        if function not in told:
            told.add(function)
            message = "threads of Python fill the queues that begin at "
            message += f"`{quoted(event.node.func)}`; a tf.data pipeline reads without Python"
            yield Hit(event.module, underline(event.node), message)


def _names_producer(name: str) -> bool:
    return name.replace("tensorflow.compat.v1.", "tensorflow.") in _PRODUCERS


def _is_of_a_game(event: CallEvent, feed: cst.BaseExpression) -> bool:
    """Whether the feed is what an agent has seen, by its own names or its class's."""
    if _OF_A_GAME.search(quoted(feed)):
        return True
    owners = [f.function.owner for f in event.context.frames if f.function.owner is not None]
    return any(
        _ACTS.search(method.name.value)
        for owner in owners
        for method in owner.node.body.body
        if isinstance(method, cst.FunctionDef)
    )


def _place(event: CallEvent) -> int:
    """The place of `feed_dict`: first where an operation runs itself, without fetches."""
    return 0 if event.receiver is not None and updates_variables(event.receiver) else 1


def _shown(event: CallEvent, loop: Loop, feed: cst.BaseExpression) -> str | None:
    """The placeholders that surely get arrays, for the message; None where there are none."""
    table = event.argument("feed_dict", _place(event))
    pairs = table.others if isinstance(table, Table) else []
    index = event.module.index
    inside = loop.node in index.ancestors(event.node)
    function = None if inside else index.enclosing(event.node, cst.FunctionDef)
    if not isinstance(feed, cst.Dict):
        place = loop.node if inside else function
        parts = parts_of(place, feed) if place is not None else []
        if (inside and not parts) or any(_OF_A_GAME.search(quoted(part)) for part in parts):
            return None  # the same arrays in each step, which no pipeline prepares
        known = any(_is_data(key, value) for key, value in pairs)
        brought = any(brings_batches(loop, function, part) for part in parts)
        return "arrays" if known or brought or (inside and _is_drawn(loop.node, feed)) else None
    items = [e for e in feed.elements if isinstance(e, cst.DictElement)]
    values = pairs if len(pairs) == len(items) else [(UNKNOWN, UNKNOWN)] * len(items)
    fed = [
        item.key
        for item, (key, value) in zip(items, values, strict=True)
        if _is_data(key, value)
        or (
            _rank(key) is None
            and (
                (inside and _is_batch(event, loop, item.value))
                or brings_batches(loop, function, item.value)
            )
        )
    ]
    return " and ".join(f"`{quoted(key)}`" for key in fed[:2]) if fed else None


def _is_bound(loop: cst.CSTNode, name: str) -> bool:
    """Whether the loop's body gives the name a value, or changes what it holds."""
    held = (target.target for assign in assigns(loop) for target in assign.targets)
    return any(quoted(target).partition("[")[0] == name for target in held)


def _grows(loop: cst.CSTNode, name: str) -> bool:
    """Whether the loop makes a list longer."""
    return any(quoted(call.func) == f"{name}.append" for call in walk_type(loop, cst.Call))


def _is_drawn(loop: cst.CSTNode, feed: cst.BaseExpression) -> bool:
    """Whether each iteration takes another feed from an iterator: `feed = next(batches)`."""
    return isinstance(feed, cst.Name) and any(
        _binds(assign, feed.value)
        and isinstance(assign.value, cst.Call)
        and quoted(assign.value.func) == "next"
        for assign in assigns(loop)
    )


def _is_data(key: Value, value: Value) -> bool:
    """Whether an array is fed: the placeholder has axes, or NumPy makes what it gets."""
    if _rank(key) is not None:
        return _holds_batches(key) or (bool(_rank(key)) and _is_slice(value))
    return isinstance(value, Made) and value.name in _ARRAYS


def _is_slice(value: Value) -> bool:
    """Whether it is some rows of an array: `images[i * size:(i + 1) * size]`."""
    match value:
        case Derived(operator="[]", inputs=(_, Derived(operator="slice"))):
            return True
    return False


def _is_cut(value: Value, loop: Loop) -> bool:
    """Whether it is the rows of an array whose turn it is: `images[i * size:(i + 1) * size]`.

    Of one that the loop does not fill meanwhile, as it does where a text is made word by word.
    """
    match value:
        case Derived(operator="[]", inputs=(_, key), node=cst.Subscript(value=array)):
            pass
        case _:
            return False
    name = quoted(array)
    if _grows(loop.node, name) or _is_bound(loop.node, name):
        return False
    match key.items[0] if isinstance(key, Items) and key.items else key:
        case Derived(operator="slice", inputs=(start, end, *_)):
            return counts(start, loop) and counts(end, loop)
    return False


def _holds_batches(placeholder: Value) -> bool:
    """Whether an axis of a placeholder is open, or its first one a number of rows."""
    assert isinstance(placeholder, Made)
    shape = placeholder.event.argument("shape", 1)
    if not isinstance(shape, Items) or not shape.items:
        return False
    if any(isinstance(axis, Const) and axis.value is None for axis in shape.items):
        return True
    first = shape.items[0]
    rows = fold(first)
    if isinstance(first, Const):
        return isinstance(rows, int) and rows > 1
    arg = argument(placeholder.event.node, "shape", 1)
    return (
        arg is not None
        and isinstance(arg.value, (cst.List, cst.Tuple))
        and bool(arg.value.elements)
        and "batch" in quoted(arg.value.elements[0]).lower()
    )


def _rank(placeholder: Value) -> int | None:
    """How many axes a placeholder has, where its shape is written down."""
    if not isinstance(placeholder, Made) or old_name(placeholder.event) not in _PLACEHOLDERS:
        return None
    shape = placeholder.event.argument("shape", 1)
    return len(shape.items) if isinstance(shape, Items) else None


def _is_batch(event: CallEvent, loop: Loop, value: cst.BaseExpression) -> bool:
    """Whether a part of an array is fed: a slice, or one of several things that come at once."""
    node = loop.node
    assert isinstance(node, (cst.For, cst.While))
    if isinstance(value, cst.Subscript):
        return any(True for _ in walk_type(value, cst.Slice)) or _is_of_pair(node, value)
    if not isinstance(value, cst.Name):
        return False
    for assign in assigns(node.body):
        target = assign.targets[0].target
        if value.value in together(target):
            return isinstance(assign.value, cst.Call) or any(
                _is_batch(event, loop, part) for part in _given(assign, value.value)
            )
        if _binds(assign, value.value):
            if isinstance(assign.value, cst.ListComp):
                return isinstance(assign.value.elt, cst.Subscript)  # [images[i] for i in chosen]
            return isinstance(assign.value, cst.Subscript) and _is_batch(event, loop, assign.value)
    return isinstance(node, cst.For) and value.value in taken_together(loop)


def _is_of_pair(loop: cst.For | cst.While, value: cst.Subscript) -> bool:
    """Whether it is an item (`batch[0]`) of what a call gives in the loop."""
    name = value.value
    return isinstance(name, cst.Name) and any(
        isinstance(assign.value, cst.Call) and _binds(assign, name.value)
        for assign in assigns(loop.body)
    )


def _given(assign: cst.Assign, name: str) -> Iterator[cst.Subscript]:
    """The subscript that a name gets when a tuple of names gets a tuple of values."""
    target, value = assign.targets[0].target, assign.value
    if isinstance(target, (cst.Tuple, cst.List)) and isinstance(value, (cst.Tuple, cst.List)):
        for left, right in zip(target.elements, value.elements, strict=False):
            named = isinstance(left.value, cst.Name) and left.value.value == name
            if named and isinstance(right.value, cst.Subscript):
                yield right.value


def _binds(assign: cst.Assign, name: str) -> bool:
    target = assign.targets[0].target
    return isinstance(target, cst.Name) and target.value == name
