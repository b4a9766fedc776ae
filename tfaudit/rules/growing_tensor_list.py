"""A loop appends to a tensor by `tf.concat` (or `np.append`), which copies it whole each time.

Tensors and arrays have a fixed size: to make one longer is to write a new one. After n batches the
first has been copied n times, and time and memory traffic grow with the square of n. A Python list
takes each part as it is; one `concat` behind the loop copies everything once. 800 parts of 32,000
numbers took 5.3 s one by one, and 0.03 s at once (measured on 2 CPU cores). An array that each file
of a folder makes one row longer is copied as often.

A list from around it that a `tf.function` appends a tensor to gets one item each time the function
is traced, and that is no number but a part of the graph: reported, too, and of high severity.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(10)])
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)

predictions = tf.zeros([0, 10])
for batch in dataset:
    predictions = tf.concat([predictions, model(batch)], axis=0)
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(10)])
dataset = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32)

predictions = tf.zeros([0, 10])
predictions_parts = [predictions]
for batch in dataset:
    predictions_parts.append(model(batch))
predictions = tf.concat(predictions_parts, axis=0)
```

## Fix safety

Safe where each part is known to be a tensor, which never changes. Unsafe for arrays: one that is
written to after it was put into the list changes what comes out. No fix where another function may
read the name while the loop runs.

## When not

Where each iteration needs what was put together so far, as when a model writes a text word by word,
or trains a model, as in cross-validation; a loop of at most ten rounds, as over the columns of a
table or the layers of a network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_after, insert_before, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Attr,
    Dataset,
    Derived,
    Element,
    Items,
    LayerOutput,
    Made,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._closures import bound_in
from tfaudit.rules._file_lists import are_many
from tfaudit.rules._graph_lists import tensors_kept_by_graphs
from tfaudit.rules._grown_names import is_left_alone, is_place, targets, uses
from tfaudit.rules._loaders import OPENS_IMAGES, is_pydataset
from tfaudit.rules._samples import is_one_sample
from tfaudit.rules._sessions import is_fetched
from tfaudit.rules._step_loops import step_loops
from tfaudit.rules._steps import head, iterations, walked
from tfaudit.syntax import as_assign, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# What gives the batches of a dataset, or the rows of a table.
_ROWS = (
    ".experimental_distribute_dataset", ".distribute_datasets_from_function", ".iterrows",
    ".itertuples",
)  # fmt: skip
_OPERATIONS = ("tensorflow.", "numpy.")
_DEEPEST = 6  # operations behind a model
_FEW = 10
_DATA = re.compile(
    r"(?:\w+_)?(?:data_?set|(?:data_?)?loader|(?:data_?)?generator|batches|ds)"
    r"(?:_(?:train|test|tr|ts|val)\w*)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?:^|_|\.)(?:losses|rewards|accuracies|returns|errors|costs)$", re.IGNORECASE
)
_A_NUMBER = re.compile(
    r"(?:^|_|\.)(?:loss|reward|score|acc|accuracy|return|error|cost)(?:\.numpy\(\))?$",
    re.IGNORECASE,
)
_AROUND = frozenset({"enumerate", "tqdm", "zip", "iter", "range", "len"})  # data that is walked
_OF_LISTS = frozenset({"tensorflow.concat", "numpy.concatenate", "numpy.vstack", "numpy.hstack"})
_APPEND = "numpy.append"
_ALONG_ROWS = {_APPEND: 2, "numpy.concatenate": 1, "numpy.vstack": None}  # where the axis stands
_RECORDINGS = OPENS_IMAGES | {
    "librosa.load", "soundfile.read", "scipy.io.wavfile.read", "tensorflow.io.read_file",
}  # fmt: skip
_TRAININGS = (".fit", ".fit_generator")


@dataclass(frozen=True)
class _Growth:
    """A statement `name = concat([name, …])` of a loop."""

    event: CallEvent
    loop: Loop
    statement: cst.SimpleStatementLine
    name: str
    parts: tuple[cst.BaseExpression, ...]
    values: tuple[Value, ...]
    method: cst.FunctionDef | None  # that makes an attribute longer, and that the loop calls


@rule(
    "TFA702",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("concat", "np.append", "numpy.append", "import append", "vstack", "hstack", ".function"),
    also=("for ", "while "),
    fix=Safety.SAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/function#accumulating_values_in_a_loop",),
)
def growing_tensor_list(program: Program) -> Iterator[Hit]:
    """Names that a loop binds to themselves with something concatenated."""
    for event in tensors_kept_by_graphs(program):
        message = "a graph appends to this list once, while it is traced, and what it appends is "
        message += "no number but a part of the graph; return the tensor, or use `tf.TensorArray`"
        yield Hit(event.module, underline(event.node), message, severity=Severity.HIGH)
    found = [
        (growth, _widened(growth))
        for event in program.calls_of(*sorted(_OF_LISTS), _APPEND)
        if (growth := _growth(event)) is not None
        and _is_only_use(growth)
        and _is_left_alone(program, growth)
    ]
    if not found:
        return
    # A loop that goes over data does so for each name that grows in it.
    long = {growth.loop for pair in found for growth in pair if _is_long(growth)}
    long |= set(step_loops(program))
    for inner, growth in found:
        event = growth.event
        if not {inner.loop, growth.loop} & long or _holds_layers(growth):
            continue
        if _adds_a_number(inner):
            continue  # ten thousand losses are copied faster than one step trains
        if any(inner.loop in fit.context.loops for fit in program.calls_of(*_TRAININGS)):
            continue  # beside a whole training, as in a fold, a copy costs nothing
        message = f"`{growth.name}` is copied whole in every iteration to make it longer; "
        message += "collect the parts in a list and concatenate once, behind the loop"
        if event.context.traced:
            message += " (in a `tf.TensorArray`, if that is over `tf.range`)"
        yield Hit(
            event.module,
            underline(event.node),
            message,
            _plan(growth),
            severity=Severity.LOW if event.context.traced else None,
            related=((growth.loop.module, head(growth.loop.node), "the loop"),),
        )


def _growth(event: CallEvent) -> _Growth | None:
    context = event.context
    if not context.loops or event.opaque or not event.node.args:
        return None
    parts = _parts(event)
    if parts is None or not is_place(parts[0]):
        return None  # as most, without the index of the module
    index = event.module.index
    assign = index.parent(event.node)
    if isinstance(assign, cst.IfExp) and assign.test is not event.node:
        assign = index.parent(assign)  # `name = part if name is None else concat([name, part])`
    line = index.parent(assign) if assign is not None else None
    match as_assign(assign), line:
        case (
            cst.Assign(targets=[cst.AssignTarget(target=target)]),
            cst.SimpleStatementLine(body=[_]) as statement,
        ) if is_place(target):
            name = quoted(target)
        case _:
            return None
    loop = context.loops[-1]
    nearest = next((u for u in index.ancestors(statement) if _ends_search(u)), None)
    method = nearest if isinstance(nearest, cst.FunctionDef) else None
    if nearest is not loop.node and (method is None or not name.startswith("self.")):
        return None
    if quoted(parts[0]) != name:
        return None
    values = tuple(v for arg in event.args for v in getattr(arg, "items", [arg]))
    return _Growth(event, loop, statement, name, parts[1:], values, method)


def _widened(growth: _Growth) -> _Growth:
    """The same growth in the outermost loop in which the name does nothing but grow."""
    inner = growth
    if growth.method is not None:
        return growth
    for loop in reversed(growth.event.context.loops[:-1]):
        outer = replace_fields(growth, loop=loop)
        if not isinstance(loop.node, (cst.For, cst.While)) or loop.module is not inner.loop.module:
            break
        around = growth.event.module.index.ancestors(growth.loop.node)
        if loop.node not in around or not _is_only_use(outer):
            break
        growth = outer
    return growth


def _ends_search(node: cst.CSTNode) -> bool:
    return isinstance(node, (cst.For, cst.While, cst.FunctionDef, cst.ClassDef))


def _parts(event: CallEvent) -> tuple[cst.BaseExpression, ...] | None:
    """What is concatenated, in order."""
    args = event.node.args
    if event.name == _APPEND:
        positional = [arg.value for arg in args if arg.keyword is None]
        return (_itself(positional[0]), positional[1]) if len(positional) > 1 else None
    first = args[0].value
    if not isinstance(first, (cst.List, cst.Tuple)) or len(first.elements) < 2:
        return None
    if any(isinstance(element, cst.StarredElement) for element in first.elements):
        return None
    return tuple(element.value for element in first.elements)


def _itself(array: cst.BaseExpression) -> cst.BaseExpression:
    """What is made an array before something is appended to it: `np.append(np.array(x), y)`."""
    match array:
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="array" | "asarray")),
            args=[cst.Arg(value=whole, keyword=None)],
        ):
            return whole
    return array


def _is_long(growth: _Growth) -> bool:
    """Whether the loop surely goes over data, not over the parts of a network."""
    loop = growth.loop
    if _holds_layers(growth):
        return False
    over = list(origins(loop.iterable, 40))
    if any(getattr(part, "name", "").startswith("torch.") for part in over):
        return False  # it is another library's
    count = iterations(loop)
    if count is not None:
        return count > _FEW
    if growth.event.context.traced:
        return False  # over the parts of a network, perhaps
    if _cuts_data(loop) or _gives_rows(growth):
        return True
    if any(isinstance(o, Dataset) or getattr(o, "name", "") in _ROWS for o in over):
        return True
    return any(map(is_pydataset, over)) or _is_called_data(loop)


def _gives_rows(growth: _Growth) -> bool:
    """Whether each iteration adds rows of data, or what a model makes of them."""
    if _takes_rows(growth) or any(_is_output(value, growth.loop) for value in growth.values):
        return True
    return _gets_rows_of_files(growth) or _reads_recordings(growth) or _fetches_rows(growth)


def _adds_a_number(growth: _Growth) -> bool:
    """Whether each iteration adds what is called a number: the loss of a step, say.

    `np.append` takes numbers, too.
    """
    if growth.event.name != _APPEND or growth.event.passes("axis", 2) or _gives_rows(growth):
        return False
    if _NUMBERS.search(growth.name) or _A_NUMBER.search(growth.name):
        return True
    return all(_A_NUMBER.search(quoted(part)) for part in growth.parts)


def _is_called_data(loop: Loop) -> bool:
    """Whether what the loop goes through is called a dataset or a loader, wherever it is from."""
    node = loop.node.iter if isinstance(loop.node, cst.For) else None
    while isinstance(node, cst.Call) and node.args and last(quoted(node.func)) in _AROUND:
        node = node.args[0].value
    named = node.attr if isinstance(node, cst.Attribute) else node
    return isinstance(named, cst.Name) and _DATA.fullmatch(named.value) is not None


def _holds_layers(growth: _Growth) -> bool:
    """Whether it is a network that grows."""
    return any(isinstance(o, LayerOutput) for value in growth.values for o in alternatives(value))


def _cuts_data(loop: Loop) -> bool:
    """Whether a loop goes through all rows of something, so many at a time: `x[i : i + 32]`.

    With steps between the places, or through all places but the last ones, as for windows.
    """
    over, node = walked(loop), loop.node
    if not isinstance(over, Made) or over.name != "builtins.range" or not over.event.args:
        return False
    if len(over.event.args) != 3 and not _counts_rows(over.event.args[-1]):
        return False
    if not isinstance(node, cst.For) or not isinstance(node.target, cst.Name):
        return False
    rows = [part.slice[0].slice for part in walk_type(node.body, cst.Subscript)]
    ends = [end for cut in rows if isinstance(cut, cst.Slice) for end in (cut.lower, cut.upper)]
    return any(isinstance(end, cst.Name) and end.value == node.target.value for end in ends)


def _takes_rows(growth: _Growth) -> bool:
    """Whether each iteration takes a row of an array to make another longer: `x[i]`."""
    node, event = growth.loop.node, growth.event
    if not isinstance(node, cst.For) or event.name not in _ALONG_ROWS or len(growth.parts) != 1:
        return False
    if _ALONG_ROWS[event.name] is not None:
        axis = event.argument("axis", _ALONG_ROWS[event.name] or 0)
        if usual(axis) != 0 if axis is not None else event.name == _APPEND:
            return False
    part = growth.parts[0]
    while True:
        match part:
            case cst.List(elements=[cst.Element(value=inner)]):
                part = inner
            case cst.Call(func=cst.Attribute(attr=cst.Name(value="expand_dims")), args=[first, *_]):
                part = first.value
            case _:
                break
    turns = {name.value for name in walk_type(node.target, cst.Name)}
    match part:
        case cst.Subscript(
            value=array, slice=[cst.SubscriptElement(slice=cst.Index(value=cst.Name() as row)), *_]
        ):
            # A table by its keys has a few parts, not many rows.
            return row.value in turns and quoted(array) != quoted(node.iter)
    return False


def _counts_rows(stop: Value) -> bool:
    """Whether it is the number of something's rows, or of some fewer."""
    return any(
        (isinstance(part, Made) and part.name == "builtins.len")
        or (isinstance(part, Attr) and part.name == "shape")
        for part in origins(stop, 20)
    )


def _gets_rows_of_files(growth: _Growth) -> bool:
    """Whether each of many files gives one row more: an image, say."""
    files = walked(growth.loop)
    # A list in the script is short, and so may be a part of one.
    if isinstance(files, (Items, Derived)) or not are_many(files):
        return False
    match growth.event.args:
        case (_, Items(items=[_], open=False), *_) if growth.event.passes("axis", 2):
            return True  # `np.append(images, [image], axis=0)`
    arrays = ("numpy.array", "numpy.asarray")  # of one number, perhaps
    return any(
        is_one_sample(value) and not (isinstance(value, Made) and value.name in arrays)
        for value in growth.values[1:]
    )


def _reads_recordings(growth: _Growth) -> bool:
    """Whether each iteration opens a picture or a sound for it: one sample of many."""
    files = walked(growth.loop)
    while isinstance(files, Derived) and files.operator == "[]":
        whole, part = files.inputs[0], files.inputs[-1]
        stop = part.inputs[1] if isinstance(part, Derived) and part.operator == "slice" else part
        count = usual(stop)
        if isinstance(count, int) and 0 <= count <= _FEW:
            return False
        files = whole
    if isinstance(files, Items) and not files.open and files.each_of is None:
        return False
    return any(
        isinstance(part, Made)
        and part.name in _RECORDINGS
        and growth.loop in part.event.context.loops
        and not isinstance(usual(part.event.args[0]) if part.event.args else None, str)
        for value in growth.values[1:]
        for part in origins(value, 60)
    )


def _fetches_rows(growth: _Growth) -> bool:
    """Whether a session of TensorFlow 1 computes in each iteration what is added.

    What `np.append` gets of it may be one number, a loss.
    """
    if growth.event.name == _APPEND and not growth.event.passes("axis", 2):
        return False
    return any(map(_is_fetched, growth.values[1:]))


def _is_fetched(value: Value) -> bool:
    while True:
        match value:
            case Element(of=whole) | Derived(operator="[]", inputs=(whole, *_)):
                value = whole
            case _:
                return is_fetched(value)


def _is_output(value: Value, loop: Loop, depth: int = 0) -> bool:
    """Whether a value is what a model makes of something, or what operations make of that."""
    return depth < _DEEPEST and all(
        _comes_of_model(option, loop, depth + 1) for option in alternatives(value)
    )


def _comes_of_model(value: Value, loop: Loop, depth: int) -> bool:
    match value:
        case Made(event=event) if _runs_on_batch(event, loop):
            return True
        case Made(name="()", event=event):
            return acts_as_model(event.callee)
        case Made(name=".predict" | ".predict_on_batch", event=event):
            return event.receiver is not None and acts_as_model(event.receiver)
        case Made(name=".numpy", event=event):
            return event.receiver is not None and _is_output(event.receiver, loop, depth)
        case Made(name=name, event=event) if name.startswith(_OPERATIONS):
            return any(_is_output(arg, loop, depth) for arg in event.args[:1])
        case Element(of=whole) | Derived(operator="[]", inputs=(whole, *_)):
            return _is_output(whole, loop, depth)
    return False


def _runs_on_batch(call: CallEvent, loop: Loop) -> bool:
    """Whether what is told not to train, as only models and layers are, gets what the loop gives.

    A loop over the parts of a network calls those, and gives each the same.
    """
    given = call.args[0] if call.args else None
    while isinstance(given, Element) and given.of is not walked(loop):
        given = given.of
    training = call.keywords.get("training")
    told = training is not None and usual(training) is False
    return told and isinstance(given, Element)


def _is_only_use(growth: _Growth) -> bool:
    """Whether the loop neither reads nor binds the name elsewhere.

    But in `name = part if name is None else concat([name, part])`, however it is written.
    """
    loop = growth.loop.node
    assert isinstance(loop, (cst.For, cst.While))
    place = growth.method or loop
    index = growth.event.module.index
    first = _first_time(growth)
    inside = set() if first is None else set(walk(first.test))
    begun = 1 if isinstance(first, cst.If) else 0
    found = uses(index, place, growth.name)
    if found is None or sum(node not in inside for node in found) - begun != 2:
        return False
    if isinstance(found[0], cst.Name):
        return sum(bound == growth.name for bound, _ in bound_in(loop)) - begun == 1
    bound = [quoted(target) for target in targets(place) if is_place(target)]
    if bound.count(growth.name) - begun != 1:
        return False
    return growth.method is not None or not _is_read_by_method(growth)


def _is_left_alone(program: Program, growth: _Growth) -> bool:
    """Whether the loop that calls a method for it does nothing else with the attribute."""
    method = growth.method
    return method is None or is_left_alone(program, growth.loop, method, growth.name)


def _is_read_by_method(growth: _Growth) -> bool:
    """Whether the loop may call what reads the attribute: a method, or who gets the object."""
    if not growth.name.startswith("self."):
        return False  # an item of a dict
    index, kept = growth.event.module.index, growth.name.partition("[")[0].removeprefix("self.")
    methods = {function.name.value: function for function in index.each(cst.FunctionDef)}
    bodies: list[cst.CSTNode] = [growth.loop.node]
    for body in bodies:  # which grow
        for name in walk_type(body, cst.Name):
            above = index.parent(name)
            if name.value == kept and body is not growth.loop.node:
                return True
            if name.value != "self" or isinstance(above, cst.Param):
                continue
            if not isinstance(above, cst.Attribute):
                return True
            method = methods.pop(above.attr.value, None)
            bodies += [] if method is None else [method]
    return False


def _first_time(growth: _Growth) -> cst.If | cst.IfExp | None:
    """The choice between the first part alone and the growth, whichever stands first."""
    index = growth.event.module.index
    chosen = index.parent(growth.event.node)
    if isinstance(chosen, cst.IfExp):
        return chosen
    begun_before = _begun_before(growth)
    if begun_before is not None:
        return begun_before
    above = [up for up in index.ancestors(growth.statement) if not isinstance(up, cst.BaseSuite)]
    if not above:
        return None
    match above:
        case [cst.Else(), cst.If() as choice, *_]:
            other: cst.BaseSuite | None = choice.body
        case [cst.If(orelse=cst.Else(body=body)) as choice, *_]:
            other = body
        case _:
            return None
    begun = other.body if isinstance(other, cst.IndentedBlock) else ()
    return choice if any(_binds(statement, growth.name) for statement in begun) else None


def _begun_before(growth: _Growth) -> cst.If | None:
    """The `if` before the growth that binds the first part, and goes on to the next iteration."""
    block = growth.event.module.index.parent(growth.statement)
    for statement in block.body if isinstance(block, cst.IndentedBlock) else ():
        if statement is growth.statement:
            break
        if (
            isinstance(statement, cst.If)
            and statement.orelse is None
            and isinstance(statement.body, cst.IndentedBlock)
        ):
            body = statement.body.body
            goes_on = isinstance(body[-1], cst.SimpleStatementLine) and any(
                isinstance(part, cst.Continue) for part in body[-1].body
            )
            if goes_on and any(_binds(line, growth.name) for line in body[:-1]):
                return statement
    return None


def _binds(statement: cst.BaseStatement, name: str) -> bool:
    """Whether a statement is `name = …`."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign() | cst.AnnAssign() as assign]):
            return any(quoted(bound) == name for bound in targets(assign))
    return False


def _plan(growth: _Growth) -> Plan | None:
    call, module, name = growth.event.node, growth.event.module, growth.name
    collected = f"{name}_parts"
    if "." in name or "[" in name or _first_time(growth) is not None or growth.event.context.traced:
        return None
    loop = growth.loop.node
    rest = call.args[1:]
    plain = all(isinstance(usual(v), int) for v in (*growth.event.args[1:], *_keywords(growth)))
    if growth.event.name == _APPEND or not plain or not _is_private(module, loop, name, collected):
        return None
    if call.args[0].keyword is not None or len(growth.parts) + 1 != len(_first(growth)):
        return None
    parts = [quoted(part) for part in growth.parts]
    grow = f"append({parts[0]})" if len(parts) == 1 else f"extend([{', '.join(parts)}])"
    others = "".join(
        f", {arg.keyword.value}={quoted(arg.value)}" if arg.keyword else f", {quoted(arg.value)}"
        for arg in rest
    )
    changes = (
        insert_before(loop, [f"{collected} = [{name}]"]),
        replace(growth.statement.body[0], f"{collected}.{grow}"),
        insert_after(loop, [f"{name} = {quoted(call.func)}({collected}{others})"]),
    )
    title = "Collect the parts and concatenate them behind the loop"
    if all(_is_tensor(value) for value in _first(growth)[1:]):
        return Plan(title, changes, Safety.SAFE)
    note = "a part that is written to after it was collected changes the result"
    return Plan(title, changes, Safety.UNSAFE, note)


def _keywords(growth: _Growth) -> list[Value]:
    return [v for key, v in growth.event.keywords.items() if key in ("axis", "name", "dtype")]


def _first(growth: _Growth) -> list[Value]:
    return list(getattr(growth.event.args[0], "items", []))


def _is_tensor(value: Value) -> bool:
    """Whether a value is surely a tensor, and so never changes."""
    if not isinstance(value, Made):
        return False
    if value.name == "()":
        return acts_as_model(value.event.callee)
    last = value.name.rpartition(".")[2]
    return value.name.startswith("tensorflow.") and last.islower()


def _is_private(module: ModuleInfo, loop: cst.CSTNode, name: str, collected: str) -> bool:
    """Whether no function reads the name while the loop runs, and the list's name is free."""
    index = module.index
    own = index.enclosing(loop, cst.FunctionDef)
    if any(node.value == collected for node in index.each(cst.Name)):
        return False
    for node in index.each(cst.Name):
        if node.value != name:
            continue
        scope = next(
            (u for u in index.ancestors(node) if isinstance(u, (cst.FunctionDef, cst.Lambda))), None
        )
        if scope is not None and (own is None or own in index.ancestors(scope)):
            return False
    declared = (
        item.name.value
        for statement in (*index.each(cst.Global), *index.each(cst.Nonlocal))
        if isinstance(statement, (cst.Global, cst.Nonlocal))
        for item in statement.names
    )
    return name not in declared
