"""Files are read one after another: tf.data does not read in parallel unless it is told to.

Unlike `map`, `interleave` is never made parallel by tf.data itself, and a `TFRecordDataset` of many
files opens the next one only when the last is read. On remote storage the waits add up.

## Before

```python
import tensorflow as tf

files = tf.data.Dataset.list_files("records/*.tfrecord", seed=1)
train_ds = files.interleave(
    tf.data.TFRecordDataset,
    cycle_length=8,
).batch(64)
```

## After

```python
import tensorflow as tf

files = tf.data.Dataset.list_files("records/*.tfrecord", seed=1)
train_ds = files.interleave(
    tf.data.TFRecordDataset,
    cycle_length=8,
    num_parallel_calls=tf.data.AUTOTUNE,
).batch(64)
```

## Fix safety

Safe where `cycle_length` is given: the elements keep their order. Without it, and with
`num_parallel_reads`, the same elements come in another order: unsafe.

## When not

- There is one file, or the script is a test.
- The inner datasets are in memory.
- A Python loop takes the records as they are: it is slower than any disk.
- The order of the records matters, as where the other way of an `if` reads in parallel, or where
  the files are shuffled and the records are not.
"""

from __future__ import annotations

from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.values import Const, Dataset, Op, Value, alternatives
from tfaudit.rule import rule
from tfaudit.rules._file_lists import are_many, are_meant_to_be_many, reads_files
from tfaudit.rules._shown import only_shows
from tfaudit.rules._spelling import spell
from tfaudit.syntax import argument, as_assign, dotted, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_READERS = {
    "tensorflow.data.TFRecordDataset": ("filenames", 3),
    "tensorflow.data.TextLineDataset": ("filenames", 3),
    "tensorflow.data.FixedLengthRecordDataset": ("filenames", 6),
}
_OF_INTERLEAVE = 3  # the place of `num_parallel_calls`
_PARALLEL = ("tensorflow.data.experimental.parallel_interleave", ".interleave")


@rule(
    "TFA303",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("interleave", "flat_map", "Dataset("),
    fix=Safety.SAFE,
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/data_performance#parallelizing_data_extraction",),
)
def sequential_reads(program: Program) -> Iterator[Hit]:
    """Interleaves without parallel calls, and readers of many files without parallel reads."""
    if only_shows(program):
        return
    for event in program.calls_of(".interleave"):
        dataset = event.result
        if isinstance(dataset, Dataset) and reads_files(dataset.ops[-1].result):
            hit = _interleave(program, event, dataset.ops[-1])
            if hit is not None:
                yield hit
    for event in program.calls_of(".flat_map"):
        dataset = event.result
        if isinstance(dataset, Dataset) and reads_files(dataset.ops[-1].result) and (
            event.receiver is not None and are_many(event.receiver)
        ):  # fmt: skip
            fact = "`flat_map` reads its files one after another; `interleave` can read in parallel"
            yield Hit(event.module, underline(event.node), fact)
    for event in program.calls_of(*_READERS):
        keyword, position = _READERS[event.name]
        files = event.argument(keyword, 0)
        if files is None or event.context.in_dataset_function:
            continue
        many = are_many(files)
        if (many or are_meant_to_be_many(files)) and (
            not _tells_reads(event, position)
            and not _gives_records_to_python(program, event)
            and not _is_never_read(program, event)
            and not _is_chosen(program, event)
            and not _shuffles_files_only(program, event, files)
            and not _is_interleaved(event)
        ):  # fmt: skip
            hit = _reader(program, event)
            yield hit if many else replace_fields(hit, severity=Severity.LOW)


def _tells_reads(event: CallEvent, position: int | None) -> bool:
    """Whether a reader is told how many files to read at once: `None` is what it does without."""
    given = argument(event.node, "num_parallel_reads", position)
    says_none = given is not None and quoted(given.value) == "None"
    return event.passes("num_parallel_reads", position) and not says_none


def _is_interleaved(event: CallEvent) -> bool:
    """Whether the function that reads is given to an `interleave` that is not seen to call it."""
    index = event.module.index
    function = index.enclosing(event.node, cst.FunctionDef)
    if function is None:
        return False
    given = [n for n in index.each(cst.Name) if n.value == function.name.value]
    calls = [index.enclosing(n, cst.Call) for n in given if isinstance(index.parent(n), cst.Arg)]
    return any(
        isinstance(call.func, cst.Attribute) and call.func.attr.value == "interleave"
        for call in calls
        if call is not None
    )


def _is_chosen(program: Program, event: CallEvent) -> bool:
    """Whether the other way of an `if` reads in parallel: then this way minds the order.

    What stands behind an `if` that returns is its other way, too.
    """
    if any(map(_reads_in_parallel, _other_ways(event))):
        return True
    context = event.context
    ways = {branch.node: branch.taken for branch in (*context.branches, *context.skips)}
    return any(
        branch.node in ways and branch.taken is not ways[branch.node]
        for other in program.calls_of(*_PARALLEL, *_READERS)
        if other.name in _PARALLEL or _tells_reads(other, None)
        for branch in (*other.context.branches, *other.context.skips)
    )


def _other_ways(event: CallEvent) -> Iterator[cst.CSTNode]:
    """The other parts of the `if`s around, which a known option may keep from being run."""
    below: cst.CSTNode = event.node
    for up in event.module.index.ancestors(event.node):
        if isinstance(up, cst.FunctionDef):
            return
        if isinstance(up, cst.If):
            yield from (part for part in (up.body, up.orelse) if part not in (None, below))
        below = up


def _reads_in_parallel(part: cst.CSTNode) -> bool:
    return any(
        (dotted(call.func) or "").endswith("parallel_interleave")
        or argument(call, "num_parallel_reads") is not None
        for call in walk_type(part, cst.Call)
    )


def _shuffles_files_only(program: Program, event: CallEvent, files: Value) -> bool:
    """Whether the files are shuffled and the records are not: those of a file follow each other.

    A model that goes on where the last batch ended needs them so.
    """
    source = event.result.source if isinstance(event.result, Dataset) else None
    named = [o for o in alternatives(files) if isinstance(o, Dataset)]
    if source is None or not any(op.name == "shuffle" for o in named for op in o.ops):
        return False
    return not any(
        "shuffle" in op.name
        for dataset in program.datasets
        if source in dataset.ops
        for op in dataset.ops[dataset.ops.index(source) :]
    )


def _gives_records_to_python(program: Program, event: CallEvent) -> bool:
    """Whether all that is done with the records is done by Python, one after another."""
    if not isinstance(event.result, Dataset):
        return False
    consumers = list(program.consumers_through(event.result.source))
    return bool(consumers) and all(
        c.kind == "loop" and not c.event.context.traced and len(c.dataset.ops) == 1
        for c in consumers
    )


def _is_never_read(program: Program, event: CallEvent) -> bool:
    """Whether nothing in a script that trains asks for what the call gives: no file is read."""
    index = event.module.index
    assign = as_assign(index.parent(event.node))
    if not isinstance(assign, cst.Assign) or not isinstance(event.result, Dataset):
        return False
    if not program.is_entry_script or event.module is not program.module:
        return False  # another script may import it
    names = {t.target.value for t in assign.targets if isinstance(t.target, cst.Name)}
    if len(names) != len(assign.targets) or event.result.source in program.continued:
        return False
    uses = (n for n in index.each(cst.Name) if n.value in names)
    return all(isinstance(index.parent(n), cst.AssignTarget) for n in uses)


def _interleave(program: Program, event: CallEvent, op: Op) -> Hit | None:
    calls = event.argument("num_parallel_calls", _OF_INTERLEAVE)
    none = calls is None or (isinstance(calls, Const) and calls.value is None)
    if event.opaque or not (none or fold(calls) == 1):  # type: ignore[arg-type]
        return None
    cycle = event.argument("cycle_length", 1)
    length = fold(cycle) if cycle is not None else None
    if length == 1:
        return None
    kept = isinstance(length, int) and length > 0  # AUTOTUNE, -1, is as good as none
    fact = (
        "`interleave` reads its files one after another; tf.data does not parallelise it by itself"
    )
    return _hit(program, event, op, "num_parallel_calls", fact, ordered=kept)


def _reader(program: Program, event: CallEvent) -> Hit:
    name = event.name.rpartition(".")[2]
    given = argument(event.node, "num_parallel_reads", _READERS[event.name][1])
    how = "is not given" if given is None else "is `None`"
    fact = f"`{name}` reads its files one after another: `num_parallel_reads` {how}"
    op = event.result.source if isinstance(event.result, Dataset) else None
    return _hit(program, event, op, "num_parallel_reads", fact, ordered=False)


def _hit(
    program: Program, event: CallEvent, op: Op | None, keyword: str, fact: str, *, ordered: bool
) -> Hit:
    spelled = spell(event.module, event.node, "tensorflow.data.AUTOTUNE")
    plan = None
    if spelled is not None:
        used = [c.dataset for c in program.consumers_through(op)] if op is not None else []
        shuffled = bool(used) and all(any(s.name == "shuffle" for s in d.ops) for d in used)
        note = "" if ordered else "elements come in another order" + (
            ", as they do by `shuffle` anyway" if shuffled else ""
        )  # fmt: skip
        position = _READERS[event.name][1] if event.name in _READERS else _OF_INTERLEAVE
        change = _parallel(event.node, keyword, position, spelled)
        safety = Safety.SAFE if ordered else Safety.UNSAFE
        plan = Plan("Read files in parallel", (change,), safety, note)
    return Hit(event.module, underline(event.node), fact, plan)


def _parallel(call: cst.Call, keyword: str, position: int, spelled: str) -> Change:
    given = argument(call, keyword, position)
    if given is not None:
        return replace(given.value, spelled)
    return add_keyword(call, keyword, spelled)
