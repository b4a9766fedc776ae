"""Several GPUs are there, and the script trains on one.

Keras uses one GPU unless a strategy says otherwise. `MirroredStrategy` keeps a copy of the model
on each GPU of the machine and gives each its share of every batch. The finding is made only where
the number of GPUs is known (`--gpus 4`, or `gpus = 4` in the configuration); whether several pay
for this model is for `tfaudit tune` to measure.

## Before

```python
# gpus: 4
import tensorflow as tf

images, labels = tf.zeros([1024, 32, 32, 3]), tf.zeros([1024])
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, 3, strides=2, activation="relu"),
    tf.keras.layers.Conv2D(64, 3, strides=2, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(images, labels, batch_size=64)
```

## After

```python
# gpus: 4
import tensorflow as tf

images, labels = tf.zeros([1024, 32, 32, 3]), tf.zeros([1024])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([
        tf.keras.layers.Conv2D(32, 3, strides=2, activation="relu"),
        tf.keras.layers.Conv2D(64, 3, strides=2, activation="relu"),
        tf.keras.layers.GlobalAveragePooling2D(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy")
model.fit(images, labels, batch_size=64 * strategy.num_replicas_in_sync)
```

## Fix safety

Unsafe: the global batch grows with the number of GPUs. Under any strategy Keras 3 also leaves XLA
off, which it would use on a single GPU (keras/src/trainers/trainer.py,
`_resolve_auto_jit_compile`), so on a machine with one GPU the mended script can be slower.

## When not

Hand-written training loops, Horovod, scripts that choose one GPU, and machines of which nothing
is known. A few hundred rows that are written out or drawn in the script are not worth sharing out,
nor is a model of dense, recurrent and embedding layers with few weights, or of which nothing tells
that they are many: GPUs wait for one another longer than such a step takes.

## Sources

tensorflow.org/guide/distributed_training, tensorflow.org/tutorials/distribute/keras
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, insert_before, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.program import FITS, TRAINING_METHODS
from tfaudit.program.values import Const, Dataset, Items, alternatives
from tfaudit.rule import rule
from tfaudit.rules._backend import before_tf_keras, other_backend
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
from tfaudit.rules._toy_trainings import is_toy
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Words of scripts that have made up their mind about devices, by whatever means.
# `time_distributed` is a name for layers.
_DECIDED = re.compile(
    r"(?<!time)(?<!time_)distribute|Strategy|horovod|multi_gpu_model|set_visible_devices"
    r"|CUDA_VISIBLE_DEVICES|tf\.device\(|TF_CONFIG"
)


@rule(
    "TFA401",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=tuple(sorted(TRAINING_METHODS)),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/distributed_training",),
)
def no_strategy(program: Program) -> Iterator[Hit]:
    """The first model that an entry script trains with fit, where several GPUs are declared."""
    gpus = program.targets.gpus
    if gpus is None or gpus < 2 or not program.is_entry_script:
        return
    if any(module.source.holds(_DECIDED) for module in program.modules):
        return
    if other_backend(program) or before_tf_keras(program) or _reads_own_sentences(program):
        return
    trained = [b for b in built_models(program) if b.in_sight and b.fit.context.root == 0]
    if not trained or any(e.name not in FITS for e in program.training):
        return
    worth = [b for b in trained if not is_toy(program, b.fit)]
    if not worth:
        return
    built = worth[0]
    message = (
        f"{gpus} GPUs are there, and `{quoted(built.fit.node.func)}` trains on one; build and "
        "compile the model in the scope of a `MirroredStrategy`"
    )
    plan = _plan(program, built) if len(trained) == 1 else None
    yield Hit(built.fit.module, underline(built.fit.node), message, plan)


def _reads_own_sentences(program: Program) -> bool:
    """Whether the texts that a tokenizer learns are written out in the script."""
    texts = [e.argument("texts", 0) for e in program.calls_of(".fit_on_texts")]
    return any(
        isinstance(t, Items) and not t.open and all(isinstance(i, Const) for i in t.items)
        for t in texts
    )


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
        arg = known.argument
        return (known.op.event, arg) if arg is not None else None
    if any(isinstance(option, Dataset) for option in options):
        return None
    arg = argument(fit.node, "batch_size", 2)
    return (fit, arg) if arg is not None else None
