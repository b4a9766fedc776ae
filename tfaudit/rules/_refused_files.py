"""Names of files that Keras 3 refuses to write a model or its weights to, or to load it from."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline_argument
from tfaudit.program.compiled import is_saved_by_keras
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_asked_of_model
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Items,
    Made,
    Option,
    Parameter,
    Symbol,
    Union,
    Value,
    alternatives,
)
from tfaudit.rules._removed_names import CHECKPOINT
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_WEIGHTS = (".weights.h5",)
_OF_KERAS_3 = (".weights.h5", ".keras")  # whose weights have no names
_LOADED_WEIGHTS = (".keras", ".h5", ".hdf5", ".json")
_MODELS = (".keras", ".h5", ".hdf5")
_WATCHED = (".keras", ".h5")  # of ModelCheckpoint, for whole models
LOADING_FUNCTION = "keras.models.load_model"
# And what has the digits of a number in base 16.
_NUMBERS = frozenset({
    "builtins.float", "builtins.int", "builtins.len", "builtins.round", "math.ceil", "math.floor",
    "math.trunc", "random.randint", "random.randrange", "time.time", "time.time_ns", "uuid.uuid1",
    "uuid.uuid4",
})  # fmt: skip
# Names of parameters.
_COUNTERS = frozenset({
    "batch", "episode", "episodes", "epoch", "epochs", "generation", "global_step", "iteration",
    "iterations", "step", "steps", "timestep", "timesteps",
})  # fmt: skip
_JOIN = frozenset({"os.path.join", "pathlib.Path", ".joinpath", ".with_name"})
_JOINS_BY_SLASH = frozenset({"os.sep.join", "os.path.sep.join"})
_SAME_PATH = frozenset({
    "os.fspath", "os.path.abspath", "os.path.expanduser", "os.path.expandvars", "os.path.normpath",
    "os.path.realpath",
})  # fmt: skip
_FOLDERS = ("orbax", "zipped")  # words of scripts that keep a model in a folder of Keras 3
SAVING_FUNCTIONS = ("keras.models.save_model", "keras.saving.save_model")

_OF_SAVING = frozenset({"options", "overwrite"})  # of Keras' `save_weights`
_ENVIRONMENT = frozenset({"os.getenv", "os.environ.get"})
_MAKE_FOLDERS = (
    "os.makedirs", "os.mkdir", "tensorflow.io.gfile.makedirs", "tensorflow.io.gfile.mkdir",
)  # fmt: skip

_KINDS = "dfgeEFG"  # of numbers, in a format
_PERCENT = re.compile(rf"%(?:[-+ #0-9.]*(?P<number>[{_KINDS}i])|s|r)")
# The parts of a date that are numbers.
_DIRECTIVE = re.compile(r"%[-#]?(?P<number>[dHIjmMSUuVWwyY])")
_BRACES = re.compile(rf"\{{(?P<field>[^{{}}:]*)(?P<form>:[^{{}}]*?(?P<number>[{_KINDS}])?)?\}}")

NAMES = frozenset({
    ".save", ".save_weights", ".load_weights", CHECKPOINT,
    LOADING_FUNCTION, *SAVING_FUNCTIONS,
})  # fmt: skip


def refused_files(
    event: CallEvent, saved: frozenset[object], made: frozenset[Value]
) -> Iterator[Hit]:
    """What is wrong with the file that a call names, if it is one that writes or loads models.

    `saved`: the folders that the script would have written.
    `made`: those that it makes, by whatever name.
    """
    position = 0
    endings: tuple[str, ...] = _MODELS
    if event.name == CHECKPOINT:
        only = event.argument("save_weights_only", 4)
        weights = fold(only) if only is not None else False
        if event.opaque or not isinstance(weights, (int, str)):  # "True" is as good as True
            return
        endings = _WEIGHTS if weights else _WATCHED
    elif event.name == LOADING_FUNCTION:
        yield from _loaded(event, saved)
        return
    elif event.name in SAVING_FUNCTIONS:
        position = 1
    elif event.receiver is None or not _is_model(event, event.receiver):
        return
    elif event.name == ".load_weights":
        yield from _weights(event)
        return
    elif event.name == ".save_weights":
        endings = _WEIGHTS
    value = event.argument("filepath", position)
    if value is None:
        return
    arg = underline_argument(event.node, "filepath", position)
    folder = endings is _MODELS and _is_folder(event, value)
    if _refused(value, endings) or (value in made and not folder):
        wanted = " or ".join(f"`{ending}`" for ending in endings if ending != ".hdf5")
        yield Hit(event.module, arg, f"Keras 3 refuses this name: the file must end in {wanted}")
    elif folder:
        message = "Keras 3 saves no SavedModel: let the file end in `.keras`, or call `export`"
        yield Hit(event.module, argument(event.node, "save_format") or arg, message)


def _is_model(event: CallEvent, receiver: Value) -> bool:
    """Whether what is saved is a model: only Keras' methods know arguments as `save_format`."""
    if acts_as_model(receiver) or is_asked_of_model(receiver):
        return True
    if event.name == ".save_weights" and isinstance(receiver, (Attr, Made, Symbol)):
        form = event.keywords.get("save_format")
        if form is None:
            return not _OF_SAVING.isdisjoint(event.keywords)
        return is_saved_by_keras(event) or (isinstance(form, Const) and form.value is None)
    return isinstance(receiver, (Attr, Symbol)) and is_saved_by_keras(event)


def _is_folder(event: CallEvent, value: Value) -> bool:
    """Whether a name that is not known is that of a SavedModel's folder."""
    given = event.keywords.get("save_format")
    if given is None or fold(given) != "tf":
        return False
    options = alternatives(value)
    return all(not _ending(option)[0] or _refused(option, _MODELS) for option in options)


def _weights(event: CallEvent) -> Iterator[Hit]:
    """`load_weights` of a checkpoint of TensorFlow's own format, which has no ending of Keras'."""
    arg = argument(event.node, "filepath", 0)
    value = event.argument("filepath", 0)
    if arg is None or value is None or "Orbax" in event.module.source.code:
        return  # Keras 3 loads folders that Orbax has written
    if all(
        isinstance(option, Made) and option.name == "tensorflow.train.latest_checkpoint"
        for option in alternatives(value)
    ):
        message = (
            "Keras 3 loads no weights from TensorFlow's checkpoints: use `tf.train.Checkpoint`"
        )
        yield Hit(event.module, arg, message)
    elif (named := argument(event.node, "by_name")) is not None and ends(value, _OF_KERAS_3):
        by_name = event.keywords.get("by_name")
        if by_name is not None and fold(by_name) is True:
            message = "Keras 3 loads weights by name only from the `.h5` files of older versions"
            yield Hit(event.module, named, message)
    elif _refused(value, _LOADED_WEIGHTS):
        message = "Keras 3 refuses this name: it loads weights from `.weights.h5` and `.h5` files"
        yield Hit(event.module, arg, message)


def made_folders(program: Program) -> frozenset[Value]:
    """What the script makes folders of, whatever their names are: these are no files of models."""
    found: set[Value] = set()
    for event in program.calls_of(*_MAKE_FOLDERS):
        found.update(event.args[:1])
    for event in program.calls_of(".mkdir"):
        path = event.receiver
        if isinstance(path, Made) and path.name == "pathlib.Path":
            found.update((path, *path.event.args[:1]))
    return frozenset(found)


def saved_folders(program: Program, made: frozenset[Value]) -> frozenset[object]:
    """The folders that the script tries to save models to, by their text or as the values."""
    found: set[object] = set()
    for event in program.calls_of(".save", CHECKPOINT, *SAVING_FUNCTIONS):
        value = file_of(event)
        if value is not None and any(True for _ in refused_files(event, frozenset(), made)):
            found.add(_folder(value))
    return frozenset(found)


def file_of(event: CallEvent) -> Value | None:
    """What a call that saves models is given for their file."""
    return event.argument("filepath", 1 if event.name in SAVING_FUNCTIONS else 0)


def _folder(value: Value) -> object:
    text, whole = _ending(value)
    return text if whole else value


def _loaded(event: CallEvent, saved: frozenset[object]) -> Iterator[Hit]:
    """`load_model` of a SavedModel's folder, which must have another name than a file of Keras."""
    arg = argument(event.node, "filepath", 0)
    value = event.argument("filepath", 0)
    if arg is None or value is None or not _refused(value, _MODELS):
        return
    if _folder(value) in saved:
        message = "Keras 3 refuses this name, too: load the model by the name that it is saved with"
        yield Hit(event.module, arg, message)
        return
    text = event.module.source.code.lower()
    if "://" in quoted(arg.value) or any(word in text for word in _FOLDERS):
        return  # what is fetched may be a file of Keras by another name
    message = (
        "Keras 3 loads `.keras` and `.h5` files, and no SavedModel: save the model again with the "
        "Keras that wrote it, or use `keras.layers.TFSMLayer`"
    )
    yield Hit(event.module, arg, message)


def _refused(value: Value, endings: tuple[str, ...]) -> bool:
    """Whether each text that the value may be surely ends otherwise."""
    for option in _by_default(value):
        text, whole = _ending(option)
        if text.endswith(endings):
            return False
        # What stands before may complete one of them.
        if not whole and any(ending.endswith(text) for ending in endings):
            return False
    return True


def _by_default(value: Value) -> Sequence[Value]:
    """What it may be if nobody gives what has no default."""
    options = alternatives(value)
    given = [
        option
        for option in options
        if isinstance(option, (Parameter, Option))
        and isinstance(option.default, Const)
        and option.default.value is None
    ]
    return [option for option in options if option not in given] or options


def ends(value: Value, endings: tuple[str, ...]) -> bool:
    """Whether each text that the value may be surely ends so."""
    return all(_ending(option)[0].endswith(endings) for option in alternatives(value))


def _ending(value: Value) -> tuple[str, bool]:
    """The text that the value surely ends with, and whether that is all of it."""
    if not isinstance(value, Union):
        match value:
            case (
                Parameter(default=Const(value=str() as text))
                | Option(default=Const(value=str() as text))
            ) if text.strip("./"):
                return text, True  # whoever gives none has it
            case Made(name=name, event=event) if name in _ENVIRONMENT and len(event.args) == 2:
                return _ending(event.args[1])
            case Attr(name="name" | "stem" as part, base=path):
                return _of_path(path, part)
        return _ending_of_one(value)
    if _is_number(value):
        return "0", False
    letters = zip(*(reversed(_ending(option)[0]) for option in value.options), strict=False)
    same = takewhile(lambda each: len(set(each)) == 1, letters)
    return "".join(each[0] for each in same)[::-1], False


def _ending_of_one(value: Value) -> tuple[str, bool]:
    match value:
        case Const(value=str() | int() as known):
            return str(known), True
        case Attr() | Derived() | Made() | Parameter() if _is_number(value):
            return "0", False
        case Derived(operator="+", inputs=(left, right)):
            end, whole = _ending(right)
            if not whole:
                return end, False
            before, all_of_it = _ending(left)
            return before + end, all_of_it
        case Derived(operator="/", inputs=(_, right)):  # of paths
            end, whole = _ending(right)
            return (f"/{end}" if whole else end), False
        case Derived(operator="f-string", inputs=inputs, node=cst.FormattedString(parts=parts)):
            return _of_parts(parts, list(inputs))
        case Made(name="builtins.str", event=event) if len(event.args) == 1:
            return _ending(event.args[0])
        case Made(name=".strftime" | "time.strftime", event=event) if event.args:
            form = fold(event.args[0])
            return (_behind(_DIRECTIVE, form) if isinstance(form, str) else ""), False
        case Derived(operator="%", inputs=(Const(value=str() as text), given)):
            return _of_percent(text, given)
        case Made(name=".format", event=event):
            return _of_format(event), False
        case Made():
            return _of_paths(value), False
    return "", False


def _of_paths(made: Made) -> str:
    """The end of what a function of paths, or one that joins texts, gives."""
    event = made.event
    if not event.args:
        return ""
    if made.name in _JOIN and not event.opaque:
        end, whole = _ending(event.args[-1])
        return f"/{end}" if whole else end
    if made.name == ".join" and event.receiver is not None:
        return _of_joined(fold(event.receiver), event.args[0])
    if made.name in _JOINS_BY_SLASH:
        return _of_joined("/", event.args[0])
    if made.name in _SAME_PATH or (made.name == ".with_suffix" and not event.opaque):
        return _ending(event.args[0])[0]
    return ""


def _of_joined(between: object, parts: Value) -> str:
    """The end of what `"/".join([folder, name])` gives."""
    match parts:
        case Items(items=[*before, last], open=False, each_of=None, kind="list" | "tuple"):
            end, whole = _ending(last)
            return f"{between}{end}" if whole and before and isinstance(between, str) else end
    return ""


def _of_path(path: Value, part: str) -> tuple[str, bool]:
    """The end of a path's last part, with its suffix or without, and whether that is all of it."""
    end, whole = _ending(path)
    _, slash, name = end.rpartition("/")
    known = whole or bool(slash)
    if part == "stem":
        before = name.rpartition(".")[0]
        name = before or (name if known else "")
    return name, known


def _of_percent(text: str, given: Value) -> tuple[str, bool]:
    """The end of what `text % given` gives, and whether that is all of it."""
    last = given.items[-1] if isinstance(given, Items) and given.items else given
    if text.endswith("%s"):
        known, whole = _ending(last)
        before = text.removesuffix("%s")
        return (_behind(_PERCENT, before) if whole else "") + known, False
    return ("0" if isinstance(fold(last), int) else "") + _behind(_PERCENT, text), False


def _of_format(event: CallEvent) -> str:
    """The end of what `text.format(…)` gives, with a digit for a number."""
    # Of a form that begins with something unknown, the rest tells as much.
    form = _ending(event.receiver)[0] if event.receiver is not None else ""
    holes = list(_BRACES.finditer(form))
    end = _behind(_BRACES, form)
    if not holes or event.opaque:
        return end
    field, form = holes[-1]["field"], holes[-1]["form"]
    given = event.keywords.get(field)
    if not field and len(event.args) == sum(not hole["field"] for hole in holes):
        given = event.args[-1]
    if form is not None:  # one without a kind: `{:03}`
        number = form[1:].isdigit() and given is not None and _is_number(given)
        return f"0{end}" if number else end
    return (_ending(given)[0] if given is not None else "") + end


def _of_parts(
    parts: Sequence[cst.BaseFormattedStringContent], inputs: list[Value]
) -> tuple[str, bool]:
    """The end of an f-string, and whether that is all of it."""
    end = ""
    for part in reversed(parts):
        if isinstance(part, cst.FormattedStringText):
            if "\\" in part.value:
                return end, False
            end = part.value.replace("{{", "{").replace("}}", "}") + end
            continue
        value = inputs.pop()
        spec = part.format_spec if isinstance(part, cst.FormattedStringExpression) else None
        if spec is not None:
            text = spec[-1] if spec else None
            number = isinstance(text, cst.FormattedStringText) and (
                text.value[-1] in _KINDS or (text.value.isdigit() and _is_number(value))
            )
            return f"0{end}" if number else end, False
        known, whole = _ending(value)
        end = known + end
        if not whole:
            return end, False
    return end, True


def _is_number(value: Value) -> bool:
    """Whether it is surely a number: an index, or the sum of something and a number."""
    match value:
        case Const(value=value_):
            return isinstance(value_, (int, float))
        case Made(name=name):
            return name in _NUMBERS
        case Attr(name="hex", base=base):
            return _is_number(base)
        case Parameter(name=name):
            return name in _COUNTERS
        case Derived(operator="index"):
            return True
        case Union(options=options):
            return all(map(_is_number, options))
        case Derived(operator="+" | "-" | "*", inputs=inputs):
            return any(_is_number(item) for item in inputs)
        case Derived(operator="//"):
            return True
        case Derived(operator="%", inputs=(left, _)):
            return _is_number(left)
    return False


def _behind(hole: re.Pattern[str], text: str) -> str:
    """What stands behind the last hole of a format, with a digit for a hole that takes a number."""
    holes = list(hole.finditer(text))
    if not holes:
        return ""
    return ("0" if holes[-1]["number"] else "") + text[holes[-1].end() :]
