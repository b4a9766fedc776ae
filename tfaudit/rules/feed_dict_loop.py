"""A session's loop feeds each batch by `feed_dict`, so Python copies the data before every step.

The arrays are converted and copied while the device waits, because `run` begins only afterwards. A
`tf.data` pipeline in the graph reads and prepares the next batches while the device computes, and
`run` needs no data.

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

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.model import Effect, Severity
from tfaudit.program.values import Made, Value, origins
from tfaudit.rule import rule
from tfaudit.rules._sessions import running_loops, session_runs
from tfaudit.rules._step_loops import plays
from tfaudit.rules._steps import head, is_test
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

_UPDATES = frozenset({".minimize", ".apply_gradients"})
_NUMBERS = ("builtins.range", "builtins.enumerate")


@rule(
    "TFA901",
    severity=Severity.MEDIUM,
    effect=Effect.MODERATE,
    words=("feed_dict", ".run("),
    sources=("https://www.tensorflow.org/guide/migrate",),
)
def feed_dict_loop(program: Program) -> Iterator[Hit]:
    """Runs of a training operation, in a loop, that feed parts of arrays."""
    if is_test(program.module):
        return
    for event in session_runs(program):
        loops = running_loops(event)
        feed = argument(event.node, "feed_dict", 1)
        if (
            not loops
            or event.name != ".run"
            or feed is None
            or not isinstance(feed.value, cst.Dict)
        ):
            continue
        loop = loops[-1]
        if loop.node not in event.module.index.ancestors(event.node) or plays(program, loop):
            continue
        fetches = event.argument("fetches", 0)
        fed = [key for key, value in _items(feed.value) if _is_batch(event, loop, value)]
        if fed and fetches is not None and _trains(fetches):
            names = " and ".join(f"`{quoted(key)}`" for key in fed[:2])
            message = f"`feed_dict` copies {names} from Python before every step; "
            message += "let a tf.data pipeline in the graph prepare the batches"
            related = ((loop.module, head(loop.node), "the loop"),)
            yield Hit(event.module, feed, message, related=related)


def _items(node: cst.Dict) -> Iterator[tuple[cst.BaseExpression, cst.BaseExpression]]:
    for element in node.elements:
        if isinstance(element, cst.DictElement):
            yield element.key, element.value


def _trains(fetches: Value) -> bool:
    return any(isinstance(o, Made) and o.name in _UPDATES for o in origins(fetches, 60))


def _is_batch(event: CallEvent, loop: Loop, value: cst.BaseExpression) -> bool:
    """Whether a part of an array is fed: a slice, or one of several things that come at once."""
    node = loop.node
    assert isinstance(node, (cst.For, cst.While))
    if isinstance(value, cst.Subscript):
        return any(True for _ in walk_type(value, cst.Slice)) or _is_of_pair(node, value)
    if not isinstance(value, cst.Name):
        return False
    for assign in walk_type(node.body, cst.Assign):
        target = assign.targets[0].target
        if value.value in _together(target):
            return isinstance(assign.value, cst.Call) or any(
                _is_batch(event, loop, part) for part in _given(assign, value.value)
            )
        if _binds(assign, value.value):
            return isinstance(assign.value, cst.Subscript) and _is_batch(event, loop, assign.value)
    over = getattr(loop.iterable, "name", "")
    return (
        isinstance(node, cst.For) and over not in _NUMBERS and value.value in _together(node.target)
    )


def _is_of_pair(loop: cst.For | cst.While, value: cst.Subscript) -> bool:
    """Whether it is an item (`batch[0]`) of what a call gives in the loop."""
    name = value.value
    return isinstance(name, cst.Name) and any(
        isinstance(assign.value, cst.Call) and _binds(assign, name.value)
        for assign in walk_type(loop.body, cst.Assign)
    )


def _given(assign: cst.Assign, name: str) -> Iterator[cst.Subscript]:
    """The subscript that a name gets when a tuple of names gets a tuple of values."""
    target, value = assign.targets[0].target, assign.value
    if isinstance(target, (cst.Tuple, cst.List)) and isinstance(value, (cst.Tuple, cst.List)):
        for left, right in zip(target.elements, value.elements, strict=False):
            named = isinstance(left.value, cst.Name) and left.value.value == name
            if named and isinstance(right.value, cst.Subscript):
                yield right.value


def _together(target: cst.CSTNode) -> set[str]:
    """The names of a tuple that is bound at once."""
    if not isinstance(target, (cst.Tuple, cst.List)):
        return set()
    return {e.value.value for e in target.elements if isinstance(e.value, cst.Name)}


def _binds(assign: cst.Assign, name: str) -> bool:
    target = assign.targets[0].target
    return isinstance(target, cst.Name) and target.value == name
