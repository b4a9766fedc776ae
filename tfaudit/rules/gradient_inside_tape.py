"""A persistent tape records its own gradients, or is persistent for no reason.

A tape with `persistent=True` goes on recording while `tape.gradient` runs inside its block, so it
keeps every operation and intermediate result of the gradient too. TensorFlow warns of it as
"significantly less efficient". A tape that is asked for one gradient need not be persistent at all:
one that is not lets go of its records when it is asked.

## Before

```python
import tensorflow as tf

encoder, decoder = tf.keras.layers.Dense(4), tf.keras.layers.Dense(8)
optimizers = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()

for x in tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32):
    with tf.GradientTape(persistent=True) as tape:
        code = encoder(x)
        loss = tf.reduce_mean(tf.square(x - decoder(code)))
        penalty = loss + tf.reduce_mean(tf.abs(code))
        first = tape.gradient(penalty, encoder.trainable_variables)
        second = tape.gradient(loss, decoder.trainable_variables)
    optimizers[0].apply_gradients(zip(first, encoder.trainable_variables))
    optimizers[1].apply_gradients(zip(second, decoder.trainable_variables))
```

## After

```python
import tensorflow as tf

encoder, decoder = tf.keras.layers.Dense(4), tf.keras.layers.Dense(8)
optimizers = tf.keras.optimizers.Adam(), tf.keras.optimizers.Adam()

for x in tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32):
    with tf.GradientTape(persistent=True) as tape:
        code = encoder(x)
        loss = tf.reduce_mean(tf.square(x - decoder(code)))
        penalty = loss + tf.reduce_mean(tf.abs(code))
    first = tape.gradient(penalty, encoder.trainable_variables)
    second = tape.gradient(loss, decoder.trainable_variables)
    optimizers[0].apply_gradients(zip(first, encoder.trainable_variables))
    optimizers[1].apply_gradients(zip(second, decoder.trainable_variables))
```

## Fix safety

Safe: the statements from the first gradient on leave the block if nothing that they compute is
differentiated by this tape, and each target is a name. `persistent=True` goes if the tape is used
for one `gradient`, outside loops and inner functions.

## When not

Where the same tape differentiates the gradient again (second derivatives); under
`tape.stop_recording()`; in tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, Text, delete_argument, reindented, underline
from tfaudit.model import Edit, Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.rule import rule
from tfaudit.rules._spelling import names_bound
from tfaudit.syntax import argument, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.syntax import Index

_DIFFERENTIATES = frozenset({"gradient", "jacobian", "batch_jacobian"})
_GROWS = frozenset({"append", "extend", "insert", "add", "update", "setdefault"})
_MAYBE = (cst.If, cst.Else, cst.Try, cst.TryStar, cst.ExceptHandler, cst.For, cst.While, cst.Match)
_BREAKS = (cst.For, cst.While, cst.BaseComp, cst.FunctionDef, cst.Lambda, cst.ClassDef)


@rule(
    "TFA705",
    severity=Severity.MEDIUM,
    effect=Effect.MODERATE,
    words=("persistent", "GradientTape(True"),
    fix=Safety.SAFE,
    in_tests=False,
    sources=(
        "tensorflow/python/eager/backprop.py: gradient() on a persistent tape in its context",
    ),
)
def gradient_inside_tape(program: Program) -> Iterator[Hit]:
    """Persistent tapes that are asked for gradients in their own block, or only once."""
    for event in program.calls_of("tensorflow.GradientTape"):
        persistent = event.argument("persistent", 0)
        opened = _block(event)
        if opened is None or persistent is None or fold(persistent) is not True:
            continue
        block, name = opened
        uses = _uses(event.module.index, block, name)
        if uses is None:
            continue
        severity = Severity.LOW if event.context.traced else None
        if len(uses) == 1 and not _is_repeated(event.module.index, block, uses[0]):
            yield from _needless(event, uses[0], name)
        elif len(block.items) == 1:  # no other tape watches what the block does
            yield from _inside(event, block, uses, name, severity)


def _block(event: CallEvent) -> tuple[cst.With, str] | None:
    """The `with` statement that opens the tape, and the name that it gets."""
    index = event.module.index
    item = index.parent(event.node)
    block = index.parent(item) if item is not None else None
    match block, item:
        case (
            cst.With(body=cst.IndentedBlock()) as opened,
            cst.WithItem(asname=cst.AsName(name=cst.Name(value=name))),
        ):
            return opened, name
    return None


def _uses(index: Index, block: cst.With, name: str) -> list[cst.Call] | None:
    """The calls that differentiate, in order; None where the tape is used in any other way."""
    scope = index.enclosing(block, cst.FunctionDef) or index.tree
    calls: list[cst.Call] = []
    opened: cst.CSTNode | None = None  # the block of the name so far
    within: cst.CSTNode | None = None  # where else it may not have been opened
    for node in walk_type(scope, cst.Name):
        above = index.parent(node)
        if node.value != name or (isinstance(above, cst.Attribute) and above.attr is node):
            continue
        item = index.parent(above) if isinstance(above, cst.AsName) else None
        if isinstance(item, cst.WithItem):
            opened, within = index.parent(item), None
            if opened is not None and opened is not block:
                if not _stand_apart(index, block, opened):
                    return None
                within = _condition(index, block, opened)
            continue
        if opened is not block and opened is not None:
            if within is not None and within not in index.ancestors(node):
                return None  # this tape, or the other one
            continue  # another tape of the same name
        call = index.parent(above) if isinstance(above, cst.Attribute) else None
        if isinstance(call, cst.Call) and call.func is above and isinstance(above, cst.Attribute):
            if above.attr.value in _DIFFERENTIATES:
                calls.append(call)
                continue
            if above.attr.value == "watch":
                continue
        while isinstance(above, (cst.Element, cst.Tuple)):
            above = index.parent(above)
        if not isinstance(above, cst.Del):
            return None
    return calls


def _stand_apart(index: Index, block: cst.With, other: cst.CSTNode) -> bool:
    """Whether neither block stands in the other."""
    return other not in index.ancestors(block) and block not in index.ancestors(other)


def _condition(index: Index, block: cst.With, other: cst.CSTNode) -> cst.CSTNode | None:
    """What may leave the other block out, where this one is opened; None if nothing may."""
    shared = set(index.ancestors(block))
    inside = [up for up in index.ancestors(other) if up not in shared]
    return next((up for up in reversed(inside) if isinstance(up, _MAYBE)), None)


def _is_repeated(index: Index, block: cst.With, use: cst.Call) -> bool:
    """Whether one use of the tape may be asked several times for one block."""
    shared = {block, *index.ancestors(block)}
    return any(isinstance(up, _BREAKS) and up not in shared for up in index.ancestors(use))


def _needless(event: CallEvent, use: cst.Call, name: str) -> Iterator[Hit]:
    """One gradient needs no persistent tape."""
    assert isinstance(use.func, cst.Attribute)
    arg = argument(event.node, "persistent", 0)
    if arg is None or event.opaque or argument(use, "experimental_use_pfor", 4) is not None:
        return  # without it, a Jacobian is many gradients
    asked = "gradient" if use.func.attr.value == "gradient" else "Jacobian"
    message = f"`{name}` is asked for one {asked}, so it need not be persistent, "
    message += "and can let go of its records when it is asked"
    positional = arg.keyword is None and len(event.node.args) > 1
    plan = Plan("Remove persistent", (delete_argument(event.node, arg),), Safety.SAFE)
    chosen = None if positional else plan
    yield Hit(event.module, arg, message, chosen, Severity.LOW, Effect.MEMORY)


def _inside(
    event: CallEvent, block: cst.With, uses: list[cst.Call], name: str, severity: Severity | None
) -> Iterator[Hit]:
    """Gradients in the tape's own block that it does not differentiate again."""
    index = event.module.index
    body = block.body.body
    first = next((use for use in uses if block.body in index.ancestors(use)), None)
    if first is None:
        return
    around = [first, *index.ancestors(first)]
    if any(isinstance(up, (cst.FunctionDef, cst.Lambda)) for up in around[: around.index(block)]):
        return
    start = next(i for i, statement in enumerate(body) if statement in around)
    late = {changed for statement in body[start:] for changed in _changed(statement)}
    for use in uses:
        target = argument(use, "target", 0)
        names = set() if target is None else {n.value for n in walk_type(target.value, cst.Name)}
        if target is None or names & (late | {name}):
            return  # perhaps a gradient of the gradient
    message = f"`{name}` is persistent and records this gradient too; take it after the block"
    related = ((event.module, underline(event.node), "the tape"),)
    inside = [argument(use, "target", 0) for use in uses if block.body in index.ancestors(use)]
    computed = [arg.value for arg in inside if arg is not None and not _is_plain(arg.value)]
    if computed:
        message += f", but compute `{quoted(computed[0])}` in it"
    plan = None
    if start and not computed:
        change = _move_behind(block, body[start:])
        plan = Plan("Move it out of the tape's block", (change,), Safety.SAFE)
    yield Hit(event.module, underline(first), message, plan, severity, related=related)


def _is_plain(target: cst.BaseExpression) -> bool:
    """Whether a target is nothing but names: an operation in it must stay in the block."""
    if isinstance(target, (cst.List, cst.Tuple)):
        return all(isinstance(item.value, cst.Name) for item in target.elements)
    return isinstance(target, cst.Name)


def _changed(statement: cst.CSTNode) -> Iterator[str]:
    """The names that a statement binds, or whose parts or items it may change."""
    yield from names_bound(statement)
    for node in walk(statement):
        if isinstance(node, (cst.AssignTarget, cst.AugAssign)):
            yield from (n.value for n in walk_type(node.target, cst.Name))
    for call in walk_type(statement, cst.Call):
        if isinstance(call.func, cst.Attribute) and call.func.attr.value in _GROWS:
            yield from (n.value for n in walk_type(call.func.value, cst.Name))


def _move_behind(block: cst.With, statements: Sequence[cst.CSTNode]) -> Change:
    """Take the last statements of a block out of it, to stand behind it."""

    def make(source: Text) -> list[Edit]:
        start = source.line_start(source.spans[statements[0]].start)
        stop = source.line_end(source.spans[statements[-1]].stop)
        return [Edit(start, stop, reindented(source, statements, source.margin(block)))]

    return Change((block, *statements), make)
