"""A loop that runs a session also builds operations, so the graph grows in every iteration.

In graph mode `tf.add`, `tf.assign`, `Saver()` and their like compute nothing: they add nodes to the
graph. Called between two runs, they make the session take in the larger graph before it can run,
and each new operation that is fetched gets a plan of its own. Iterations become slower and slower,
and the memory is never given back: a mean that is built for each run took 7 ms a run at first and
13 ms after 300 runs, one that is built before the loop 0.2 ms (measured on 2 CPU cores).

## Before

```python
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 8])
y = tf.matmul(x, tf.Variable(tf.ones([8, 1])))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(1000):
        loss = sess.run(tf.reduce_mean(y), feed_dict={x: np.ones([32, 8])})
```

## After

```python
import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 8])
y = tf.matmul(x, tf.Variable(tf.ones([8, 1])))
mean = tf.reduce_mean(y)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    tf.get_default_graph().finalize()  # an operation built from here on raises an error
    for step in range(1000):
        loss = sess.run(mean, feed_dict={x: np.ones([32, 8])})
```

## When not

Where each iteration has a graph of its own (`with tf.Graph().as_default()`), in short loops and
those over the entries of a dict, and under eager execution, where these calls compute at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.api import ASSIGNMENTS
from tfaudit.program.program import created_at
from tfaudit.program.values import Const, Derived, Made, origins
from tfaudit.rule import rule
from tfaudit.rules._conditions import is_settled
from tfaudit.rules._sessions import FINDERS, SESSIONS, old_name, running_loops, session_runs
from tfaudit.rules._steps import head
from tfaudit.syntax import as_assign, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Branch, CallEvent, Context, Loop
    from tfaudit.program.program import Program

# Calls that add at least one node each time. Not here: those that may give back what they get
# (`tf.cast`, `tf.convert_to_tensor`) or what exists already (`tf.get_variable`).
_BUILDERS = frozenset("tensorflow." + name for name in (
    "Variable", "abs", "accumulate_n", "add", "add_n", "argmax", "argmin", "argsort", "assign",
    "assign_add", "assign_sub", "boolean_mask", "ceil", "clip_by_global_norm", "clip_by_norm",
    "clip_by_value", "concat", "cond", "constant", "cumprod", "cumsum", "div", "divide",
    "dynamic_partition", "dynamic_stitch", "einsum", "equal", "exp", "expand_dims", "eye", "fill",
    "floor", "gather", "gather_nd", "global_variables_initializer", "gradients", "greater",
    "greater_equal", "group", "identity", "initialize_all_variables", "less", "less_equal",
    "linspace", "local_variables_initializer", "log", "logical_and", "logical_not", "logical_or",
    "matmul", "maximum", "minimum", "mod", "multinomial", "multiply", "negative", "no_op",
    "norm", "not_equal", "one_hot", "ones", "ones_like", "pad", "placeholder", "pow", "py_func",
    "random_normal", "random_shuffle", "random_uniform", "range", "reduce_all", "reduce_any",
    "reduce_logsumexp", "reduce_max", "reduce_mean", "reduce_min", "reduce_prod", "reduce_sum",
    "reshape", "reverse", "round", "scatter_add", "scatter_nd", "scatter_update", "sigmoid", "sign",
    "sin", "slice", "sparse_to_dense", "split", "sqrt", "square", "squared_difference", "squeeze",
    "stack", "stop_gradient", "strided_slice", "subtract", "tables_initializer", "tanh",
    "tensordot", "tile", "top_k", "transpose", "truncated_normal", "unstack",
    "variables_initializer", "where", "while_loop", "zeros", "zeros_like",
    "summary.scalar", "summary.histogram", "summary.image", "summary.merge", "summary.merge_all",
    "train.Saver",
))  # fmt: skip
_BUILDING = tuple("tensorflow." + name for name in (
    "image.", "layers.", "linalg.", "losses.", "math.", "metrics.", "nn.", "random.", "signal.",
    "strings.", "io.decode_", "io.read_file", "io.parse_",
))  # fmt: skip
_NOT_BUILDING = frozenset({
    "tensorflow.random.set_random_seed", "tensorflow.random.set_seed",
    "tensorflow.losses.get_losses", "tensorflow.losses.add_loss",
    "tensorflow.losses.get_regularization_losses", "tensorflow.random.get_seed",
})  # fmt: skip
_VARIABLES = frozenset({"tensorflow.Variable", "tensorflow.get_variable"})
_NEW_GRAPH = frozenset({"tensorflow.Graph", "tensorflow.reset_default_graph"})
_ENTRIES = frozenset({"items", "keys", "values"})
_ORDERS = frozenset({"LessThan", "LessThanEqual", "GreaterThan", "GreaterThanEqual"})
_PLAIN = frozenset({"builtins.staticmethod", "builtins.classmethod"})


@rule(
    "TFA902",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(".run(", ".eval("),
    in_tests=False,
    sources=(
        "tensorflow/python/client/session.py: each run extends the session by new nodes",
        "https://www.tensorflow.org/api_docs/python/tf/Graph#finalize",
    ),
)
def graph_nodes_in_loop(program: Program) -> Iterator[Hit]:
    """Calls that build operations, in loops that run a session."""
    runs: dict[Loop, CallEvent] = {}
    outer: set[Loop] = set()  # loops around others that run a session
    for event in session_runs(program):
        loops = running_loops(event)
        for position, loop in enumerate(loops):
            runs.setdefault(loop, event)
            if position < len(loops) - 1:
                outer.add(loop)
    if not runs:
        return
    fresh = [e.context.loops for e in program.calls if old_name(e) in _NEW_GRAPH]
    found: dict[cst.CSTNode, list[tuple[CallEvent, Loop]]] = {}
    for event in program.calls:
        around = _loop(program, event, runs) if _builds(event) and not _grows(event) else None
        if around is not None and not any(around in loops for loops in fresh):
            found.setdefault(around.node, []).append((event, around))
    for events in found.values():
        event, loop = events[0]
        others = len({e.node for e, _ in events}) - 1
        rare = loop in outer or not all(
            is_settled(program, branch, loop)
            for branch in program.below(event.context, loop).branches
        )
        yield _hit(event, loop, runs[loop], others, rare=rare)


def _grows(event: CallEvent) -> bool:
    """Whether each iteration builds on what the last one built, `x = tf.concat([x, y], 1)`."""
    index = event.module.index
    match as_assign(index.parent(event.node)):
        case cst.Assign(targets=[cst.AssignTarget(target=target)]):
            name = quoted(target)
        case _:
            return False
    parts = (node for arg in event.node.args for node in walk(arg.value))
    if not any(isinstance(n, (cst.Name, cst.Attribute)) and quoted(n) == name for n in parts):
        return False
    statement = index.statement(event.node)
    block = index.parent(statement)
    if not isinstance(block, (cst.IndentedBlock, cst.Module)):
        return False
    before = list(block.body)[: list(block.body).index(statement)]
    return not any(  # what this iteration made itself is not carried over
        quoted(made.target) == name for line in before for made in walk_type(line, cst.AssignTarget)
    )


def _builds(event: CallEvent) -> bool:
    if event.name in (".minimize", ".compute_gradients", ".apply_gradients"):
        return isinstance(event.receiver, Made) and (
            event.receiver.name.replace("compat.v1.", "").startswith("tensorflow.train.")
        )
    if event.name in ASSIGNMENTS:
        made = event.receiver.event if isinstance(event.receiver, Made) else None
        return made is not None and old_name(made) in _VARIABLES
    if event.name == ".get_next":
        return isinstance(event.receiver, Made) and event.receiver.name.endswith("_iterator")
    name = old_name(event)
    if name in _BUILDERS:
        return True
    is_function = name.rpartition(".")[2][:1].islower()
    return is_function and name.startswith(_BUILDING) and name not in _NOT_BUILDING


def _loop(program: Program, event: CallEvent, runs: dict[Loop, CallEvent]) -> Loop | None:
    """The innermost loop that runs a session made before it, and each time builds this."""
    if event.context.traced:
        return None
    for loop in reversed(event.context.loops):
        if loop not in runs or _goes_through_entries(loop):
            continue
        inside = program.below(event.context, loop)
        if _is_plain(program, inside, loop) and not _has_own_session(program, runs[loop], loop):
            return loop
        return None
    return None


def _goes_through_entries(loop: Loop) -> bool:
    """Whether a loop is one over a dict's entries, which have names and so are few."""
    match loop.node:
        case cst.For(iter=cst.Call(func=cst.Attribute(attr=cst.Name(value=name)))):
            return name in _ENTRIES
    return False


def _has_own_session(program: Program, run: CallEvent, loop: Loop) -> bool:
    """Whether the session of a run is made in the loop, anew in each iteration."""
    if run.name == ".eval" and "session" not in run.keywords:  # takes the one that was entered
        return any(loop in event.context.loops for event in program.calls_of(*SESSIONS))
    session = run.keywords.get("session", run.receiver)
    made = created_at(session) if session is not None else None
    return made is not None and old_name(made) not in FINDERS and loop in made.context.loops


def _is_plain(program: Program, inside: Context, loop: Loop) -> bool:
    """Whether code in a loop runs in Python, in each iteration or in every so many of them."""
    return (
        all(
            frame.why == "call"
            and all(getattr(d, "name", "") in _PLAIN for d in frame.function.decorators)
            for frame in inside.frames
        )
        and all(
            _is_every_so_often(branch, inside)
            or _is_better(branch)
            or is_settled(program, branch, loop)
            for branch in inside.branches
        )
        and not any(isinstance(loop.node, cst.CompFor) for loop in inside.loops)
    )


def _is_every_so_often(branch: Branch, inside: Context) -> bool:
    """Whether a condition holds in every so many iterations, or from some iteration on."""
    if not (branch.taken or branch in inside.skips):
        match branch.test:
            case Derived(operator="LessThan" | "LessThanEqual", inputs=(Derived("index"), _)):
                return True
        return False
    return any(isinstance(v, Derived) and v.operator == "%" for v in origins(branch.test))


def _is_better(branch: Branch) -> bool:
    """Whether a condition holds as often as a result is better: `if loss < best_loss`.

    What is compared with a number, or is a count of iterations, may be so once.
    """
    match branch.test:
        case Derived(operator=operator, inputs=sides) if branch.taken and operator in _ORDERS:
            return not any(
                isinstance(side, Const)
                or any(isinstance(o, Derived) and o.operator == "index" for o in origins(side, 9))
                for side in sides
            )
    return False


def _hit(event: CallEvent, loop: Loop, run: CallEvent, others: int, *, rare: bool) -> Hit:
    more = ", as do other calls in the loop" if others else ""
    message = f"`{quoted(event.node.func)}` adds to the graph each time{more}, and the session "
    message += "must take in the grown graph before it runs; build it once before the loop"
    related = (
        (loop.module, head(loop.node), "the loop"),
        (run.module, underline(run.node), "runs the session"),
    )
    severity, effect = (Severity.LOW, Effect.SMALL) if rare else (None, None)
    return Hit(event.module, underline(event.node), message, None, severity, effect, related)
