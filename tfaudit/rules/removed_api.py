"""A function, class or argument that the installed TensorFlow or Keras no longer has.

The script stops there with an error, or goes on to a wrong result, so nothing else about it can be
measured or improved. Where an import fails already, that is what is reported, and not each use of
the name; of what only TensorFlow 1 had, each name where a file first has it.

**Names.** Keras 3, which comes with TensorFlow 2.16 and later, dropped the `*_generator` methods,
the `lr` argument of optimizers, `keras.layers.experimental`, and much more; `activation="ReLU"` is
no name of a function; TensorFlow 2 dropped
`tf.Session`, `tf.placeholder` and `tf.contrib`, TensorFlow 2.16 `tf.estimator`. Without Keras 2,
`tf.compat.v1` has no `layers` and no `nn.rnn_cell`. What is private moves, so that
`tensorflow.python.framework.ops` has no `Tensor` any more. Many attributes of
models, layers and optimizers are gone or can only be read; `model.layers` is a copy, so that `pop`
of it changes no model; a callback has no `validation_data`, and its `model` cannot be set. What
`compile` calls `accuracy`, neither a history nor the logs of a callback call `acc`, and a history's
`lr` is `learning_rate`; the `params` of a callback tell no `samples`.

`tf.data.Options` has lost some options, such as `experimental_optimization.autotune`.

**Keras 2 beside Keras 3.** TensorFlow's private copy, `tensorflow.python.keras`, has lost half of
its layers, takes no tensors of Keras, and `fit` of its models raises; an import of it alone is
said, too, at the low level. Layers of `tensorflow_hub`, `tensorflow_lattice` and
`tensorflow_probability` and the models of `transformers` are of Keras 2, too; `tensorflow_addons`,
`tensorflow_recommenders`, `tensorflow_gnn` and the agents of keras-rl cannot be imported without
it, and `segmentation_models` only where `SM_FRAMEWORK` is set to "tf.keras".

**Names of files and layers.** Keras 3 writes weights only to `….weights.h5`, and models to
`….keras` or `….h5`. It loads no `Lambda` of a `lambda` without `safe_mode=False`, nor clones it,
and does not find a loss again that an `….h5` file calls `mse`. `tf.keras.saving` is no attribute:
it must be imported. `get_file` unpacks an archive into a folder of its own. Nothing is named with a
slash, or by setting `_name`, and no activation is known by the name of a layer, as
`activation="ReLU"`.

**Numbers.** It takes no float for `units`, `filters` or a number of steps, such as `len(x) / 32`;
none of NumPy's whole numbers for `units`, such as `np.prod(shape)`; no number for the shape of an
`Input`; no `epsilon` of None; no tensor for what a `LearningRateScheduler` gives. A schedule of
one's own gets its step as int64, which `tf.math.rsqrt` and others refuse, and nobody can set the
rate of an optimizer that has a schedule. It clips gradients in one way, not in two.

**Data.** A list of numbers or texts is none for `fit` or `predict`, nor is an iterator that is no
generator, such as `zip(images, masks)`. What a generator or a `PyDataset` gives has no lists:
`(a, b), y`, not `[a, b], y`. A pipeline of a generator must be told the shapes, too, not only the
types: `fit` raises for tensors of unknown rank. `class_weight` is a dict, and not for one `fit`
with `sample_weight`. A model of several outputs takes a list of metrics with an entry for each, and
only such a model takes its labels as a dict. A metric gets the labels as they are, so that one of
one's own cannot multiply whole numbers with floats, and must give a tensor of known rank, as
`tf.numpy_function` does not. A callback that watches a metric of one's own must be told its `mode`.
`compile` and `fit` take no arguments but their own: `compile(…, verbose=1)` raises.

**Variables.** A `tf.function` that is given a model's variables, as `update(target.variables,
model.variables)`, has tensors: `assign` of them raises, and a gradient by them is None.

**Tensors.** Layers and models take only tensors by position, so that `model(x, True)` raises; one
whose `call` has no default for `training` raises where it is called without it. Their bases take
nothing by position, so that `super().__init__(self)` does, and an `InputLayer` nothing at all. A
metric's base takes its type first, no name.
Functions of TensorFlow, such as `tf.concat`, and those of `tf.keras.backend` refuse the symbolic
tensors that `Input` and layers give, unless a layer's `call` calls them (its `compute_mask` gets
such tensors, too); the shape of such a tensor is a
tuple, and there is no `get_shape`. A loss must not take such tensors from outside, and functional
models have no `add_loss`, as old variational autoencoders want. A `Sequential` has `inputs` and
`outputs`, but no `input` or `output` before it is called on such a tensor. A loss gets its labels
as floats, which `tf.one_hot` and others refuse.

**Graphs.** What Keras runs (`call`, `train_step`, losses, metrics) goes through no AutoGraph, so
that a loop over `tf.range` and an `if` of a tensor raise there, unless the function is a
`tf.function` itself. Without eager execution `fit` raises, and so it does under a strategy of
several devices with several steps in a call (`steps_per_execution`), or with `jit_compile=True`.

**Training.** What is trained is what is trainable when the training begins, not when the model is
compiled: a discriminator that is compiled, then frozen for the combined model, and trained, stays
as it was made, and one that is thawed for its own training must be frozen again, or the combined
model trains it, too. An optimizer that has trained one model, or one part of a model, takes no
variables of another, nor those that were frozen then and are thawed since. Of the variables that
layers and models keep, Keras 3 trains and saves its own only: a `tf.Variable` stays as it was made,
and so do the weights of a part that is of Keras 2, such as a model of `transformers`. A `tf.Module`
lists none of its layers' variables. A `call` that is a `tf.function` keeps the graph in which Keras
3 builds the layers, before they have weights, so that none of them is trained, unless the class has
a `build`. A model with a `train_step` of its own and no loss is not tested without a `test_step`. A
checkpoint keeps no metrics, losses and schedules.

**Variables.** Those of Keras 3 are no `tf.Variable`s: they have no `ref`, `value` is a tensor and
`dtype` a text, and they are named without their layer, so that `"dense_1/" in v.name` is never
true, and `{v.name: v for v in model.weights}` has one `kernel`. `K.set_value`, `K.update_add` and
the like, `tape.watch`, `ExponentialMovingAverage` and the optimizers of `tf.compat.v1.train` refuse
them, those too that `add_weight` makes. An optimizer of one's own must do its work in
`update_step`, and a metric of one's own is reset by `reset_state` alone.

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

Safe where the script only stops without it. Unsafe for `CuDNNLSTM` and `CuDNNGRU`, whose saved
weights are laid out otherwise, for `keras.optimizers.legacy`, whose optimizers computed slightly
other numbers, and for a `tf.Variable` of a layer, which is trained then.

## When not

With Keras 2: a script that imports `tf_keras` or sets `TF_USE_LEGACY_KERAS`, or a project that
requires TensorFlow before 2.16, or `tf-keras`; code in a `try` that may be there for versions (but
an import whose remedy raises as well), a name whose import stands in one, what is behind a check of
the version, and what stands in a class that checks it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.targets import Era, chosen_era, era
from tfaudit.program.values import (
    Made,
    Symbol,
    Value,
    alternatives,
)
from tfaudit.rule import rule
from tfaudit.rules import (
    _fixed_attributes,
    _function_arguments,
    _removed_attributes,
    _removed_options,
)
from tfaudit.rules import _refused_files as refused
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._eager_gradients import eager_gradients
from tfaudit.rules._extracted_files import lost_folders
from tfaudit.rules._fixed_attributes import fixed_attributes
from tfaudit.rules._float_labels import refused_labels
from tfaudit.rules._frozen_models import frozen_models, thawed_models
from tfaudit.rules._function_arguments import gone_arguments
from tfaudit.rules._given_variables import given_variables
from tfaudit.rules._gone_names import name_of_keras, name_of_tensorflow
from tfaudit.rules._graph_mode import graph_mode
from tfaudit.rules._handed_names import (
    handed_methods,
    handed_names,
    kept_names,
    models_of_callbacks,
    reads_of_release,
    references,
)
from tfaudit.rules._history_keys import lost_keys
from tfaudit.rules._layers_made_in_call import layers_made_in_call
from tfaudit.rules._listed_outputs import listed_outputs
from tfaudit.rules._metric_functions import refused_functions
from tfaudit.rules._missing_losses import missing_losses
from tfaudit.rules._old_kernels import old_kernels
from tfaudit.rules._optimizer_settings import refused_rates
from tfaudit.rules._read_names import kept_as, read_names, root_of
from tfaudit.rules._refused_arguments import (
    refused_widths,
)
from tfaudit.rules._refused_batches import refused_batches
from tfaudit.rules._refused_names import refused_names
from tfaudit.rules._refused_schedules import SCHEDULER, refused_schedules
from tfaudit.rules._refused_steps import refused_steps
from tfaudit.rules._refused_tensors import refused_tensors
from tfaudit.rules._reloaded_models import reloaded_models
from tfaudit.rules._removed_attributes import gone_attributes
from tfaudit.rules._removed_bases import gone_bases
from tfaudit.rules._removed_from_tensors import gone_from_tensors
from tfaudit.rules._removed_imports import gone_imports, is_keras
from tfaudit.rules._removed_layers import gone_layers
from tfaudit.rules._removed_methods import uncalled_resets
from tfaudit.rules._removed_options import gone_options
from tfaudit.rules._sequential_ends import missing_ends
from tfaudit.rules._shared_optimizers import shared_optimizers
from tfaudit.rules._stateless_layers import stateless_layers
from tfaudit.rules._steps_in_replicas import steps_in_replicas
from tfaudit.rules._traced_builds import traced_builds
from tfaudit.rules._two_kerases import (
    LATER,
    is_private,
    mixes_two_kerases,
    private_imports,
)
from tfaudit.rules._unconverted_flow import unconverted_flow
from tfaudit.rules._unfit_optimizers import unfit_optimizers
from tfaudit.rules._unimported_saving import unimported_saving
from tfaudit.rules._unknown_ranks import unknown_ranks
from tfaudit.rules._unseen_variables import unseen_variables
from tfaudit.rules._untracked_objects import untracked_objects
from tfaudit.rules._untracked_variables import untracked_variables
from tfaudit.rules._uses_of_keras import uses_of_keras
from tfaudit.rules._version_guards import OtherVersions, is_guarded, root_name
from tfaudit.rules._watched_metrics import refused_metrics
from tfaudit.rules._weights import gone_from_weights
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.targets import Targets
    from tfaudit.rules._removed_imports import GoneImport

_WORDS_OF_ATTRIBUTES = {
    "v1.layers", "v1.nn.rnn_cell", *_removed_attributes.WORDS, *_fixed_attributes.WORDS,
    *_removed_options.WORDS, *_function_arguments.WORDS,
} - {*removed.WORDS}  # fmt: skip
# How the names begin that the tables know, methods included.
_MAY_BE_GONE = (
    "keras.", "tensorflow.", ".compile", ".minimize", ".fit", ".variables", ".get_weights", ".next",
    ".get_gradients", ".get_updates", ".reset_states", ".to_yaml", ".save", ".load_weights",
    ".evaluate", ".predict", ".train_on_batch", ".test_on_batch", ".apply_gradients",
    ".learning_rate", ".lr", ".index", ".add_variable", ".get_initial_state",
    "._decayed_lr", "()", ".super.", ".add", ".add_weight", ".add_metric", ".add_update", ".pop",
    *removed.METHODS, *removed.OLD_METHODS, *removed.METRIC_METHODS,
    *removed.STRATEGY_METHODS, *removed.DATASET_METHODS,
)  # fmt: skip


# What puts data into a model.
_RUNS = (".fit", ".fit_generator", ".evaluate", ".predict", ".predict_classes")
# Folders that are written to, and those that are made.
_Folders = tuple[frozenset[object], frozenset[Value]]


@rule(
    "TFA903",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=(*removed.WORDS, *_WORDS_OF_ATTRIBUTES),
    fix=Safety.SAFE,
    since="Keras 3.0, TensorFlow 2.0",
    sources=("https://keras.io/guides/migrating_to_keras_3/",),
)
def removed_api(program: Program) -> Iterator[Hit]:
    """Calls of what is gone, and arguments that are gone."""
    has_keras3 = _has_keras3(program, chosen_era)
    keras3 = has_keras3 and _has_keras3(program, era)
    tensorflow = program.targets.tensorflow
    imports = list(gone_imports(program, (has_keras3, keras3), installed=tensorflow))
    bound = {(gone.module, name): gone for gone in imports for name in gone.names}
    uses: dict[GoneImport, list[Hit]] = {gone: [] for gone in imports}
    found, of_release, of_tensorflow = list[Hit](), list[Hit](), list[Hit]()
    private: dict[ModuleInfo, Hit] = {}  # the first call stops the script
    others = OtherVersions(program)
    made = refused.made_folders(program) if keras3 else frozenset()
    folders = (refused.saved_folders(program, made) if keras3 else frozenset(), made)
    for event in program.calls:
        if not event.name.startswith(_MAY_BE_GONE):
            continue
        if tensorflow >= (2, 15) and (hit := _of_private_copy(event, keras3=keras3)) is not None:
            if not others.are_cared_for(event):
                private.setdefault(event.module, hit)
            continue
        of_keras3 = keras3 and not _is_of_keras2(event)
        of_keras = list(_refused(program, event, folders)) if of_keras3 else []
        of_other = of_release if f"{event.name}.".startswith(LATER) else of_tensorflow
        named = [
            (found, name_of_keras(event) if of_keras3 else None),
            (of_other, name_of_tensorflow(event, tensorflow)),
        ]
        if not of_keras and not any(hit for _, hit in named):
            continue
        if others.are_asked_for(event):
            continue
        found += of_keras  # whatever import gave the name
        for hits, hit in () if others.may_lack(event) else named:
            if hit is not None:
                gone = bound.get((event.module, root_name(event))) or _aliased(event, imports)
                (hits if gone is None else uses[gone]).append(hit)
    for keras, hit in (
        *gone_bases(program, bound.keys(), keras3=keras3, installed=tensorflow),
        *handed_names(program, others, keras3=keras3, installed=tensorflow),
    ):
        (found if keras else of_tensorflow).append(hit)
    of_release += reads_of_release(program, tensorflow)
    reported = {hit.node for hit in (*found, *of_tensorflow, *of_release)}
    for name, hit in read_names(program, reported, keras3=keras3, installed=tensorflow):
        later = f"{name}.".startswith(LATER)
        (of_release if later else found if is_keras(name) else of_tensorflow).append(hit)
    mended = {gone: gone.hit(uses[gone]) for gone in imports}
    yield from (hit for gone, hit in mended.items() if gone.of_keras)
    yield from found
    of_copy = [_where_imported(hit, bound.keys()) for hit in private.values()]
    yield from of_copy
    yield from _each_name_once(of_release)
    of_imports = (hit for gone, hit in mended.items() if not gone.of_keras)
    yield from _each_name_once([*of_imports, *of_tensorflow])
    yield from (
        *gone_options(program, is_guarded),
        *gone_arguments(program, others.are_asked_for),
        *eager_gradients(program, others.are_asked_for),
    )
    if keras3:
        told = {hit.module.index.statement(hit.node) for hit in of_copy}
        told |= {gone.module.index.statement(gone.node) for gone in imports}
        yield from private_imports(program, told)
        yield from _refused_beside_names(program, others)


def _has_keras3(program: Program, era_of: Callable[[str, Targets], Era]) -> bool:
    """Whether no module tells, by what is asked, that the script has Keras 2."""
    targets = program.targets
    codes = (module.source.code for module in program.modules)
    return targets.keras_major == 3 and all(era_of(c, targets) is not Era.KERAS2 for c in codes)


def _each_name_once(hits: list[Hit]) -> Iterator[Hit]:
    """What TensorFlow 2 lacks: where nothing is written instead, where a file first has it."""
    told: set[tuple[ModuleInfo, str]] = set()
    statements: set[cst.CSTNode | None] = set()
    kept = {(hit.module, name) for hit in hits if (name := kept_as(hit))}
    for hit in hits:
        named = (hit.module, hit.message)
        if (hit.module, root_of(hit)) in kept:
            continue  # `flags = tf.flags` raises before
        statement = hit.module.index.statement(hit.node)
        if hit.plan is not None:
            yield hit
        elif named not in told and statement not in statements:
            told.add(named)
            statements.add(statement)
            yield hit


def _refused_beside_names(program: Program, others: OtherVersions) -> Iterator[Hit]:
    """What Keras 3 refuses although its names are still there, and names that no call has."""
    yield from gone_layers(program, others.are_cared_for)
    yield from refused_tensors(program, others.are_cared_for)
    yield from listed_outputs(program, others.are_cared_for)
    yield from refused_steps(program, others.are_cared_for)
    yield from refused_batches(program, others.are_cared_for)
    yield from unknown_ranks(program, others.are_cared_for)
    yield from refused_metrics(program)
    yield from shared_optimizers(program, others.are_cared_for)
    yield from untracked_variables(program, others.are_cared_for)
    yield from refused_labels(program, others.are_cared_for)
    yield from refused_functions(program, others.are_cared_for)
    yield from refused_rates(program, others.are_cared_for)
    yield from missing_losses(program, others.are_cared_for)
    yield from reloaded_models(program, others.are_cared_for)
    yield from lost_folders(program, others.are_cared_for)
    yield from unfit_optimizers(program, others.are_cared_for)
    yield from unseen_variables(program, is_guarded)
    yield from given_variables(program, others.are_cared_for)
    yield from traced_builds(program, others.are_cared_for)
    yield from uncalled_resets(program)
    yield from lost_keys(program, others.are_cared_for)
    yield from gone_attributes(program, is_guarded)
    yield from steps_in_replicas(program, others.are_cared_for)
    yield from stateless_layers(program, is_guarded)
    yield from gone_from_tensors(program, is_guarded)
    yield from gone_from_weights(program, is_guarded)
    yield from fixed_attributes(program, is_guarded)
    yield from missing_ends(program, is_guarded)
    yield from frozen_models(program, is_guarded)
    yield from thawed_models(program, is_guarded)
    yield from refused_names(program, others.are_cared_for)
    yield from graph_mode(program, others.are_cared_for)
    yield from unconverted_flow(program, is_guarded)
    yield from layers_made_in_call(program, others.are_cared_for)
    yield from kept_names(program)
    yield from models_of_callbacks(program)
    yield from handed_methods(program)


def _is_of_keras2(event: CallEvent) -> bool:
    """Whether it is no model of Keras 3: `transformers` makes its own of tf_keras."""
    receiver, node = event.receiver, event.node.func
    if receiver is None:
        return False
    if isinstance(node, cst.Attribute) and event.module.source.mentions(("save_pretrained",)):
        named = re.escape(quoted(node.value))
        if re.search(rf"\b{named}\.(config\.)?save_pretrained\(", event.module.source.code):
            return True
    return is_private(receiver) or any(
        isinstance(option, Made) and option.name.startswith("transformers.")
        for option in alternatives(receiver)
    )


def _of_private_copy(event: CallEvent, *, keras3: bool) -> Hit | None:
    """What the private copy of Keras 2 cannot do: run a model, or take what Keras made."""
    if event.name not in _RUNS or not is_private(event.receiver):
        return mixes_two_kerases(event, keras3=keras3)
    message = (
        f"`{event.name[1:]}` of a model of `{removed.PRIVATE_KERAS}` raises AttributeError: import "
        "all from `tensorflow.keras`"
    )
    return Hit(event.module, underline(event.node), message)


def _where_imported(hit: Hit, gone: Container[tuple[ModuleInfo, str]]) -> Hit:
    """The same at the import of the private copy, where the file has one that does not raise."""
    for node in walk_type(hit.module.tree, cst.ImportFrom):
        name = "" if node.module is None or node.relative else quoted(node.module)
        if not f"{name}.".startswith(f"{removed.PRIVATE_KERAS}."):
            continue
        aliases = () if isinstance(node.names, cst.ImportStar) else node.names
        names = [alias.evaluated_alias or alias.evaluated_name for alias in aliases]
        if not any((hit.module, name) in gone for name in names):
            return Hit(hit.module, node, hit.message)
    return hit


def _aliased(event: CallEvent, imports: list[GoneImport]) -> GoneImport | None:
    """The import that is gone and gave what is called, under another name: `ConvT = Conv2D`.

    So may a module have given it: `conv = functools.partial(slim.conv2d, …)`.
    """
    callee = event.callee
    if not isinstance(callee, Symbol):
        return None
    names = (f"{callee.name}.", f"{callee.written}.")
    return next(
        (
            gone for gone in imports
            if gone.module is event.module
            and any(name.startswith(f"{full}.") for full in gone.full for name in names)
        ), None,
    )  # fmt: skip


def _refused(program: Program, event: CallEvent, folders: _Folders) -> Iterator[Hit]:
    """What Keras 3 refuses: names of files, schedules, and what it no longer has."""
    if event.name in refused.NAMES:
        yield from refused.refused_files(event, *folders)
    elif event.name == SCHEDULER:
        yield from refused_schedules(program, event)
    yield from unimported_saving(program, event)
    yield from untracked_objects(event)
    yield from refused_widths(program, event)
    yield from old_kernels(program, event)
    yield from uses_of_keras(event)
    yield from references(event)
