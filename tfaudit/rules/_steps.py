"""Hand-written training steps: a gradient tape and the update that follows it, in a loop.

Optimizers of Keras 2 also take a function for a loss, and make the tape themselves.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from math import ceil, prod
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api, grids
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import is_optimizer
from tfaudit.program.values import (
    UNKNOWN,
    Class,
    Dataset,
    Derived,
    Function,
    Items,
    Made,
    Parameter,
    Symbol,
    Table,
    Union,
    Value,
    origins,
)
from tfaudit.rules._steps_of_data import taken
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context, Frame, Loop
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

TAPE = "tensorflow.GradientTape"
# What else but Python's own classes knows nothing of graphs, and so leaves its children's methods.
_UNAWARE = ("gym.", "gymnasium.", "ray.tune.", "sklearn.", "tensorflow.Module")
# Whose classes compile methods of their children.
_COMPILING = ("tensorflow.", "keras.", "tf_agents.", "orbit.", "official.", "tf_keras.")
# Whose decorators read a command line or a configuration, start processes, or take times.
_PLAIN_PACKAGES = (
    ".", "absl.", "click.", "functools.", "gin.", "hydra.", "line_profiler.", "memory_profiler.",
    "mlflow.", "prefect.", "ray.", "typeguard.",
)  # fmt: skip
# Words of code that may trace a function.
COMPILERS = ("tf.function", "tensorflow.function", "import function", "autograph", "defun")
_AGENT = "TFAgent"  # of TF-Agents: who trains one compiles its `train`, which calls the rest
_MANY = 500  # iterations of a short loop in all, where another repeats it: critic steps of a GAN
_LENGTH_KEEPERS = frozenset({
    "builtins.enumerate", "builtins.list", "builtins.tuple", "builtins.reversed", "tqdm.tqdm",
    "builtins.sorted",
})  # fmt: skip
_TOGETHER = frozenset({"builtins.enumerate", "builtins.zip"})
_GIVE_ITEMS = api.PASS_THROUGH_ITERATORS | {"builtins.enumerate"}
# Transformations that give no more elements than they get.
_ADD_NOTHING = frozenset({"map", "batch", "padded_batch", "cache", "shuffle", "prefetch", "filter"})


@dataclass(frozen=True)
class Step:
    """One training step of a loop that the user wrote."""

    tape: CallEvent  # the update itself where `minimize` makes the tape
    update: CallEvent
    loop: Loop  # the innermost one, outside traced functions, around tape and update
    function: Function | None  # called in the loop, holds both; None: they stand in its body


def training_steps(program: Program) -> Iterator[Step]:
    """The steps that loops take, whether they are traced or not, in order."""
    changes = list(updates(program))
    found = [
        (tape, *best)
        for tape in program.calls_of(TAPE)
        if (best := _update_of(program, tape, changes)) is not None
    ]
    found += [
        (update, *best)
        for update in changes
        if minimizes_function(update)
        and (best := _update_of(program, update, [update])) is not None
    ]
    for tape, update, loops in found:
        # A tape in an inner loop that takes no step there is not the one of a later loop's update.
        if said_eager(tape.context):
            continue
        if len(loops) == max(len(others) for _, same, others in found if same is update):
            function = _common_function(program, loops[-1], tape, update)
            yield Step(tape, update, loops[-1], function)


def minimizes_function(event: CallEvent) -> bool:
    """Whether `minimize` is given a function for its loss, around which it makes a tape."""
    loss = event.argument("loss", 0)
    return (
        event.name == ".minimize"
        and isinstance(loss, Function)
        and event.receiver is not None
        and is_optimizer(event.receiver)
        and isinstance(event.result, Made)
    )


def said_eager(context: Context) -> bool:
    """Whether a condition chose eager execution, as in `if flags.mode == "eager"`: to debug."""
    for branch in context.branches:
        test = quoted(branch.node.test).lower() if isinstance(branch.node, cst.If) else ""
        denied = test.startswith("not ") or "!=" in test
        if "eager" in test and "executing_eagerly" not in test and branch.taken is not denied:
            return True
    return False


def _update_of(
    program: Program, tape: CallEvent, updates: list[CallEvent]
) -> tuple[CallEvent, list[Loop]] | None:
    """The update behind a tape that shares most loops with it, and those loops.

    Of its own gradients, where one is known: another tape may have an update in an inner loop. An
    update that is known to be another tape's is none of this one.
    """
    asked = [(update, tapes_of(update)) for update in updates]
    own = [update for update, tapes in asked if tape.result in tapes]
    best: tuple[CallEvent, list[Loop]] | None = None
    for update in own or [update for update, tapes in asked if not tapes]:
        if update.order < tape.order or update.context.root != tape.context.root:
            continue
        loops = _common_loops(program, tape.context, update.context)
        if loops and (best is None or len(loops) > len(best[1])):
            best = (update, loops)
    return best


def updates(program: Program) -> Iterator[CallEvent]:
    """Calls that change weights by a gradient."""
    for event in program.calls_of(".apply_gradients", ".apply", ".minimize", *api.ASSIGNMENTS):
        receiver = event.receiver
        updates = receiver is not None and is_optimizer(receiver)
        # `apply` is what optimizers of Sonnet have.
        if event.name == ".apply" or event.name in api.ASSIGNMENTS:
            updates = updates or (bool(event.args) and _from_gradient(event.args[0]))
        if updates or event.name == ".apply_gradients":
            yield event


def _from_gradient(value: Value) -> bool:
    return any(isinstance(tape, Made) and tape.name == TAPE for tape in _asked(value))


def tapes_of(update: CallEvent) -> list[Value]:
    """The tapes whose gradients an update gets."""
    return _asked(update.args[0]) if update.args else []


def _asked(value: Value) -> list[Value]:
    """What was asked for the gradients that a value is made of, and not for those behind them."""
    return [
        origin.event.receiver
        for origin in origins(value, 60, lambda origin: not is_gradient(origin))
        if isinstance(origin, Made) and is_gradient(origin) and origin.event.receiver is not None
    ]


def is_gradient(value: Value) -> bool:
    """Whether a tape was asked for it; behind it are the batch, the loss and all that gave it."""
    return isinstance(value, Made) and value.name == ".gradient"


def _common_loops(program: Program, first: Context, second: Context) -> list[Loop]:
    """The loops around both, outermost first, that run in Python and not in a graph."""
    common = [loop for loop in first.loops if loop in second.loops]
    statements = [loop for loop in common if isinstance(loop.node, (cst.For, cst.While))]
    return [loop for loop in statements if not _is_graph_loop(program, loop)]


def python_loops(program: Program, context: Context) -> list[Loop]:
    """The `for` and `while` statements around a call that run in Python, outermost first."""
    return _common_loops(program, context, context)


def runs_as_written(frame: Frame, *, python: bool = False) -> bool:
    """Whether nothing that is not understood may compile the function that is entered.

    Args:
        frame: how the function is entered.
        python: whether it does what no class out of sight compiles whole: loops over all steps, or
            draws its batches.
    """
    function = frame.function
    if not all(map(compiles_nothing, function.decorators)):
        return False
    lineage = function.owner.lineage() if function.owner is not None else ()
    if any(isinstance(b, (Class, Symbol)) and last(b.name) == _AGENT for b in lineage):
        return False
    if frame.why == "root" and function.owner is not None:
        # A base class may compile the methods of its children, as Keras and TF-Agents do.
        bases = [base for base in function.owner.lineage() if base is not function.owner]
        return all(_leaves_method_alone(base, function.name, python=python) for base in bases)
    return True


def compiles_nothing(decorator: Value) -> bool:
    """Whether a decorator surely makes no graph of what it is put on."""
    if isinstance(decorator, Function):  # one of the project, whose text is there
        return not any(word in decorator.module.source.code for word in COMPILERS)
    name = decorator.name if isinstance(decorator, (Symbol, Made)) else ""
    return name in api.PLAIN_DECORATORS or name.startswith(_PLAIN_PACKAGES)


def _leaves_method_alone(base: Value, method: str, *, python: bool) -> bool:
    """Whether a base class surely does not compile this method of its children."""
    if isinstance(base, Class):  # a class of the project, whose text is there
        return "tf.function" not in base.module.source.code
    if not isinstance(base, Symbol):
        return False
    package = base.name.partition(".")[0]
    if package in sys.stdlib_module_names or base.name.startswith(_UNAWARE):
        return True
    name = base.name.removeprefix("tensorflow.python.")  # its private copy of Keras
    of_keras = name in api.MODEL_BASES | api.LAYER_BASES
    of_others = python and not base.name.startswith(_COMPILING)
    return (of_keras or of_others) and method not in api.KERAS_TRACED_METHODS


def _is_graph_loop(program: Program, loop: Loop) -> bool:
    entry = program.entry(loop)
    return entry is None or entry.context.traced or _over_tensor(loop.iterable)


def _over_tensor(iterable: Value) -> bool:
    return isinstance(iterable, Made) and iterable.name == "tensorflow.range"


def _common_function(
    program: Program, loop: Loop, tape: CallEvent, update: CallEvent
) -> Function | None:
    found: Function | None = None
    first = program.below(tape.context, loop).frames
    second = program.below(update.context, loop).frames
    for a, b in zip(first, second, strict=False):
        if a is not b:
            break
        found = a.function
    return found


def iterations(loop: Loop) -> int | None:
    """How often a loop runs at most, where literals tell."""
    if loop.turns is not None:
        turns = usual(loop.turns)
        return turns if isinstance(turns, int) else None
    over = _counted(loop)
    if isinstance(over, Derived) and over.operator == "[]":
        key = over.inputs[1]
        return _sliced(key.items[0] if isinstance(key, Items) and key.items else key)
    return length_of(loop.iterable)


def counter(loop: Loop) -> str:
    """What a loop counts, or takes in turn, by its name: `epoch`, as in `while epoch < 10`."""
    match loop.node:
        case cst.For(target=target):
            return quoted(target)
        case cst.While(test=cst.Comparison(left=left)) if loop.turns is not None:
            return quoted(left)
    return ""


def usual_iterations(loop: Loop) -> int | None:
    """The same, where nobody in sight gives a parameter another number than its default."""
    if loop.turns is not None:
        turns = _usual(loop.turns)
        return turns if isinstance(turns, int) else None
    match loop.iterable:
        case Made(name="builtins.range", event=event):
            return _length_of_range([_usual(arg) for arg in event.args])
    return iterations(loop)


def _usual(number: Value) -> object:
    """A number, or what it is where nobody says otherwise: on the command line, or in a call."""
    if isinstance(number, Parameter) and number.default is not None:
        number = number.default
    return usual(number)


def _counted(loop: Loop) -> Value:
    """What a loop goes through, behind what gives as many items: `enumerate(sorted(rows))`."""
    over = loop.iterable
    while isinstance(over, Made) and over.name in _LENGTH_KEEPERS and over.event.args:
        over = over.event.args[0]
    return over


_READERS = ("builtins.len", "numpy.", "tensorflow.", "sklearn.")  # put nothing into a list


def filled(program: Program, loop: Loop) -> int | None:
    """How many items a loop goes through at most that loops before it have put into a list."""
    over = _counted(loop)
    return put_in(program, over) if isinstance(over, Items) else None


def put_in(program: Program, over: Items) -> int | None:
    """How many items at most a script puts into a list with `append`, where literals tell."""
    if over.kind != "list":
        return None
    count = 0
    for event in program.calls:
        if over is not event.receiver:
            keeps = event.name in _LENGTH_KEEPERS or event.name.startswith(_READERS)
            if over in event.args and not keeps and not isinstance(event.callee, Function):
                return None  # what gets the list, out of sight, may put more into it
            continue
        counts = [iterations(around) for around in event.context.loops]
        if event.name != ".append" or None in counts:
            return None
        count += prod(n or 0 for n in counts)
    return count or None


def walked(loop: Loop) -> Value:
    """What a loop goes through: behind `list`, say, which gives the items as they are."""
    over = loop.iterable
    while isinstance(over, Made) and over.name in _GIVE_ITEMS and over.event.args:
        over = over.event.args[0]
    return over


def walked_together(loop: Loop) -> list[Value]:
    """All that a loop goes through: counted by `enumerate`, or side by side by `zip`."""
    found, over = [], [walked(loop)]
    while over:
        value = over.pop()
        if isinstance(value, Made) and value.name in _TOGETHER:
            over.extend(value.event.args)
        elif isinstance(value, Made) and value.name in api.PASS_THROUGH_ITERATORS:
            over.extend(value.event.args[:1])
        else:
            found.append(value)
    return found


def is_short(program: Program, loop: Loop, few: int, *, trains: bool = False) -> bool:
    """Whether a loop runs so few times, and the loops around it do not make up for that.

    Loops of unknown length around it do so where it trains: they are over steps or epochs.
    """
    count = iterations(loop)
    if count is None or count > few:
        return False
    entry = program.entry(loop)
    around = entry.context.loops if entry is not None else ()
    counts = [iterations(outer) for outer in around if isinstance(outer.node, (cst.For, cst.While))]
    known = [outer for outer in counts if outer is not None]
    return count * prod(known) < _MANY if len(known) == len(counts) else not trains


def _length_of_range(bounds: list[object]) -> int | None:
    known = [bound for bound in bounds if isinstance(bound, int)]
    if not known or len(known) < len(bounds):
        return None
    try:
        return len(range(*known))
    except ValueError:  # a step of 0
        return None


def length_of(value: Value) -> int | None:
    """How many items a value has, where it is known."""
    match value:
        case Items(items=items, open=False):
            return len(items)
        case Table(items=entries, open=False):
            return len(entries)
        case Made(name="builtins.range", event=event) if event.args:
            return _length_of_range([usual(arg) for arg in event.args])
        case Made(name="numpy.arange" | "numpy.linspace", event=event):
            return _numbers(event)
        case Made(name="builtins.zip", event=event):
            lengths = [n for n in map(length_of, event.args) if n is not None]
            return min(lengths, default=None)
        case Made(name=name, event=event) if name in _LENGTH_KEEPERS and event.args:
            return length_of(event.args[0])
        case Made(name=name, event=event) if name in grids.COMBINING:
            return grids.count(event, length_of)
        case Dataset():
            return _taken(value)
        case Union(options=options):
            counts = [length_of(option) for option in options]
            known = [count for count in counts if count is not None]
            return max(known) if len(known) == len(counts) else None
    return None


def _numbers(event: CallEvent) -> int | None:
    """How many numbers NumPy makes: `np.arange(0.5, 1.0, 0.05)`, `np.linspace(0, 1, 11)`."""
    bounds = [usual(arg) for arg in event.args]
    if event.name == "numpy.linspace":
        count = event.argument("num", 2)
        known = 50 if count is None else usual(count)
        return known if isinstance(known, int) and not event.opaque else None
    numbers = [bound for bound in bounds if isinstance(bound, (int, float))]
    if event.keywords.keys() - {"dtype"} or event.opaque or len(numbers) != len(bounds):
        return None
    match numbers:
        case [stop]:
            start, step = 0.0, 1.0
        case [start, stop]:
            step = 1.0
        case [start, stop, step] if step:
            pass
        case _:
            return None
    return max(ceil((stop - start) / step), 0)


def _sliced(key: Value) -> int | None:
    """How many items a slice leaves at most: `rows[:8]`, `rows[100:108]`, `rows[-8:]`."""
    if not isinstance(key, Derived) or key.operator != "slice":
        return None
    start, stop, _ = map(usual, key.inputs)
    if key.inputs[1] is UNKNOWN:
        return -start if isinstance(start, int) and start < 0 else None
    start = 0 if key.inputs[0] is UNKNOWN else start
    if not isinstance(start, int) or not isinstance(stop, int) or (start < 0) != (stop < 0):
        return None
    return max(stop - start, 0)


def _taken(dataset: Dataset) -> int | None:
    """How many elements a pipeline has at most, by the last `take` in it."""
    for op in reversed(dataset.ops):
        if op.name == "take":
            count = taken(op)
            return count if count is not None and count >= 0 else None
        if op.name not in _ADD_NOTHING:
            return None
    return None


def head(loop: cst.CSTNode) -> cst.CSTNode:
    """What stands in a loop's first line."""
    match loop:
        case cst.For(target=target):
            return target
        case cst.While(test=test):
            return test
    return loop


def expects_error(module: ModuleInfo, node: cst.CSTNode) -> bool:
    """Whether it stands in a `with self.assertRaises(…)` or `with pytest.raises(…)`."""
    return module.source.mentions(("aises", "AISES")) and any(
        isinstance(call.func, (cst.Name, cst.Attribute))
        and quoted(call.func).lower().endswith(("raises", "raisesregex", "raisesregexp"))
        for above in module.index.ancestors(node)
        if isinstance(above, cst.With)
        for item in above.items
        for call in walk_type(item, cst.Call)
    )
