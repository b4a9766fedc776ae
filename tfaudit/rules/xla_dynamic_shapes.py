"""XLA compiles the training step anew for each of the many shapes of the batches.

XLA's code is for fixed shapes. `padded_batch` without `padded_shapes` makes each batch as long as
its own longest element, so that there are as many shapes as lengths, and a first step with each of
them waits for the compiler: 286 ms for a chain of five small products of matrices, which then take
1.2 ms (measured on 2 CPU cores; real models take seconds). Keras 3 uses XLA on a GPU by default.

`padded_shapes` with an open axis do the same, `bucket_by_sequence_length` that does not pad to its
boundaries or has more than 20 of them, batches of texts through `TextVectorization` without
`output_sequence_length`, batches of ragged rows through `to_tensor()`, and `batch(1)` of a
generator whose signature leaves an axis open.

## Before

```python
import tensorflow as tf

def sentences():
    for length in (3, 3, 5, 5, 7, 7, 9, 9):
        yield [1] * length, 1.0

signature = (tf.TensorSpec([None], tf.int32), tf.TensorSpec([], tf.float32))
train_ds = tf.data.Dataset.from_generator(sentences, output_signature=signature)
train_ds = train_ds.padded_batch(2)

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(100, 8),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(train_ds)
```

## After

```python
import tensorflow as tf

def sentences():
    for length in (3, 3, 5, 5, 7, 7, 9, 9):
        yield [1] * length, 1.0

signature = (tf.TensorSpec([None], tf.int32), tf.TensorSpec([], tf.float32))
train_ds = tf.data.Dataset.from_generator(sentences, output_signature=signature)
train_ds = train_ds.padded_batch(2)

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(100, 8),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse", jit_compile=False)
model.fit(train_ds)
```

## Fix safety

Unsafe: without XLA the last bits of the numbers differ, and each step may be slower. What is better
depends on the data: with `padded_shapes=([128], [])`, or `bucket_by_sequence_length` with a few
buckets and `pad_to_bucket_boundary=True`, the model keeps XLA at the price of more padding. There
is no fix where `jit_compile=True` asks for XLA.

## When not

Where only the last batch is shorter (one more compilation); with Keras 2, on a CPU or under a
strategy, where Keras does not use XLA; for models that a layer keeps from it, `LSTM` and `GRU`
among them; where a step that cannot be seen may give the elements one shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, add_keyword, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.values import Const, Dataset, Function, Made, Value, alternatives
from tfaudit.rule import rule
from tfaudit.rules._batch_shapes import Varying, datasets_in, varying_batches
from tfaudit.rules._xla import Fitted, fitted_for_xla, forbidding, layers_are_known, uses_cudnn
from tfaudit.syntax import name_of, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program


@rule(
    "TFA505",
    severity=Severity.MEDIUM,
    effect=Effect.STARTUP,
    words=(
        "padded_batch", "bucket_by_sequence_length", "TextVectorization", "from_generator",
        ".to_tensor(",
    ),
    fix=Safety.UNSAFE,
    since="Keras 3.0",
    in_tests=False,
    sources=(
        "keras/src/trainers/trainer.py: _resolve_auto_jit_compile",
        "https://www.tensorflow.org/guide/gpu_performance_analysis",
        "https://openxla.org/xla/tf2xla/known_issues",
    ),
)  # fmt: skip
def xla_dynamic_shapes(program: Program) -> Iterator[Hit]:
    """Pipelines of batches of many shapes that reach a step compiled by XLA."""
    said: set[object] = set()
    for fitted in fitted_for_xla(program):
        if forbidding(fitted.model) or uses_cudnn(fitted.model) or not layers_are_known(fitted):
            continue
        for fit in fitted.fits:
            for varying in _fed(program, fit):
                if varying.op.event.node not in said:
                    said.add(varying.op.event.node)
                    yield _of_fit(fitted, fit, varying)
    for call, varying in _compiled_steps(program):
        if varying.op.event.node not in said:
            said.add(varying.op.event.node)
            what = f"`{quoted(call.node.func)}`, compiled by XLA"
            related = ((call.module, underline(call.node), "called with the batches here"),)
            event = varying.op.event
            message = _message(varying, what)
            yield Hit(event.module, underline(event.node), message, related=related)


def _fed(program: Program, fit: CallEvent) -> Iterator[Varying]:
    given = fit.argument("x", 0)
    for data in alternatives(given) if given is not None else ():
        if isinstance(data, Dataset):
            varying = varying_batches(program, data)
            if varying is not None:
                yield varying


def _of_fit(fitted: Fitted, fit: CallEvent, varying: Varying) -> Hit:
    compiled = fitted.compiles[-1]
    here = compiled.module is varying.op.event.module and len(fitted.compiles) == 1
    plan = None
    if here and not fitted.explicit and "jit_compile" not in compiled.keywords:
        change = add_keyword(compiled.node, "jit_compile", "False")
        note = "without XLA each step may be slower; fewer shapes may be the better way"
        plan = Plan("Compile without XLA", (change,), Safety.UNSAFE, note)
    by = "`jit_compile=True`" if fitted.explicit else "Keras 3"
    where = "" if fitted.explicit else " on a GPU"
    what = f"the training step, which {by} compiles with XLA{where}"
    related = (
        (compiled.module, underline(compiled.node), "compiled here"),
        (fit.module, underline(fit.node), "trained here"),
    )
    event = varying.op.event
    return Hit(event.module, underline(event.node), _message(varying, what), plan, related=related)


def _message(varying: Varying, what: str) -> str:
    name = quoted(name_of(varying.op.event.node))
    return f"`{name}` {varying.reason}: {what}, is compiled anew for every length"


def _compiled_steps(program: Program) -> Iterator[tuple[CallEvent, Varying]]:
    """Calls of functions under `tf.function(jit_compile=True)` with the batches of a loop."""
    for event in program.calls:
        if not isinstance(event.callee, Function) or not _by_xla(event.callee):
            continue
        for data in datasets_in((*event.args, *event.keywords.values())):
            varying = varying_batches(program, data)
            if varying is not None:
                yield event, varying


def _by_xla(function: Function) -> bool:
    return any(_asks(decorator) for decorator in function.decorators)


def _asks(decorator: Value) -> bool:
    if not isinstance(decorator, Made) or decorator.name != "tensorflow.function":
        return False
    given = decorator.event.keywords.get("jit_compile")
    return isinstance(given, Const) and given.value is True
