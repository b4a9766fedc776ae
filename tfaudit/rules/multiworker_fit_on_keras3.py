"""`fit` of Keras 3 under `MultiWorkerMirroredStrategy` raises as soon as there are two workers.

Before the first step, `fit` of Keras 3 builds the model from a batch that it reduces over the
replicas; with several workers that is "Attempt to convert a value (PerReplica…) to a Tensor"
(ValueError, Keras 3.15 on TensorFlow 2.21, for datasets and for arrays). Without `TF_CONFIG` there
is one worker and the script runs, so it fails on the cluster only. Keras 2 (`tf_keras`) trains, and
so does a loop of one's own with `strategy.run`, also on a model of Keras 3.

## Before

```python
import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(x, y, batch_size=64)
```

## After

```python
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # after `pip install tf_keras`

import tensorflow as tf

strategy = tf.distribute.MultiWorkerMirroredStrategy()
x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(x, y, batch_size=64)
```

## When not

Scripts for Keras 2, by what they import, set or require. Where a condition chooses the strategy,
`fit` under other conditions is not judged.

## Sources

keras/src/backend/tensorflow/trainer.py (`_maybe_symbolic_build`); keras-team/keras#20585, #20329
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.program import acts_as_model, created_at, scopes_at
from tfaudit.program.targets import Era
from tfaudit.rule import rule
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Made

_STRATEGY = "tensorflow.distribute.MultiWorkerMirroredStrategy"


@rule(
    "TFA407",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("MultiWorkerMirroredStrategy", "CollectiveAllReduceStrategy"),
    fix=None,
    since="TensorFlow 2.16",
    sources=(
        "keras/src/backend/tensorflow/trainer.py",
        "https://github.com/keras-team/keras/issues/20585",
    ),
)
def multiworker_fit_on_keras3(program: Program) -> Iterator[Hit]:
    """Calls of `fit` on a model that is made in the scope of such a strategy."""
    if program.era is not Era.KERAS3:
        return
    if program.mentions("TF_USE_LEGACY_KERAS", "tf_keras"):
        return
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".fit"):
        model = event.receiver
        if model is None or not acts_as_model(model) or event.node in seen:
            continue
        made = created_at(model)
        strategy = _scope_of(made, event) if made is not None else None
        if strategy is None or program.escapes(model):
            continue
        seen.add(event.node)
        yield Hit(
            event.module,
            underline(event.node),
            f"on a cluster `{quoted(event.node.func)}` raises ValueError: Keras 3 cannot train "
            "under MultiWorkerMirroredStrategy with more than one worker; use tf_keras "
            "(TF_USE_LEGACY_KERAS=1) or a loop with `strategy.run`",
            related=((strategy.event.module, underline(strategy.event.node), "the strategy"),),
        )


def _scope_of(made: CallEvent, fit: CallEvent) -> Made | None:
    """The multi-worker strategy whose scope a call runs in, always or where it is chosen.

    `fit` under a condition of its own may be there for the other strategies.
    """
    found = [s for s in scopes_at(made.context) if s.name == _STRATEGY]
    if not found:
        return None
    known = (*made.context.branches, *found[-1].event.context.branches)
    own = [branch for branch in fit.context.branches if branch not in known]
    return None if any(branch.chooses for branch in own) else found[-1]
