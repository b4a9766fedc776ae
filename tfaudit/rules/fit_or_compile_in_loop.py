"""`compile` or `fit` is called again and again on one model, and starts over each time.

`compile` throws away the training function that was traced, so that the next `fit` traces it anew:
437 ms for a `fit` of one step after `compile` against 110 ms without. `fit` on arrays prepares its
input in every call, some 110 ms, whatever the amount of data (measured on 2 CPU cores). For one
small batch, as an agent draws it from its memory or a loop takes it from a dataset or cuts it out
of an array, `train_on_batch` takes 1 ms. An agent's method that does so is called in each step,
whoever calls it.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
for epoch in range(20):
    model.compile("adam", "mse")
    model.fit(x, y, verbose=0)
    print(epoch, model.evaluate(x, y, verbose=0))
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, epochs=20, validation_data=(x, y))
```

## When not

After `layer.trainable` was changed, and with another optimizer or loss in each round, `compile` is
needed. A model that begins anew in each round, with other weights or settings, is another training.
`fit` on what an agent has put down of a game, after each, is reported as low: the game takes time,
too. `fit` on another part of the data in each round is reported as low: to read the parts in one
pipeline, which trains on one while it reads the next, is another program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.events import Loop
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Attr,
    Class,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    Made,
    Parameter,
    Symbol,
    Table,
    Union,
    Unknown,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._backend import trains_in_graphs
from tfaudit.rules._closures import bound_in
from tfaudit.rules._conditions import is_settled
from tfaudit.rules._loaders import is_generator, is_image_flow, is_pydataset
from tfaudit.rules._lone_agents import is_lone, learns_from_move, rows_of_lone_step
from tfaudit.rules._looks import waits_for_data
from tfaudit.rules._samples import (
    FEW_ROWS,
    chunk,
    drawn_at_once,
    is_fixed,
    is_one_sample,
    is_permutation,
    is_turn,
    rows_drawn,
    same_rows,
    used_as_one,
)
from tfaudit.rules._step_loops import moves
from tfaudit.rules._steps import head, iterations, walked, walked_together
from tfaudit.syntax import argument, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.events import Branch, CallEvent, Frame
    from tfaudit.program.program import Program

_FEW = 2
_GO_THROUGH = frozenset({
    "builtins.dict", "builtins.enumerate", "builtins.list", "builtins.reversed", "builtins.sorted",
    "builtins.tuple", "builtins.zip", "tqdm.tqdm",
})  # fmt: skip
_DEEPEST = 6
_FILES = frozenset({
    "numpy.load", "numpy.loadtxt", "joblib.load", "pickle.load", "pandas.read_csv",
    "pandas.read_pickle", "pandas.read_parquet", "scipy.io.loadmat",
})  # fmt: skip
# What an environment says at the end of a game.
_OVER = re.compile(r"(?:\w+[._])?(?:done|terminal|terminated|truncated|game_over|dead|finished)s?")
_GAME = (
    "`fit` prepares its input anew for what each game gave; `train_on_batch` takes it as one batch"
)
_SMALL = (
    "`fit` prepares its input anew for one small batch in each iteration; `train_on_batch` takes "
    "the batch as it is"
)


@rule(
    "TFA703",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=(".compile", ".fit"),
    in_tests=False,
    sources=("keras/src/trainers/trainer.py: compile resets the training function",),
)
def fit_or_compile_in_loop(program: Program) -> Iterator[Hit]:
    """Repeated `compile` and `fit` of a model that was made before the loop."""
    if trains_in_graphs(program):
        return
    for event in program.calls_of(".compile", ".fit"):
        loop = _loop(program, event)
        if loop is None:
            if event.name == ".fit" and _fits_batch_of_agent(program, event):
                yield Hit(event.module, underline(event.node), _SMALL)
            continue
        inside = program.below(event.context, loop)
        model = quoted(event.node.func.value) if isinstance(event.node.func, cst.Attribute) else ""
        related = ((loop.module, head(loop.node), "the loop"),)
        node = underline(event.node)
        of_game = event.name == ".fit" and _fits_game(program, event, loop)
        # What a setting decides holds in each iteration, or in none.
        asked = [b for b in inside.branches if not is_settled(program, b, loop)]
        waits = of_game or all(map(waits_for_data, asked))
        drawn = waits and event.name == ".fit" and _fits_drawn_batch(program, event, loop)
        if not of_game and (not waits or (any(b.chooses for b in asked) and not drawn)):
            continue
        if of_game:
            yield Hit(event.module, node, _GAME, severity=Severity.LOW, related=related)
        elif event.name == ".compile" and _compiles_the_same(program, event, loop):
            message = f"`{model}` is compiled anew in each iteration, which throws its training "
            message += "function away; compile it once before the loop"
            yield Hit(event.module, node, message, related=related)
        elif event.name == ".fit" and _fits_the_same(program, event, loop):
            message = "`fit` starts over with the same arrays in each iteration; "
            message += "call it once with `epochs`, and a callback for what else the loop does"
            yield Hit(event.module, node, message, related=related)
        elif event.name == ".fit" and _fits_one_sample(event, loop):
            message = "`fit` prepares its input anew for one sample in each iteration; "
            message += "collect batches, and give each to `train_on_batch`"
            yield Hit(event.module, node, message, related=related)
        elif event.name == ".fit" and _fits_batch_of_dataset(program, event, loop):
            message = "`fit` prepares its input anew for each batch that the loop takes from the "
            message += "dataset; give it the dataset, or each batch to `train_on_batch`"
            yield Hit(event.module, node, message, related=related)
        elif drawn or (
            event.name == ".fit"
            and (_fits_small_batch(program, event, loop) or _fits_move(program, event, loop))
        ):
            yield Hit(event.module, node, _SMALL, related=related)
        elif event.name == ".fit" and _fits_part(program, event, loop):
            message = "`fit` starts over for each part of the data; give it all parts in one "
            message += "`tf.data.Dataset`, which reads the next one while the model trains"
            yield Hit(event.module, node, message, severity=Severity.LOW, related=related)


def _loop(program: Program, event: CallEvent) -> Loop | None:
    """The innermost loop around the call, where the model was made before it."""
    loops = event.context.loops
    if not loops or event.receiver is None or not acts_as_model(event.receiver):
        return None
    loop = loops[-1]
    frames = program.below(event.context, loop).frames
    if _calls_another_each_time(loop, frames[:1]):
        return None
    entered = {frame.function.node for frame in frames}
    for model in alternatives(event.receiver):
        if not _was_there_before(model, loop, entered):
            return None
        if any(_holds(around.iterable, model) for around in loops):
            return None  # one of the models that a loop goes through
    count = iterations(loop)
    few = 1 if event.name == ".fit" else _FEW
    if (count is not None and count <= few) or not isinstance(loop.node, (cst.For, cst.While)):
        return None
    return loop


def _calls_another_each_time(loop: Loop, entered: Sequence[Frame]) -> bool:
    """Whether the loop goes through functions, or names of them: `for train in (a, b): train()`."""
    if not isinstance(loop.node, cst.For):
        return False
    own = {name.value for name in walk_type(loop.node.target, cst.Name)}
    called = (frame.call.func for frame in entered if frame.call is not None)
    return any(name.value in own for func in called for name in walk_type(func, cst.Name))


def _was_there_before(model: Value, loop: Loop, entered: set[cst.FunctionDef | cst.Lambda]) -> bool:
    """Whether a model was made, or given to a function, before the loop in which are `entered`."""
    match model:
        case Made(event=made) | Instance(event=made) if made is not None:
            return loop not in made.context.loops
        case Parameter(function=function):
            return function not in entered
    return False


def _holds(iterable: Value, model: Value, depth: int = 0) -> bool:
    """Whether a model is among what a loop goes through, alone or in a pair."""
    if iterable is model or depth > _DEEPEST:
        return iterable is model
    match iterable:
        case Items(items=parts):
            pass
        case Table(items=by_key):
            parts = list(by_key.values())
        case Derived(operator="+", inputs=parts) | Union(options=parts):
            pass
        case Made(name=".items" | ".values", event=event) if event.receiver is not None:
            parts = [event.receiver]
        case Made(name=name, event=event) if name in _GO_THROUGH:
            parts = event.args
        case _:
            return False
    return any(_holds(part, model, depth + 1) for part in parts)


def _compiles_the_same(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether nothing in the loop calls for another `compile`."""
    if event.opaque or any(
        change.key == "trainable"
        # What an object is made with is another rate in no round.
        or (change.key in ("lr", "learning_rate") and change.context.loops)
        for change in program.sets
    ):
        return False
    loads = program.calls_of(".set_weights", ".load_weights")
    if any(around.node is loop.node for load in loads for around in load.context.loops):
        return False  # the model begins anew, and its optimizer with it
    values = (*event.args, *event.keywords.values())
    return all(_is_fixed(origin) for value in values for origin in origins(value))


def _is_fixed(origin: Value) -> bool:
    """Whether a part of a value is surely the same in each iteration."""
    if isinstance(origin, Derived):
        return origin.operator != "index"
    return isinstance(origin, (Const, Items, Made, Symbol, Function, Table, Instance, Class))


def _fits_the_same(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains one epoch on the same arrays."""
    if event.opaque or not _is_one_epoch(event) or event.passes("steps_per_epoch"):
        return False
    compiled = (e for e in program.calls_of(".compile") if loop in e.context.loops)
    if any(
        e.receiver is event.receiver and not _compiles_the_same(program, e, loop) for e in compiled
    ):
        return False  # with other settings each time
    assert isinstance(loop.node, (cst.For, cst.While))
    called = program.below(event.context, loop).frames  # its arguments may change with the loop
    changed = {name for name, _ in bound_in(loop.node)}
    for keyword, position in (("x", 0), ("y", 1)):
        value, arg = event.argument(keyword, position), argument(event.node, keyword, position)
        # Only arrays come with a `y`; a dataset brings its own.
        if value is None or isinstance(value, Dataset) or arg is None:
            return False
        if _is_reordered(value, loop) and not _is_written(program, value, loop):
            continue
        value, written = _in_order(value, arg.value)
        if called and not is_fixed(value, loop):
            return False
        names = {name.value for name in walk_type(written, cst.Name)}
        if not _is_part_of_names(written) or names & changed:
            return False
        if _sets_anew(program, written, loop):
            return False
        if any(
            isinstance(s.node, cst.Subscript) and s.target is value and loop in s.context.loops
            for s in program.sets
        ):
            return False
    return True


def _is_one_epoch(event: CallEvent) -> bool:
    """Whether `fit` trains for one epoch, maybe counted: `epochs=done + 1, initial_epoch=done`."""
    epochs = event.argument("epochs", 3)
    first = argument(event.node, "initial_epoch", None)
    if first is None:
        return (epochs is None or fold(epochs) == 1) and not event.passes("initial_epoch")
    last = argument(event.node, "epochs", 3)
    if last is None:
        return False
    counted = quoted(first.value), quoted(last.value)
    return counted[1] == f"{counted[0]} + 1" or counted[0] == f"{counted[1]} - 1"


def _is_reordered(value: Value, loop: Loop) -> bool:
    """Whether the loop gives the rows of the same array another order, which `fit` does by itself.

    `x, y = shuffle(x, y)`, or `x = x[permutation]` before the call.
    """
    match value:
        case Union(options=options):
            others = [option for option in options if not _is_reordered(option, loop)]
            return len(others) < len(options) and all(is_fixed(other, loop) for other in others)
        case Derived(operator="[]", inputs=(array, places)) if is_permutation(places):
            given: tuple[Value, ...] = (array,)
        case (
            Element(of=Made(name="sklearn.utils.shuffle", event=event))
            | Made(name="sklearn.utils.shuffle", event=event)
        ) if not event.opaque and not event.passes("n_samples"):
            given = event.args
        case _:
            return False
    return all(is_fixed(array, loop) or _is_reordered(array, loop) for array in given)


def _is_written(program: Program, value: Value, loop: Loop) -> bool:
    """Whether the loop writes into an array, or into what that was made of."""
    parts = {id(part) for part in origins(value, 40)}
    return any(
        isinstance(change.node, cst.Subscript)
        and id(change.target) in parts
        and any(around.node is loop.node for around in change.context.loops)
        for change in program.sets
    )


def _in_order(value: Value, node: cst.BaseExpression) -> tuple[Value, cst.BaseExpression]:
    """An array without the shuffling of its rows, which `fit` does by itself: `x[permutation]`."""
    match value, node:
        case Derived(operator="[]", inputs=(array, places)), cst.Subscript(value=written) if (
            is_permutation(places)
        ):
            return array, written
    return value, node


def _is_part_of_names(node: cst.BaseExpression) -> bool:
    """Whether an expression is a name, a part of what names say (`x[train]`), or some of these."""
    if isinstance(node, (cst.List, cst.Tuple)):  # of a model with several inputs or outputs
        return bool(node.elements) and all(_is_part_of_names(e.value) for e in node.elements)
    if isinstance(node, cst.Attribute):
        return isinstance(node.value, cst.Name)
    return isinstance(node, (cst.Name, cst.Subscript)) and not any(
        True for _ in walk_type(node, cst.Call)
    )


def _sets_anew(program: Program, node: cst.BaseExpression, loop: Loop) -> bool:
    """Whether the loop sets an attribute of which an expression is a part."""
    names = {attribute.attr.value for attribute in walk_type(node, cst.Attribute)}
    return any(
        change.key in names and any(around.node is loop.node for around in change.context.loops)
        for change in program.sets
    )


def _fits_one_sample(event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains on a single sample that changes with the loop."""
    x, y = event.argument("x", 0), event.argument("y", 1)
    if x is None or y is None or event.opaque:
        return False
    if all(_is_predicted_for_one(option, loop) for option in alternatives(y)):
        return True
    single = is_one_sample(x), is_one_sample(y) or _is_one_label(y)
    return any(one and not is_fixed(part, loop) for one, part in zip(single, (x, y), strict=True))


def _is_one_label(y: Value) -> bool:
    """Whether it is a list with one list of numbers: `[[target]]`."""
    match y:
        case Items(kind="list", items=[Items(kind="list", items=numbers, open=False)], open=False):
            return not any(isinstance(number, Items) for number in numbers)
    return False


def _is_predicted_for_one(value: Value, loop: Loop) -> bool:
    """Whether the loop asks a model for it, and takes it for what one sample gives."""
    if not isinstance(value, Made) or value.name != ".predict":
        return False
    inside = any(around.node is loop.node for around in value.event.context.loops)
    return inside and used_as_one(value.event.module.index, value.event.node)


def _fits_batch_of_dataset(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains once on a batch of the dataset that the loop goes through."""
    x, epochs = event.argument("x", 0), event.argument("epochs", 3)
    if x is None or event.opaque or event.passes("steps_per_epoch"):
        return False
    if epochs is not None and fold(epochs) != 1:
        return False
    if _takes_batch(program, x, loop):
        return True
    datasets = [
        consumer.dataset
        for consumer in program.consumers
        if consumer.kind == "loop" and consumer.event.order == loop.order
    ]
    return any(batching(dataset).batched for dataset in datasets) and any(
        isinstance(origin, Element) and origin.of in datasets for origin in origins(x, 20)
    )


def _takes_batch(program: Program, x: Value, loop: Loop) -> bool:
    """Whether the loop asks for it as the next batch: of a pipeline, or of what draws its rows."""
    for taken in program.calls_of("builtins.next", ".next", ".get_next"):
        if loop not in taken.context.loops:
            continue
        source = taken.args[0] if taken.name == "builtins.next" and taken.args else taken.receiver
        while isinstance(source, Made) and source.name == "builtins.iter" and source.event.args:
            source = source.event.args[0]
        if is_generator(source):
            given = {id(item) for option in alternatives(taken.result or Unknown())
                     for item in getattr(option, "items", (option,))}  # fmt: skip
            if any(id(option) in given for option in alternatives(x)):
                made = (part for part in origins(x, 60) if isinstance(part, Made))
                return any(drawn_at_once(part) is not None for part in made)
        batched = isinstance(source, Dataset) and batching(source).batched
        if (batched or is_image_flow(source)) and any(
            part is source or part is taken.result for part in origins(x, 20)
        ):
            return True
    return False


def _given_once(event: CallEvent) -> tuple[Value, Value] | None:
    """The inputs and labels of a `fit` that goes through them once, as far as its call tells."""
    x, y, epochs = event.argument("x", 0), event.argument("y", 1), event.argument("epochs", 3)
    if x is None or y is None or event.opaque or event.passes("steps_per_epoch"):
        return None
    return None if epochs is not None and fold(epochs) != 1 else (x, y)


def _fits_small_batch(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains once on a few rows that the loop, or its generator, cuts out.

    Or on a batch of the loader that the loop goes through.
    """
    given = _given_once(event)
    if given is None:
        return False
    x, _ = given
    if isinstance(x, Element) and is_image_flow(x.of):
        return any(origin is x.of for origin in origins(loop.iterable, 9))
    turns = [loop]
    if is_generator(walked(loop)):
        cuts = (e for e in program.trace.loops if isinstance(e.iterable, Made))
        turns = [Loop(e.node, e.iterable, e.module, e.order) for e in cuts]
    size = event.argument("batch_size", 2)
    for part in alternatives(x):
        rows = next((n for turn in turns if (n := chunk(part, turn)) is not None), None)
        if rows is None or rows > FEW_ROWS or (size is not None and fold(size) != rows):
            return False
    return True


def _fits_drawn_batch(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains once on a few rows that are drawn in this iteration."""
    given = _given_once(event)
    return given is not None and rows_drawn(program, given[0], loop) is not None


def _fits_part(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains once on another part of the data, and goes on from the last one."""
    given = _given_once(event)
    if given is None or event.passes("initial_epoch"):
        return False
    begins_anew = program.calls_of(".set_weights", ".load_weights", ".compile")
    if any(loop in e.context.loops for e in begins_anew):
        return False
    return all(_is_part(option, loop) for option in alternatives(given[0]))


def _is_part(value: Value, loop: Loop) -> bool:
    """Whether the loop cuts it out of an array, is given it, or reads it from a file."""
    together = walked_together(loop)
    drawn = any(map(is_generator, together))  # which reads them in a loop of its own, before
    made = drawn and _is_made_in_turn(value)
    while (inner := same_rows(value)) is not None:
        value = inner
        made = made or (drawn and _is_made_in_turn(value))
    if made:
        return True
    match value:
        case Element(of=Derived(operator="[]", inputs=(loader, place))) if is_pydataset(loader):
            return is_turn(place, loop)  # `x, y = loader[i]`
        case Element(of=whole) | Attr(base=Element(of=whole)):
            return whole in together
        case Derived(operator="[]", inputs=(_, Element(of=places))):
            return places in together
        case Derived(operator="[]", inputs=(_, Derived(operator="slice", inputs=(start, *_)))):
            if any(is_turn(part, loop) for part in origins(start, 9)):
                return True
    tables = [t for t in together if isinstance(t, Made) and t.event.passes("chunksize")]
    return any(_holds_for_task(tasks, value) for tasks in together) or any(
        (
            isinstance(part, Made)
            and part.name in _FILES
            and (loop in part.event.context.loops or (drawn and bool(part.event.context.loops)))
        )
        or (isinstance(part, Element) and part.of in tables)
        for part in origins(value, 40)
    )


def _is_made_in_turn(value: Value) -> bool:
    """Whether it is an array that a generator makes anew in each iteration of its own loop."""
    if not isinstance(value, Made) or not value.name.startswith("numpy."):
        return False
    context = value.event.context
    if not context.loops or not context.frames:
        return False
    generator = context.frames[-1].function.node
    return any(node is context.loops[-1].node for node in walk(generator))


def _holds_for_task(tasks: Value, data: Value) -> bool:
    """Whether one of the objects that a loop goes through holds the data: `task.x`."""
    return isinstance(tasks, Items) and any(
        isinstance(task, Instance) and any(data is held for held in task.attrs.values())
        for task in tasks.items
    )


def _fits_move(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains once on what one move in an environment gave."""
    return _given_once(event) is not None and moves(program, loop)


def _fits_game(program: Program, event: CallEvent, loop: Loop) -> bool:
    """Whether each call trains once on what was put down of a game when that has ended."""
    given = _given_once(event)
    if given is None or event.passes("initial_epoch"):
        return False
    conditions = program.below(event.context, loop).branches
    if not all(_ends_game(condition) or waits_for_data(condition) for condition in conditions):
        return False
    return any(
        moves(program, turn)
        for part in origins(given[0], 40)
        if isinstance(part, Items) and part.open
        for filling in program.calls_on(part, ".append")
        if loop in filling.context.loops
        for turn in filling.context.loops[-1:]
    )


def _ends_game(condition: Branch) -> bool:
    """Whether it asks if a game is over: `if done:`, `if terminated or truncated:`."""
    test = condition.node.test if isinstance(condition.node, cst.If) else None
    while isinstance(test, cst.BooleanOperation):
        test = test.left
    return (
        condition.taken
        and isinstance(test, (cst.Name, cst.Attribute))
        and _OVER.fullmatch(quoted(test)) is not None
    )


def _fits_batch_of_agent(program: Program, event: CallEvent) -> bool:
    """Whether a method that nothing in sight calls trains once on what its agent remembers."""
    given, model = _given_once(event), event.receiver
    if given is None or model is None or not acts_as_model(model):
        return False
    x, y = given
    if (any(map(is_one_sample, (x, y))) or _is_one_label(y)) and is_lone(event):
        return True  # nobody calls what trains on one sample only once
    return rows_of_lone_step(program, event, x) is not None or learns_from_move(event, x)
