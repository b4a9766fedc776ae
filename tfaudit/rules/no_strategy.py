"""Several GPUs are there, and the script trains on one.

Keras uses one GPU unless a strategy says otherwise. `MirroredStrategy` keeps a copy of the model
on each GPU of the machine and gives each its share of every batch. The finding is made only where
the number of GPUs is known (`--gpus 4`, or `gpus = 4` in the configuration); whether several pay
for this model is for `tfaudit tune` to measure.

## Before

```python
# gpus: 4
import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y, batch_size=64)
```

## After

```python
# gpus: 4
import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(x, y, batch_size=64 * strategy.num_replicas_in_sync)
```

## Fix safety

Unsafe: the global batch grows with the number of GPUs. Under any strategy Keras 3 also leaves XLA
off, which it would use on a single GPU (keras/src/trainers/trainer.py,
`_resolve_auto_jit_compile`), so on a machine with one GPU the mended script can be slower.

## When not

Hand-written training loops, Horovod, scripts that choose one GPU, and machines of which nothing
is known. A handful of rows that is written out in the script is not worth sharing out, nor
is a network of a few small dense layers.

## Sources

tensorflow.org/guide/distributed_training, tensorflow.org/tutorials/distribute/keras
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, insert_before, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.program import TRAINING_METHODS
from tfaudit.program.values import Const, Dataset, Items, Made, Value, alternatives
from tfaudit.rule import rule
from tfaudit.rules._backend import before_tf_keras, other_backend
from tfaudit.rules._model_sizes import input_shapes, largest, weights_of_dense
from tfaudit.rules._models import layers_in
from tfaudit.rules._spelling import spell
from tfaudit.rules._strategies import (
    Built,
    block_of,
    building_statements,
    built_models,
    common_depth,
    move_into_scope,
    statement_at,
    uses_replicas,
)
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Words of scripts that have made up their mind about devices, by whatever means.
_DECIDED = (
    "distribute", "Strategy", "horovod", "multi_gpu_model", "set_visible_devices",
    "CUDA_VISIBLE_DEVICES", "tf.device(", "TF_CONFIG",
)  # fmt: skip
_ARRAYS = frozenset({"numpy.array", "numpy.asarray", "tensorflow.constant"})
_DEFAULT_BATCH = 32  # of fit
_SEVERAL = 2  # layers
_TINY = 20_000  # weights: sharing their gradients takes longer than computing them


@rule(
    "TFA401",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=tuple(sorted(TRAINING_METHODS)),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    sources=("https://www.tensorflow.org/guide/distributed_training",),
)
def no_strategy(program: Program) -> Iterator[Hit]:
    """The first model that an entry script trains with fit, where several GPUs are declared."""
    gpus = program.targets.gpus
    if gpus is None or gpus < 2 or not program.is_entry_script or program.mentions(*_DECIDED):
        return
    if other_backend(program) or before_tf_keras(program) or _reads_own_sentences(program):
        return
    trained = [b for b in built_models(program) if b.in_sight and b.fit.context.root == 0]
    if not trained or any(e.name != ".fit" for e in program.training):
        return
    worth = [b for b in trained if not _is_handful(b.fit) and not _is_tiny(b.fit.receiver)]
    if not worth:
        return
    built = worth[0]
    message = (
        f"{gpus} GPUs are there, and `{quoted(built.fit.node.func)}` trains on one; build and "
        "compile the model in the scope of a `MirroredStrategy`"
    )
    plan = _plan(program, built) if len(trained) == 1 else None
    yield Hit(built.fit.module, underline(built.fit.node), message, plan)


def _is_handful(fit: CallEvent) -> bool:
    """Whether the rows are written out in the script, no more of them than one batch takes."""
    data, given = fit.argument("x", 0), fit.argument("batch_size", 2)
    batch = largest(given) if given is not None else _DEFAULT_BATCH
    if not isinstance(data, Made) or data.name not in _ARRAYS or not data.event.args:
        return False
    rows = data.event.args[0]
    if not isinstance(rows, Items) or rows.open or batch is None:
        return False
    return len(rows.items) <= batch


def _reads_own_sentences(program: Program) -> bool:
    """Whether the texts that a tokenizer learns are written out in the script."""
    texts = [e.argument("texts", 0) for e in program.calls_of(".fit_on_texts")]
    return any(
        isinstance(t, Items) and not t.open and all(isinstance(i, Const) for i in t.items)
        for t in texts
    )


def _is_tiny(model: Value | None) -> bool:
    """Whether it is a small network for a row of a table: several dense layers, and few weights."""
    if model is None:
        return False
    layers = [layer for layer in layers_in(model) if isinstance(layer, Made)]
    dense = [layer for layer in layers if layer.name == "keras.layers.Dense"]
    rows = [shape.items[0] for shape in input_shapes(model)
            if isinstance(shape, Items) and len(shape.items) == 1]  # fmt: skip
    said = (largest(v) for v in (*rows, *(d.event.keywords.get("input_dim") for d in dense)))
    features = next((width for width in said if width), None)
    if len(dense) < _SEVERAL or features is None:
        return False
    weights = weights_of_dense(model, features)
    return weights is not None and weights <= _TINY


def _plan(program: Program, built: Built) -> Plan | None:
    module = built.fit.module
    found = building_statements(module, built.making, built.fit)
    if found is None or "strategy" in module.source.text:
        return None
    statements, block = found
    anchors = list(statements)
    scaling = _scaling(built, block)
    if scaling is not None:
        change, statement = scaling
        anchors.append(statement)
    first = min(anchors, key=block.index)
    made = spell(module, first, "tensorflow.distribute.MirroredStrategy")
    moved = move_into_scope(program, module, statements, "strategy", block)
    if made is None or moved is None:
        return None
    changes: list[Change] = [insert_before(first, [f"strategy = {made}()"]), *moved]
    note = "the global batch grows with the GPUs; the learning rate usually does as well"
    if scaling is not None:
        changes.append(change)
    else:
        note = "each GPU gets its share of the batch as it is; a larger one may be wanted"
    return Plan("Train on every GPU with a MirroredStrategy", tuple(changes), Safety.UNSAFE, note)


def _scaling(built: Built, block: list[cst.CSTNode]) -> tuple[Change, cst.CSTNode] | None:
    """The batch size times the replicas, where the strategy will be visible; and that statement."""
    found = _batch_argument(built.fit)
    if found is None:
        return None
    event, arg = found
    if event.module is not built.fit.module:
        return None
    depth = common_depth(event, built.fit)
    placed = statement_at(event, depth)
    if placed is None or placed[1] not in block:
        return None
    if len(event.context.frames) > depth and not _is_top_level(built.fit.module, block):
        return None  # made in another function, which would not see a local strategy
    text = quoted(arg.value)
    simple = isinstance(arg.value, (cst.Name, cst.Integer, cst.Attribute, cst.Call, cst.Subscript))
    factor = "strategy.num_replicas_in_sync"
    return replace(arg.value, f"{text} * {factor}" if simple else f"({text}) * {factor}"), placed[1]


def _is_top_level(module: ModuleInfo, block: list[cst.CSTNode]) -> bool:
    return block_of(module, module.tree.body[0]) == block


def _batch_argument(fit: CallEvent) -> tuple[CallEvent, cst.Arg] | None:
    data = fit.argument("x", 0)
    options = alternatives(data) if data is not None else ()
    if len(options) == 1 and isinstance(options[0], Dataset):
        known = batching(options[0])
        if known.op is None or uses_replicas(known.size):
            return None
        arg = argument(known.op.event.node, "batch_size", 0)
        return (known.op.event, arg) if arg is not None else None
    if any(isinstance(option, Dataset) for option in options):
        return None
    arg = argument(fit.node, "batch_size", 2)
    return (fit, arg) if arg is not None else None
