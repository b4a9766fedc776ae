"""One Python thread loads every batch, or `fit` gets arguments for loading that Keras 3 refuses.

`workers`, `use_multiprocessing` and `max_queue_size` belong to the data in Keras 3: a
`keras.utils.PyDataset` (once called `Sequence`) takes them in its constructor, and has attributes
of these names. `fit(workers=4)` raises TypeError, by position, too. Without them a `PyDataset`
loads batch after batch in one thread: 40 batches of a loader that waits for its disk took 0.93 s,
with four workers 0.38 s (measured on 2 CPU cores). A loader that only slices arrays gains nothing;
one that turns and shifts 128 images of 32 x 32 made a step of a tiny model 2.1 times as long as
four workers did. One whose `__init__` never calls that of its base takes no workers from anybody,
and Keras 3 warns of it (reported as low). `ImageDataGenerator.flow` takes its images one by one
even where it does nothing else to them, some 10 ms for 128 (reported as low). A generator that
goes through such images, as through `zip(images, masks)`, has one thread, too.

## Before

```python
import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.PyDataset):
    def __len__(self):
        return 8

    def __getitem__(self, index):
        return np.zeros([32, 4]), np.zeros([32, 1])


rows = Rows()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(rows, workers=4)
```

## After

```python
import numpy as np
import tensorflow as tf


class Rows(tf.keras.utils.PyDataset):
    def __len__(self):
        return 8

    def __getitem__(self, index):
        return np.zeros([32, 4]), np.zeros([32, 1])


rows = Rows()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
rows.workers = 4
model.fit(rows)
```

## Fix safety

Safe: what `fit` did in Keras 2 with a `PyDataset`; for arrays, tf.data and generators the
arguments had no meaning, or one that Keras 3 has not, and are removed. Unsafe where it is not
known what the data is: they are removed, since the call raises with them, and a `PyDataset` then
loads in one thread. Four workers for a loader are unsafe: which random numbers a batch gets then
depends on the threads. No fix where a loader's own code changes what it holds while it makes a
batch, for it may not bear threads.

## When not

A loader of one's own that reads no files, and transforms no samples one by one, as by OpenCV,
albumentations or `scipy.ndimage`. With Keras 2, `fit` takes the arguments, and has one worker
without them; only their lack is reported there. What `ImageDataGenerator` gives is a `PyDataset`,
too; its transformations are not exactly those of Keras' augmentation layers, so a model's results
may change with the loader.

## Sources

- keras/src/trainers/data_adapters/py_dataset_adapter.py: workers, and what happens without
- https://keras.io/guides/migrating_to_keras_3/
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, delete_arguments, insert_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_model, is_own_method
from tfaudit.program.targets import Era, era
from tfaudit.program.values import (
    Const,
    Dataset,
    Instance,
    Items,
    Made,
    Value,
    but_none,
)
from tfaudit.rule import rule
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._loaders import (
    OPENS_IMAGES,
    defines_loader,
    flows_behind,
    is_image_flow,
    is_pydataset,
)
from tfaudit.rules._more_workers import bears_threads, is_for_batch, more_workers, name_loader
from tfaudit.syntax import argument, is_docstring, is_opaque, name_of, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_FEEDS = (".fit", ".evaluate", ".predict")
_OLD_FIT = ".fit_generator"  # of Keras 2, with a single worker, too
_TRAINS = re.compile(r"\.(?:fit|fit_generator|evaluate|predict)\b")
# How many arguments they take by position.
_POSITIONS = {".fit": 16, ".evaluate": 8, ".predict": 5}
_MOVED = ("workers", "use_multiprocessing", "max_queue_size")
# What ImageDataGenerator reads from files; `.flow` cuts arrays.
_READ_BY_KERAS = frozenset({".flow_from_directory", ".flow_from_dataframe"})
# What it does to one image after another with SciPy, and takes long.
_TRANSFORMS = (
    "rotation_range", "width_shift_range", "height_shift_range", "shear_range", "zoom_range",
)  # fmt: skip
_NOTE = "the call raises with them; if the data is a `PyDataset`, give them to it instead"
# What works on one image, or on one sound, and takes a millisecond or so; the GIL is let go.
_WORKS_ON_ONE = (
    "cv2.resize", "cv2.warpAffine", "cv2.warpPerspective", "cv2.remap", "cv2.GaussianBlur",
    "cv2.medianBlur", "cv2.bilateralFilter", "scipy.ndimage.", "skimage.transform.",
    "skimage.filters.", "keras.preprocessing.image.apply_affine_transform",
    "keras.preprocessing.image.random_rotation", "keras.preprocessing.image.random_shift",
    "keras.preprocessing.image.random_shear", "keras.preprocessing.image.random_zoom",
    "librosa.feature.", "librosa.stft", "librosa.effects.",
)  # fmt: skip
# Objects that transform the image they are called on: `A.Compose([…])(image=image)`.
_TRANSFORMERS = "albumentations."
_READS = OPENS_IMAGES | {
    "builtins.open", "numpy.load", "numpy.loadtxt", "numpy.genfromtxt", "pandas.read_csv",
    "soundfile.read", "librosa.load", "librosa.core.load", "scipy.io.wavfile.read",
    "scipy.io.loadmat", "tensorflow.io.read_file", "cv2.VideoCapture", "openslide.OpenSlide",
    "openslide.open_slide",
}  # fmt: skip
# What may set the properties of a loader by the arguments that it gets by any name. What it puts
# into its `__dict__` sets none: a property of the class goes before that.
_SETTERS = frozenset({"setattr"})
_HANDS_ON = frozenset({"from_generator"})
_INITS = frozenset({"__init__"})


@rule(
    "TFA310",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=(*_MOVED, "PyDataset", "Sequence", ".flow"),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    sources=("https://keras.io/guides/migrating_to_keras_3/",),
)
def single_worker_loader(program: Program) -> Iterator[Hit]:
    """Arguments of `fit` that moved to the data, and loaders of files without workers."""
    keras2 = program.targets.keras_major != 3 or any(
        era(m.source.code, program.targets) is Era.KERAS2 for m in program.modules
    )
    if not keras2:
        yield from _without_base(program)
    told: set[Value] = set()  # in Keras 3 a loader has its workers, whoever gets it
    for event in program.calls_of(*_FEEDS, _OLD_FIT):
        model, data = event.receiver, event.argument("x", 0) or event.keywords.get("generator")
        if model is None or not acts_as_model(model):
            continue
        if is_own_method(event):
            continue
        found = [arg for name in _MOVED if (arg := argument(event.node, name)) is not None]
        if not keras2 and event.name in _FEEDS and not may_fall_back(event):
            if found or _given(event):
                yield _moved(event, found, data)
            elif len(event.args) > _POSITIONS[event.name] and _is_of_keras(event, model):
                yield _too_many(event)
        if event.name not in (".fit", _OLD_FIT):
            continue
        given = _given(event)
        if given and not ((keras2 or event.name == _OLD_FIT) and _only_queues(event, given)):
            continue
        options = but_none(data) if data is not None and data not in told else ()
        slow = [[*_of_data(program, event, option, keras2=keras2)] for option in options]
        if data is not None and slow and all(slow):
            if not keras2:
                told.add(data)
            yield from chain(*slow[:1])


def _without_base(program: Program) -> Iterator[Hit]:
    """Classes of loaders whose constructor leaves out that of `PyDataset`."""
    seen: set[cst.CSTNode] = set()
    trains = any(module.source.holds(_TRAINS, in_prose=True) for module in program.modules)
    for made in program.trace.classes:
        methods = {
            node.name.value: node
            for node in made.node.body.body
            if isinstance(node, cst.FunctionDef)
        }
        init = methods.get("__init__") if "__getitem__" in methods else None
        if not defines_loader(made) or init is None or made.node in seen or may_fall_back(made):
            continue
        seen.add(made.node)
        if _calls_base(made.node) or _may_set_workers(made.node):
            continue
        if any(_calls(made.node, _HANDS_ON)):  # it makes a pipeline of itself
            continue
        # Where nothing trains, it may be defined for a loop, which takes its batches in turn.
        if not trains and not _reads_for_batch(program, made.node):
            continue
        message = (
            f"`{made.node.name.value}` never calls `super().__init__(**kwargs)`, by which it gets "
            "its workers: Keras 3 warns, and loads in one thread"
        )
        yield Hit(made.module, init.name, message, severity=Severity.LOW)


def _reads_for_batch(program: Program, made: cst.ClassDef) -> bool:
    """Whether a class of loaders reads files to make a batch, whoever takes it."""
    return any(call.name in _READS and is_for_batch(call.context, made) for call in program.calls)


def _is_of_keras(event: CallEvent, model: Value) -> bool:
    """Whether a method with many arguments is surely Keras', not one of a class out of sight."""
    more = event.args[_POSITIONS[event.name] :]
    known = is_model(model) or all(isinstance(value, Const) for value in more)
    return known and not is_opaque(event.node) and "training" not in event.keywords


def _too_many(event: CallEvent) -> Hit:
    """More arguments by position than there are: the last of Keras 2 are those of the loader."""
    most = _POSITIONS[event.name]
    message = f"Keras 3 raises TypeError: `{event.name[1:]}` takes {most} arguments by position; "
    message += "`max_queue_size`, `workers` and `use_multiprocessing` belong to the `PyDataset`"
    return Hit(event.module, event.node.args[most], message, severity=Severity.ERROR)


def _of_data(program: Program, event: CallEvent, data: Value, *, keras2: bool) -> Iterator[Hit]:
    """What is wrong with a loader that `fit` gets."""
    if isinstance(data, Instance):
        yield from _loader(program, event, data, keras2=keras2)
    elif isinstance(data, Made) and is_image_flow(data):
        yield from _images(program, event, data, keras2=keras2)
    elif flows := flows_behind(program, data):
        yield from _images_of_generator(program, event, flows)


def _only_queues(event: CallEvent, given: list[str]) -> bool:
    """Whether a call of Keras 2 says how many batches may wait, not how many threads load them."""
    processes = event.keywords.get("use_multiprocessing", Const(False))
    threads = isinstance(processes, Const) and processes.value is False
    return threads and "workers" not in given


def _moved(event: CallEvent, found: list[cst.Arg], data: Value | None) -> Hit:
    """One finding for all such arguments of a call: it raises at the first."""
    written = [arg.keyword.value for arg in found if arg.keyword is not None]
    # What comes out of a dict, as in `fit(data, **settings)`, has no place of its own.
    names = [f"`{name}`" for name in written or _given(event)]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    message = f"Keras 3 raises TypeError: `{event.name[1:]}` takes no {listed}; "
    message += f"{'it belongs' if len(names) == 1 else 'they belong'} to the `PyDataset`"
    if not found:
        return Hit(event.module, underline(event.node), message, severity=Severity.ERROR)
    return Hit(event.module, found[0], message, _plan(event, found, data), Severity.ERROR)


def _given(event: CallEvent) -> list[str]:
    """Those of such arguments that the call surely gets."""
    return [name for name in _MOVED if name in event.keywords]


def _plan(event: CallEvent, found: list[cst.Arg], data: Value | None) -> Plan:
    given = argument(event.node, "x", 0)
    named = {arg.keyword.value: arg for arg in found if arg.keyword is not None}
    removal = delete_arguments(event.node, found)
    title = " and ".join(named)
    labels = argument(event.node, "y", 1)
    arrays = labels is not None and quoted(labels.value) != "None"  # beside nothing else
    if (
        arrays
        or isinstance(data, Dataset)
        or (isinstance(data, Made) and data.name.startswith("numpy."))
    ):
        return Plan(f"Remove {title}", (removal,), Safety.SAFE)
    settings = {name: quoted(arg.value) for name, arg in named.items()}
    setting = _set_before(event, given.value, settings) if given and is_pydataset(data) else None
    if setting is None:
        return Plan(f"Remove {title}", (removal,), Safety.UNSAFE, _NOTE)
    return Plan(f"Set {title} on the data", (setting, removal), Safety.SAFE)


def _set_before(
    event: CallEvent, loader: cst.BaseExpression, settings: dict[str, str]
) -> Change | None:
    """Set the attributes of a loader in front of the call that gets it, or that makes it, too."""
    statement = event.module.index.own_line(event.node)
    if statement is None:
        return None
    if isinstance(loader, cst.Call):
        return name_loader(event, statement, loader, settings)
    if not isinstance(loader, (cst.Name, cst.Attribute)):
        return None
    holder = quoted(loader)
    return insert_before(
        statement, [f"{holder}.{key} = {set_to}" for key, set_to in settings.items()]
    )


def _loader(program: Program, event: CallEvent, data: Instance, *, keras2: bool) -> Iterator[Hit]:
    """A loader that reads files in its only thread."""
    made, method = data.cls.node, data.cls.find("__getitem__")
    known = is_pydataset(data) and method is not None
    if not known or _may_get_workers(made, data.event):
        return
    if any(change.key in _MOVED for change in program.sets):
        return
    inside = [call for call in program.calls if is_for_batch(call.context, data.cls.node)]
    read = next((call for call in inside if call.name in _READS), None)
    work = read or next((call for call in inside if _transforms_one(call, data)), None)
    if work is None:
        return
    if read is not None:
        message = f"one thread reads all files of {_shown(event)}, batch after batch: give "
    else:
        message = f"one thread transforms all samples of {_shown(event)}, one by one: give "
    if keras2:
        message += f"`{event.name[1:]}` `workers=4`"
    else:
        message += f"`{data.cls.name}` `workers=4` by `super().__init__(**kwargs)`"
    what = "a file is read here" if read is not None else "one is transformed here"
    related = ((work.module, underline(work.node), what),)
    plan = more_workers(event, keras2=keras2) if bears_threads(program, data) else None
    yield Hit(event.module, underline(event.node), message, plan, related=related)


def _transforms_one(call: CallEvent, data: Instance) -> bool:
    """Whether a loader works on one image after another here, in a loop of its own."""
    known = call.name.startswith(_WORKS_ON_ONE)
    if call.name == "()" and isinstance(call.callee, Made):
        known = call.callee.name.startswith(_TRANSFORMERS)
    return known and any(
        loop.module.index.enclosing(loop.node, cst.ClassDef) is data.cls.node
        for loop in call.context.loops
    )


def _may_get_workers(made: cst.ClassDef, creation: CallEvent | None) -> bool:
    """Whether a loader's class speaks of workers, or hands on arguments that are not seen."""
    seen = creation is not None and not creation.opaque and not creation.starred
    if creation is not None and any(name in creation.keywords for name in _MOVED):
        return True
    own = {
        params.star_kwarg.name.value
        for params in walk_type(made, cst.Parameters)
        if params.star_kwarg is not None
    }
    handed_on = [quoted(a.value) for a in walk_type(made, cst.Arg) if a.star == "**"]
    if any(name not in own or not seen for name in handed_on):
        return True
    if (own or handed_on) and any(_calls(made, _SETTERS)):
        return True
    return _speaks_of_workers(made)


def _may_set_workers(made: cst.ClassDef) -> bool:
    """Whether a loader that never calls its base may have its workers from itself."""
    return any(_calls(made, _SETTERS)) or _speaks_of_workers(made)


def _speaks_of_workers(made: cst.ClassDef) -> bool:
    return any(part in word for word in _words(made) for part in ("workers", "multiprocessing"))


def _calls(made: cst.ClassDef, names: frozenset[str]) -> Iterator[cst.Call]:
    """The calls in a class of functions or methods that are called so."""
    for call in walk_type(made, cst.Call):
        called = name_of(call)
        if isinstance(called, cst.Name) and called.value in names:
            yield call


def _calls_base(made: cst.ClassDef) -> bool:
    return any(isinstance(call.func, cst.Attribute) for call in _calls(made, _INITS))


def _words(made: cst.ClassDef) -> Iterator[str]:
    """The names and the texts of a class; what it says in prose moves nothing."""
    prose = {statement.value for statement in walk_type(made, cst.Expr) if is_docstring(statement)}
    for node in walk(made):
        if isinstance(node, (cst.Name, cst.SimpleString)) and node not in prose:
            yield node.value


def _images(program: Program, event: CallEvent, data: Made, *, keras2: bool) -> Iterator[Hit]:
    """Images that `ImageDataGenerator` decodes or transforms in the only thread."""
    if any(change.key in _MOVED for change in program.sets):
        return
    made, severity = data.event, None
    plan = more_workers(event, keras2=keras2)
    remedy = f"give `{event.name[1:]}` `workers=4`" if keras2 else "set its `workers`"
    if made.name in _READ_BY_KERAS:
        message = f"one thread reads and decodes all images of {_shown(event)}: {remedy}, or read "
        message += "them in parallel by `keras.utils.image_dataset_from_directory`"
    elif _transforms(made.receiver):
        message = f"one thread turns and shifts all images of {_shown(event)}, one after another: "
        message += f"{remedy}, or use Keras' layers for it, as `RandomRotation`"
    else:
        message = f"one thread puts the batches of {_shown(event)} together, one image after "
        message += f"another: {remedy}, or augment by Keras' layers, as `RandomFlip`"
        severity, plan = Severity.LOW, None  # the threads take as long
    related = ((made.module, underline(made.node), "the loader is made here"),)
    node = underline(event.node)
    yield Hit(event.module, node, message, plan, severity=severity, related=related)


def _images_of_generator(program: Program, event: CallEvent, flows: list[Made]) -> Iterator[Hit]:
    """Images of `ImageDataGenerator` that a generator hands on: it takes no workers."""
    if any(change.key in _MOVED for change in program.sets):
        return
    slow = next((flow for flow in flows if flow.name in _READ_BY_KERAS), None)
    works = "reads and decodes"
    if slow is None:
        slow = next((flow for flow in flows if _transforms(flow.event.receiver)), None)
        works = "turns and shifts"
    if slow is None:
        return
    message = f"one thread {works} all images of {_shown(event)}, as a generator takes no workers: "
    message += "let a `PyDataset` with `workers` give these batches, or a tf.data pipeline"
    related = ((slow.event.module, underline(slow.event.node), "the images come from here"),)
    yield Hit(event.module, underline(event.node), message, related=related)


def _transforms(generator: Value | None) -> bool:
    """Whether an `ImageDataGenerator` surely turns, shifts, shears or zooms its images."""
    if not isinstance(generator, Made):
        return False
    given = (generator.event.keywords.get(name) for name in _TRANSFORMS)
    return any(
        isinstance(value, Items) or (isinstance(fold(value), (int, float)) and fold(value) != 0)
        for value in given
        if value is not None
    )


def _shown(event: CallEvent) -> str:
    """The data as it is written, for a message."""
    arg = argument(event.node, "x", 0) or argument(event.node, "generator")
    return f"`{quoted(arg.value)}`" if arg is not None else "the data"
