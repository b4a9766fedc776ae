"""Something slow runs after every batch: a prediction, a plot, a file, the garbage collector.

Keras calls the batch methods of a callback between two training steps and waits for them, so what
takes as long as a step doubles the time of training. Defining such a method costs next to nothing;
what stands in it does. A model that is called there runs eagerly, and takes longer than in a step.
Once an epoch, or every so many batches, is mostly enough. At the end of an epoch, `fit` has already
gone through its `validation_data`: to evaluate that again doubles the time it takes.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])


class Watch(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        print(self.model.evaluate(x, y, verbose=0))


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, callbacks=[Watch()])
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])


class Watch(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(self.model.evaluate(x, y, verbose=0))


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, callbacks=[Watch()])
```

## When not

Where a condition, such as `if batch % 100 == 0:`, lets it run only now and then, or where each
iteration is a training of its own, with an optimizer of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program import api
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Attr, Instance, Items, Made, Value, origins
from tfaudit.rule import rule
from tfaudit.rules._batch_methods import (
    always,
    batch_method,
    called_after_epochs,
    called_at_batches,
)
from tfaudit.rules._step_loops import in_every_iteration, step_loops
from tfaudit.rules._steps import head
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program
    from tfaudit.program.values import Function

_OF_MODELS = {
    ".predict": "predicts", ".predict_on_batch": "predicts", ".evaluate": "evaluates the model",
    ".test_on_batch": "evaluates the model", ".save": "saves the model",
    ".save_weights": "saves the weights",
}  # fmt: skip
_PLOTS = frozenset({
    "matplotlib.pyplot." + name for name in ("figure", "pause", "savefig", "show", "subplots")
}) | {"cv2.imshow"}  # fmt: skip
_CLEANS = {
    "gc.collect": "runs the garbage collector",
    "keras.utils.clear_session": "throws Keras' state away",
}
_WRITERS = (
    "numpy.save", "numpy.savetxt", "numpy.savez", "numpy.savez_compressed", "cv2.imwrite",
    "matplotlib.pyplot.imsave", "imageio.imwrite", "imageio.imsave", "skimage.io.imsave",
    "keras.utils.save_img", "tensorflow.io.write_file", "joblib.dump", ".to_csv", ".to_json",
    ".to_pickle", ".to_excel",
)  # fmt: skip
_SLOW = (
    _CLEANS
    | {"builtins.open": "opens a file", "time.sleep": "sleeps"}
    | dict.fromkeys(("keras.models.save_model", "keras.saving.save_model"), "saves the model")
    | dict.fromkeys(_WRITERS, "writes a file")
    | dict.fromkeys(("requests.get", "requests.post", "requests.put"), "asks a server")
    | dict.fromkeys(
        ("os.system", *(f"subprocess.{x}" for x in ("call", "check_call", "check_output", "run"))),
        "starts a process",
    )
)
# What goes through data, by the name of the argument that it takes it in.
_ASKED = {
    ".predict": "x", ".evaluate": "x",
    ".predict_generator": "generator", ".evaluate_generator": "generator",
}  # fmt: skip
# What trains, with the places of `validation_data` and `callbacks`.
_PLACES = {".fit": (7, 5), ".fit_generator": (5, 4)}
_COMPUTES = "computes the whole model eagerly"


@rule(
    "TFA801",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("on_batch_", "on_train_batch_", "on_epoch_end", "gc.collect", "clear_session"),
    in_tests=False,
    sources=("https://keras.io/guides/writing_your_own_callbacks/",),
)
def batch_callback_cost(program: Program) -> Iterator[Hit]:
    """Slow calls in batch methods of callbacks, and clean-ups in each step of a loop."""
    lambdas = called_at_batches(program)
    loops = step_loops(program)
    for event in program.calls:
        method = batch_method(event, lambdas)
        what = _slow(event) if method is not None else None
        node = underline(event.node)
        if method is not None and what is not None and always(event, method):
            message = f"`{quoted(event.node.func)}` {what} at every batch, and training waits for "
            message += "it; do it once an epoch, or every so many batches"
            yield Hit(event.module, node, message)
        elif event.name in _CLEANS:
            loop = next((x for x in loops if in_every_iteration(program, x, event.context)), None)
            if loop is not None and not _starts_anew(program, loop):
                message = f"`{quoted(event.node.func)}` {_CLEANS[event.name]} in every training "
                message += "step; do it once an epoch, if at all"
                related = ((loop.module, head(loop.node), "the loop"),)
                yield Hit(event.module, node, message, related=related)
    yield from _second_validations(program)


def _second_validations(program: Program) -> Iterator[Hit]:
    """What a callback asks the model after each epoch of the data on which `fit` validates it."""
    lambdas = called_after_epochs(program)
    told: set[cst.CSTNode] = set()
    for event in program.calls_of(*_ASKED):
        frames = (frame.function for frame in event.context.frames)
        method = next((f for f in frames if f.node in lambdas or _ends_epoch(f)), None)
        x, receiver = event.argument(_ASKED[event.name], 0), event.receiver
        if method is None or x is None or receiver is None or not _is_trained(receiver):
            continue
        if "steps" in event.keywords and _ASKED[event.name] == "x":
            continue  # of the first batches only
        if event.node in told or _is_repeated(event, method) or not always(event, method):
            continue
        made = lambdas.get(method.node)
        fits = program.calls_of(*_PLACES)
        if any(_validates_on(fit, x) and _has_callback(fit, method, made) for fit in fits):
            told.add(event.node)
            evaluates = event.name.startswith(".evaluate")
            message = f"`{quoted(event.node.func)}` goes a second time, in every epoch, "
            message += "through the data on which `fit` validates the model; "
            message += (
                "what it gives is in `logs`" if evaluates else "a metric is computed along the way"
            )
            severity = Severity.MEDIUM if evaluates else Severity.LOW
            yield Hit(event.module, underline(event.node), message, severity=severity)


def _ends_epoch(function: Function) -> bool:
    owner = function.owner
    return function.name == "on_epoch_end" and owner is not None and owner.is_callback


def _is_repeated(event: CallEvent, method: Function) -> bool:
    """Whether the callback itself asks in a loop: that of folds, around the training, is none."""
    functions = [frame.function.node for frame in event.context.frames]
    own = set(functions[functions.index(method.node) :])
    return any(own & set(loop.module.index.ancestors(loop.node)) for loop in event.context.loops)


def _validates_on(fit: CallEvent, x: Value) -> bool:
    """Whether a call of `fit` validates on the same data in every epoch."""
    data = fit.argument("validation_data", _PLACES[fit.name][0])
    if data is None or fit.passes("validation_freq"):
        return False
    return (data.items[0] if isinstance(data, Items) and data.items else data) is x


def _has_callback(fit: CallEvent, method: Function, made: CallEvent | None) -> bool:
    """Whether a call of `fit` has the callback whose method it is, or that `made` makes."""
    given = fit.argument("callbacks", _PLACES[fit.name][1])
    for callback in origins(given, 60) if given is not None else ():
        if made is not None and isinstance(callback, Made) and callback.event is made:
            return True
        if isinstance(callback, Instance) and callback.cls is method.owner:
            return True
    return False


def _starts_anew(program: Program, loop: Loop) -> bool:
    """Whether each iteration makes an optimizer, and so is a training of its own."""
    made = program.calls_where(api.is_optimizer)
    return any(loop in event.context.loops for event in made)


def _slow(event: CallEvent) -> str | None:
    receiver = event.receiver
    if event.name == ".save" and _is_picture(receiver):
        return "writes a file"
    if event.name in _OF_MODELS and receiver is not None:
        part = event.name != ".save" and isinstance(receiver, Attr) and _is_trained(receiver.base)
        return _OF_MODELS[event.name] if part or _is_trained(receiver) else None
    if event.name == ".model" and isinstance(receiver, Instance) and receiver.cls.is_callback:
        return _COMPUTES
    if event.name == "()" and receiver is not None and acts_as_model(receiver):
        return _COMPUTES
    if event.name in _PLOTS:
        return "draws"
    return _SLOW.get(event.name)


def _is_picture(value: Value | None) -> bool:
    names = ("PIL.", "keras.utils.array_to_img", "keras.preprocessing.image.array_to_img")
    return isinstance(value, Made) and value.name.startswith(names)


def _is_trained(value: Value) -> bool:
    """Whether a value is a model: the one of the callback, or another one."""
    if isinstance(value, Attr) and value.name == "model" and isinstance(value.base, Instance):
        return value.base.cls.is_callback
    return acts_as_model(value)
