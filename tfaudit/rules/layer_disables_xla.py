"""One layer of the model makes Keras 3 train all of it without XLA.

With `jit_compile="auto"`, the default, Keras 3 compiles the training step with XLA on a GPU,
unless a layer of the model does not support it. That is so for six random layers for images
(`RandomRotation`, `RandomZoom`, `RandomTranslation`, `RandomCrop`, `RandomShear`,
`RandomPerspective`) and for the layers that look up or hash (`TextVectorization`, `StringLookup`,
`IntegerLookup`, `Hashing`, `HashedCrossing`). One of them is enough; with `jit_compile=True` Keras
warns, and goes on without XLA. In the input pipeline the same layer works beside the training
step, on the CPU, and the model is compiled as a whole.

## Before

```python
import tensorflow as tf
from tensorflow.keras import layers

images, labels = tf.zeros([64, 16, 16, 3]), tf.zeros([64])
train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).batch(16)
augmentation = tf.keras.Sequential([
    layers.RandomFlip("horizontal"),
    layers.RandomRotation(0.1),
])

model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 3]),
    augmentation,
    layers.Conv2D(8, 3, activation="relu"),
    layers.Flatten(),
    layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(train_ds)
```

## After

```python
import tensorflow as tf
from tensorflow.keras import layers

images, labels = tf.zeros([64, 16, 16, 3]), tf.zeros([64])
train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).batch(16)
augmentation = tf.keras.Sequential([
    layers.RandomFlip("horizontal"),
    layers.RandomRotation(0.1),
])

model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 3]),
    layers.Conv2D(8, 3, activation="relu"),
    layers.Flatten(),
    layers.Dense(1),
])
model.compile("adam", "mse")
train_ds = train_ds.map(
    lambda x, y: (augmentation(x, training=True), y), num_parallel_calls=tf.data.AUTOTUNE
)
model.fit(train_ds)
```

## Fix safety

Unsafe: the random numbers are others, and a saved model is without the layers. Validation and
prediction stay as they are, for these layers do nothing there. The fix is made where random layers
in a `Sequential` of their own come first in a model, and `fit` gets batches of pairs by name in
the same block; elsewhere it is left to you. A model for raw texts or images, to be exported, can be
made of the layer and the trained model.

## When not

With Keras 2, on a CPU or under a strategy, where Keras does not use XLA anyway; with
`jit_compile=False`; in models with `LSTM` or `GRU`, which run by cuDNN's kernels without XLA; for a
model that is only evaluated or exported; where `RandomHeight` or `RandomWidth` give each step
another shape, which XLA does not take either. `RandomFlip`, `RandomContrast`, `RandomBrightness`,
`Rescaling`, `Resizing`, `CenterCrop` and `Normalization` support XLA.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.names import last
from tfaudit.rule import rule
from tfaudit.rules._augmentation import moved_to_pipeline
from tfaudit.rules._xla import WITHOUT_XLA, Fitted, fitted_for_xla, forbidding, uses_cudnn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program
    from tfaudit.program.values import Made


@rule(
    "TFA504",
    severity=Severity.MEDIUM,
    effect=Effect.MODERATE,
    words=tuple(sorted(WITHOUT_XLA)),
    fix=Safety.UNSAFE,
    since="Keras 3.0",
    in_tests=False,
    sources=(
        "keras/src/trainers/trainer.py: model_supports_jit",
        "https://www.tensorflow.org/guide/keras/preprocessing_layers",
    ),
)
def layer_disables_xla(program: Program) -> Iterator[Hit]:
    """Fitted models with a layer that Keras cannot compile with XLA."""
    if program.mentions("RandomHeight", "RandomWidth"):
        return  # these two change the shape in every step, which XLA does not take either
    said: set[object] = set()
    for fitted in fitted_for_xla(program):
        layers = forbidding(fitted.model)
        if not layers or layers[0].event.node in said or uses_cudnn(fitted.model):
            continue
        event = layers[0].event
        said.add(event.node)
        fit = fitted.fits[0]
        related = ((fit.module, underline(fit.node), "trained here"),)
        plan = moved_to_pipeline(program, fitted, layers)
        message = _message(fitted, layers)
        yield Hit(event.module, underline(event.node), message, plan, related=related)


def _message(fitted: Fitted, layers: list[Made]) -> str:
    names = list(dict.fromkeys(last(layer.name) for layer in layers))
    shown = " and ".join(f"`{name}`" for name in names[:2])
    several = len(names) > 1
    asked = ", `jit_compile=True` or not" if fitted.explicit else ""
    return (
        f"{shown} in the model {'keep' if several else 'keeps'} Keras 3 from compiling it with XLA "
        f"on a GPU{asked}: apply {'them' if several else 'it'} in the input pipeline"
    )
