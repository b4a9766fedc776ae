"""A function, class or argument that the installed TensorFlow or Keras no longer has.

The script stops there with an error, so nothing else about it can be measured or improved. Keras 3,
which comes with TensorFlow 2.16 and later, dropped the `*_generator` methods, the `lr` argument of
optimizers, `keras.layers.experimental`, sessions, and much more; TensorFlow 2 dropped `tf.Session`,
`tf.placeholder` and `tf.contrib`, TensorFlow 2.16 `tf.estimator`.

## Before

```python
import tensorflow as tf


def batches():
    while True:
        yield tf.zeros([32, 8]), tf.zeros([32, 1])


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.Adam(lr=1e-3), "mse")
model.fit_generator(batches(), 100, epochs=5)
```

## After

```python
import tensorflow as tf


def batches():
    while True:
        yield tf.zeros([32, 8]), tf.zeros([32, 1])


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.Adam(learning_rate=1e-3), "mse")
model.fit(batches(), steps_per_epoch=100, epochs=5)
```

## Fix safety

Safe for plain renames. Unsafe for `CuDNNLSTM` and `CuDNNGRU`, whose saved weights are laid out
otherwise, and for `keras.optimizers.legacy`, whose optimizers computed slightly other numbers.

## When not

With Keras 2: a script that imports `tf_keras` or sets `TF_USE_LEGACY_KERAS`, or a project that
requires TensorFlow before 2.16, or `tf-keras`; code in a `try` that may be there for versions, a
name whose import stands in one, what is behind a check of the version, and what stands in a class
that checks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, delete_argument, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.names import canonical
from tfaudit.program.program import acts_as_model, is_optimizer
from tfaudit.program.targets import Era, era
from tfaudit.program.values import Attr, Derived, Instance, Made, Symbol, Value, origins
from tfaudit.rule import rule
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._spelling import spell
from tfaudit.rules._steps import expects_error
from tfaudit.syntax import argument, name_of, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program


# How the names begin that the tables know, methods included.
_MAY_BE_GONE = (
    "keras.", "tensorflow.", ".compile", ".minimize", *removed.METHODS, *removed.METRIC_METHODS
)  # fmt: skip


@rule(
    "TFA903",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=removed.WORDS,
    fix=Safety.SAFE,
    since="Keras 3.0, TensorFlow 2.0",
    sources=("https://keras.io/guides/migrating_to_keras_3/",),
)
def removed_api(program: Program) -> Iterator[Hit]:
    """Calls of what is gone, and arguments that are gone."""
    keras3 = program.targets.keras_major == 3
    keras3 = keras3 and all(
        era(module.source.text, program.targets) is not Era.KERAS2 for module in program.modules
    )
    old = None  # a script for TensorFlow 1 is said to be one, once
    tried: dict[ModuleInfo, dict[str, str]] = {}
    careful = _careful_classes(program)
    for event in program.calls:
        if not event.name.startswith(_MAY_BE_GONE):
            continue
        hits = list(_of_keras(event)) if keras3 else []
        hit = _of_tensorflow(event, program.targets.tensorflow)
        if (not hits and hit is None) or _is_guarded(event):
            continue
        if any(e.node is event.node and e.name != event.name for e in program.calls):
            continue  # a value that may be of a version which has the name
        if any(f.function.owner is not None and f.function.owner.node in careful
               for f in event.context.frames):  # fmt: skip
            continue
        if event.module not in tried:
            tried[event.module] = _tried_imports(event.module)
        if _may_be_missing(event, tried[event.module]):
            continue
        yield from hits
        if hit is not None and (hit.plan is not None or old is None):
            old = old or (hit if hit.plan is None else None)
            yield hit
    if keras3:
        yield from _rates(program)


def _rates(program: Program) -> Iterator[Hit]:
    """Reads and changes of `optimizer.lr`."""
    found: dict[cst.CSTNode, ModuleInfo] = {}
    for event in program.calls:
        given = (event.receiver, *event.args, *event.keywords.values())
        if any(_is_rate(value) for value in given) and not _is_guarded(event):
            for node in walk_type(event.node, cst.Attribute):
                if node.attr.value == "lr":
                    found.setdefault(node, event.module)
    for change in program.sets:
        if change.key == "lr" and _has_rate(change.target) and not change.context.conditional:
            found.setdefault(change.node, change.module)
    for place, module in found.items():
        if isinstance(place, cst.Attribute):
            renamed = replace(place.attr, "learning_rate")
            plan = Plan("Call it learning_rate", (renamed,), Safety.SAFE)
            message = "Keras 3 optimizers have no `lr`: use `learning_rate`"
            yield Hit(module, place.attr, message, plan)


def _is_rate(value: Value | None) -> bool:
    if isinstance(value, Derived):
        return any(_is_rate(part) for part in value.inputs)
    return isinstance(value, Attr) and value.name == "lr" and _has_rate(value.base)


def _has_rate(value: Value) -> bool:
    """Whether the value is surely an optimizer of Keras, also that of a callback's model."""
    if is_optimizer(value):
        return True
    if not isinstance(value, Attr) or value.name != "optimizer":
        return False
    model = value.base
    if isinstance(model, Attr) and model.name == "model" and isinstance(model.base, Instance):
        bases = [base for base in model.base.cls.lineage() if isinstance(base, Symbol)]
        return any(base.name.startswith("keras.callbacks.") for base in bases)
    return acts_as_model(model)


def _careful_classes(program: Program) -> set[cst.ClassDef]:
    """Classes that ask for the version somewhere: they may refuse it as soon as one is made."""
    return {
        frame.function.owner.node
        for test in program.trace.tests
        if _asks_version(test.test)
        for frame in test.context.frames
        if frame.function.owner is not None
    }


def _is_guarded(event: CallEvent) -> bool:
    if may_fall_back(event) or expects_error(event.module, event.node):
        return True
    return any(_asks_version(branch.test) for branch in event.context.branches)


def _tried_imports(module: ModuleInfo) -> dict[str, str]:
    """What is imported in a `try` with a remedy: full names, by the names that are bound."""
    found = {}
    for attempt in walk_type(module.tree, cst.Try):
        if not attempt.handlers:
            continue
        for node in walk_type(attempt.body, cst.ImportFrom):
            if node.module is None or node.relative or isinstance(node.names, cst.ImportStar):
                continue
            for alias in node.names:
                name = alias.evaluated_alias or alias.evaluated_name
                found[name] = canonical(f"{quoted(node.module)}.{alias.evaluated_name}")
    return found


def _may_be_missing(event: CallEvent, tried: dict[str, str]) -> bool:
    """Whether an import that may fail gave the removed name, so that the script goes on without."""
    root = quoted(event.node.func).partition(".")[0].partition("(")[0]
    imported = tried.get(root, "")
    return imported == event.name or imported.startswith("tensorflow.contrib.")


def _asks_version(test: Value) -> bool:
    return any(
        isinstance(origin, (Symbol, Made))
        and ("version" in origin.name.lower() or origin.name == "builtins.hasattr")
        for origin in origins(test, 60)
    )


def _of_keras(event: CallEvent) -> Iterator[Hit]:
    name = event.name
    if name in removed.METHODS:
        yield from _method(event)
    elif name in removed.METRIC_METHODS:
        yield from _metric(event)
    elif name == ".compile" and event.receiver is not None and acts_as_model(event.receiver):
        yield from _arguments(event, removed.COMPILE_ARGUMENTS)
    elif name == ".minimize" and event.receiver is not None and is_optimizer(event.receiver):
        message = "Keras 3 optimizers have no `minimize`: use a GradientTape and `apply_gradients`"
        yield Hit(event.module, underline(event.node), message)
    elif api.is_optimizer(name) and not name.startswith("keras.optimizers.legacy."):
        yield from _optimizer(event)
    elif name in removed.CALL_ARGUMENTS:
        yield from _arguments(event, removed.CALL_ARGUMENTS[name])
    if name in removed.KERAS:
        yield _renamed(event, removed.KERAS[name], "Keras 3")
    elif name.startswith("keras."):
        hint = _by_prefix(name, removed.KERAS_PREFIXES)
        if hint is None:
            hint = _by_prefix(name, removed.STANDALONE)
            hint = hint if hint and _imports_standalone(event) else None
        if hint is not None:
            yield _gone(event, "Keras 3", hint)


def _imports_standalone(event: CallEvent) -> bool:
    """Whether the called name was imported from a module of `keras`, and not of `tf.keras` too."""
    sources = {
        quoted(node.module)
        for node in walk_type(event.module.tree, cst.ImportFrom)
        if node.module is not None and not node.relative
    }
    module = event.name.rpartition(".")[0]
    while module:  # `from keras.preprocessing import image` names the module's parent
        if module in sources:
            return f"tensorflow.{module}" not in sources
        module = module.rpartition(".")[0]
    return False


def _of_tensorflow(event: CallEvent, installed: tuple[int, int]) -> Hit | None:
    if installed < (2, 0):
        return None
    for prefix, (version, instead) in removed.LATER.items():
        if f"{event.name}.".startswith(f"{prefix}."):
            gone = f"TensorFlow {version[0]}.{version[1]}"
            return _gone(event, gone, instead) if installed >= version else None
    if event.name in removed.TENSORFLOW:
        return _renamed(event, removed.TENSORFLOW[event.name], "TensorFlow 2")
    if event.name.startswith("tensorflow."):
        hint = _by_prefix(event.name, removed.TENSORFLOW_PREFIXES)
        if hint is not None:
            return _gone(event, "TensorFlow 2", hint)
    return None


def _by_prefix(name: str, table: dict[str, str]) -> str | None:
    while name:
        if name in table:
            return table[name]
        name = name.rpartition(".")[0]
    return None


def _gone(event: CallEvent, version: str, hint: str) -> Hit:
    message = f"`{quoted(event.node.func)}` does not exist in {version}: {hint}"
    return Hit(event.module, underline(event.node), message)


def _renamed(event: CallEvent, entry: removed.Removed, version: str) -> Hit:
    text = spell(event.module, event.node, entry.name) if entry.name else None
    instead = entry.hint or f"use `{text or entry.name}`"
    plan = None
    if text is not None:
        change = replace(event.node.func, text)
        plan = Plan(f"Use {text}", (change,), entry.safety)
    message = f"`{quoted(event.node.func)}` does not exist in {version}: {instead}"
    return Hit(event.module, underline(event.node), message, plan)


def _method(event: CallEvent) -> Iterator[Hit]:
    if event.receiver is None or not acts_as_model(event.receiver):
        return
    new, positional = removed.METHODS[event.name]
    if not new:
        message = "Keras 3 has no `predict_classes`: use `predict(x).argmax(axis=-1)`"
        yield Hit(event.module, underline(event.node), message)
        return
    message = f"Keras 3 has no `{event.name[1:]}`: use `{new}`"
    plan = None
    if len(event.args) <= len(positional) and not event.opaque:
        changes = [replace(name_of(event.node), new), *_keywords(event.node, positional)]
        plan = Plan(f"Call {new}", tuple(changes), Safety.SAFE)
    yield Hit(event.module, underline(event.node), message, plan)


def _metric(event: CallEvent) -> Iterator[Hit]:
    metric = event.receiver
    if isinstance(metric, Made) and metric.name.startswith("keras.metrics."):
        new = removed.METRIC_METHODS[event.name]
        plan = Plan(f"Call {new}", (replace(name_of(event.node), new),), Safety.SAFE)
        message = f"Keras 3 has no `{event.name[1:]}` of metrics: use `{new}`"
        yield Hit(event.module, underline(event.node), message, plan)


def _keywords(call: cst.Call, positional: tuple[str, ...]) -> Iterator[Change]:
    """Name the arguments that stand elsewhere in the new method."""
    for index, arg in enumerate(call.args):
        if arg.keyword is not None and arg.keyword.value == "generator":
            yield replace(arg.keyword, "x")
        elif arg.keyword is None and index > 0:
            yield _named(arg.value, positional[index])


def _named(value: cst.BaseExpression, keyword: str) -> Change:
    return replace(value, lambda text: f"{keyword}={text.of(value)}")


def _optimizer(event: CallEvent) -> Iterator[Hit]:
    rate = argument(event.node, "lr")
    if rate is not None and rate.keyword is not None:
        plan = Plan("Call it learning_rate", (replace(rate.keyword, "learning_rate"),), Safety.SAFE)
        yield Hit(event.module, rate, "Keras 3 optimizers have no `lr`: use `learning_rate`", plan)
    decay = argument(event.node, "decay")
    value = event.keywords.get("decay")
    if decay is not None and value is not None and fold(value) not in (0, None):
        message = "Keras 3 ignores `decay`, the learning rate stays constant: use a schedule"
        yield Hit(event.module, decay, message)


def _arguments(event: CallEvent, table: dict[str, str | None]) -> Iterator[Hit]:
    for keyword, new in table.items():
        arg = argument(event.node, keyword)
        if arg is None or arg.keyword is None:
            continue
        message = f"Keras 3 does not know the argument `{keyword}`"
        plan = None
        if new == "":
            plan = Plan(f"Remove {keyword}", (delete_argument(event.node, arg),), Safety.SAFE)
        elif new is not None:
            message += f": use `{new}`"
            plan = Plan(f"Call it {new}", (replace(arg.keyword, new),), Safety.SAFE)
        yield Hit(event.module, arg, message, plan)
