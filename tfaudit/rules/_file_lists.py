"""Whether a list of files surely names several: what a pattern finds, or a folder holds."""

from __future__ import annotations

import re

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.values import (
    Const,
    Dataset,
    Derived,
    Element,
    Items,
    Made,
    Op,
    Parameter,
    Union,
    Value,
    origins,
    split_from,
)
from tfaudit.rules._steps_of_data import taken
from tfaudit.syntax import quoted

# What looks into folders, and where it is told what to look for.
_LISTINGS = {
    "tensorflow.io.gfile.glob": "pattern", "tensorflow.io.matching_files": "pattern",
    "glob.glob": "pathname", "glob.iglob": "pathname", ".glob": "pattern", ".rglob": "pattern",
    "os.listdir": None, "tensorflow.io.gfile.listdir": None, ".iterdir": None, "os.scandir": None,
    # By the names of TensorFlow 1.
    "tensorflow.compat.v1.gfile.Glob": "filename",
    "tensorflow.compat.v1.gfile.ListDirectory": None,
    "tensorflow.compat.v1.train.match_filenames_once": "pattern",
    "tensorflow.io.match_filenames_once": "pattern",
    "tensorflow.python.platform.gfile.Glob": "filename",
    "tensorflow.python.platform.gfile.ListDirectory": None,
    "tensorflow.train.match_filenames_once": "pattern",
}  # fmt: skip
# What gives the same files again, in another order or as another kind of list.
_SAME_FILES = frozenset({
    "builtins.sorted", "builtins.list", "builtins.tuple", "builtins.set", "builtins.reversed",
    "builtins.enumerate", "builtins.zip",
    "natsort.natsorted", "natsort.os_sorted", "fnmatch.filter", "numpy.array",
    "numpy.sort", "numpy.random.permutation",
    "tensorflow.constant", "tensorflow.convert_to_tensor", "tensorflow.random.shuffle",
})  # fmt: skip
# What a session of TensorFlow 1 is given: of one axis, it is a list of names.
_PLACEHOLDERS = frozenset({"tensorflow.placeholder", "tensorflow.compat.v1.placeholder"})
# A list by its annotation, of texts or paths if that is said.
_LISTS = re.compile(
    r"(?:typing\.|t\.|Optional\[)*(?:list|List|Sequence|Iterable|Collection)"
    r"(?:\[(?:str|Path|pathlib\.Path|Text|bytes)\])?\]?(?: \| None)?$"
)
_WILDCARDS = frozenset("*?[")
_READERS = frozenset(
    {"TFRecordDataset", "TextLineDataset", "FixedLengthRecordDataset", "CsvDataset"}
)


def reads_files(inner: Value) -> bool:
    """Whether what an `interleave` makes of an element is a dataset of what files hold."""
    return isinstance(inner, Dataset) and inner.source.name in _READERS


def are_many(files: Value) -> bool:  # noqa: PLR0912 - a table of ways to write it
    """Whether the files are known to be several: a list of some, or what a pattern finds."""
    match files:
        case Union(options=options):
            some = [option for option in options if not _is_empty(option)]
            return bool(some) and all(are_many(option) for option in some)
        case Items(each_of=Value() as each_of, kind="list" | "generator"):
            return _is_long_range(each_of) or are_many(each_of)
        case Items(items=items, kind="list" | "tuple"):
            return len(items) > 1
        case Made(name=name, event=event) if name in _LISTINGS:
            keyword = _LISTINGS[name]
            return keyword is None or _finds_several(event.argument(keyword, 0))
        case Made(name=name, event=event) if name in _SAME_FILES:
            return bool(event.args) and are_many(event.args[0])
        case Made(name="random.sample", event=event):
            return (
                bool(event.args) and _is_not_one(event.argument("k", 1)) and are_many(event.args[0])
            )
        case Made(name="builtins.map" | "builtins.filter", event=event):
            return len(event.args) == 2 and are_many(event.args[1])
        case Element(of=Made(name="os.walk" | "tensorflow.io.gfile.walk"), path=(2,)):
            return True
        case Element() if (whole := split_from(files)) is not None:
            return are_many(whole)
        case Derived(operator="+", inputs=inputs):
            return any(are_many(part) for part in inputs)
        case Derived(operator="[]", inputs=(base, Derived(operator="slice") as part)):
            return not _takes_one(part) and are_many(base)
        case Dataset(ops=ops) if any(taken(op) == 1 for op in ops):
            return False  # to see what is in a file
        case Dataset(source=Op(name="list_files", event=event)):
            return _finds_several(event.argument("file_pattern", 0))
        case Dataset(source=Op(name="from_tensor_slices", event=event)):
            return bool(event.args) and are_many(event.args[0])
    return False


def _takes_one(part: Derived) -> bool:
    """Whether a slice takes one file: `[:1]`, `[-1:]`, `[3:4]`. `[1:]` and `[:-1]` leave one."""
    match part:
        case Derived(inputs=(start, stop, *_), node=cst.Slice(lower=lower, upper=upper)):
            first, last = fold(start) if lower is not None else 0, fold(stop)
        case _:
            return True
    if upper is None:
        return first == -1
    return isinstance(first, int) and isinstance(last, int) and last - first == 1


def are_meant_to_be_many(files: Value) -> bool:
    """Whether the files are a list by what the script says of them, of a length not known here."""
    match files:
        case Union(options=options):
            some = [option for option in options if not _is_empty(option)]
            return bool(some) and all(are_many(o) or are_meant_to_be_many(o) for o in some)
        case Items(each_of=Made(name="builtins.range", event=event), kind="list"):
            return all(fold(number) is None for number in event.args)
        case Made(name=name, event=event) if name in _PLACEHOLDERS:
            axes = event.argument("shape", 1)
            return isinstance(axes, Items) and len(axes.items) == 1 and fold(axes.items[0]) != 1
        case Parameter(name=name, function=function):
            written = _annotation(function.params, name)
            return written is not None and _LISTS.match(written) is not None
    return False


def _annotation(parameters: cst.Parameters, name: str) -> str | None:
    for param in (*parameters.params, *parameters.kwonly_params):
        if param.name.value == name and param.annotation is not None:
            return quoted(param.annotation.annotation)
    return None


def _is_not_one(count: Value | None) -> bool:
    return count is not None and fold(count) != 1


def _is_empty(files: Value) -> bool:
    """Whether it is `[]`, of which nothing is read."""
    return isinstance(files, Items) and not files.items and not files.open


def _finds_several(pattern: Value | None) -> bool:
    """Whether a pattern may name several files: none does whose text is known and plain."""
    if pattern is None:
        return True
    texts = []
    for part in origins(pattern, 60):
        match part:
            case Const(value=str(text)):
                texts.append(text)
            case Derived(operator="+" | "/") | Made(name="os.path.join"):
                pass
            case Items(items=[_], open=False):
                pass  # a list of one pattern
            case _:
                return True
    return any(not _WILDCARDS.isdisjoint(text) for text in texts)


def _is_long_range(numbers: Value) -> bool:
    if not isinstance(numbers, Made) or numbers.name != "builtins.range":
        return False
    match [fold(number) for number in numbers.event.args]:
        case [int(count)]:
            return count > 1
        case [int(first), int(end)]:
            return end - first > 1
    return False
