"""Names that are gone and that are read, not called: `optimizer = tf.train.AdamOptimizer`.

Defaults of parameters and annotations are read as well, where the function is defined.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.rules._fallbacks import may_fail
from tfaudit.rules._removed_imports import hint_for, version_without
from tfaudit.rules._removed_names import OF_TENSORFLOW
from tfaudit.syntax import as_assign, dotted, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# By what names a file calls the packages whole.
_WHOLE = re.compile(
    r"^import[ \t]+(tensorflow|keras)(?:[ \t]+as[ \t]+(\w+))?[ \t]*(?:#.*)?$"
    r"|^from[ \t]+tensorflow[ \t]+import[ \t]+(keras)[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
_LATE_ANNOTATIONS = "from __future__ import annotations"
# A file for several versions.
_OF_VERSIONS = ("__version__", "tf.VERSION", "tf2.enabled")
_VERSIONS = re.compile(r"__version__|\btf\.VERSION\b|\btf2\.enabled")
# What may ask whether the name is there, or which version it is, and in which words.
_ASKS = (cst.If, cst.IfExp, cst.BooleanOperation)
_FOR_VERSIONS = re.compile(
    r"attr\b|\bdir\(|version|legacy|compat|\bv[12]\b|_v[12]\b|tf_?v?[12]|keras_?[23]|contrib",
    re.IGNORECASE,
)


def read_names(
    program: Program, told: Container[cst.CSTNode], *, keras3: bool, installed: tuple[int, int]
) -> Iterator[tuple[str, Hit]]:
    """Names that are gone where nothing asks for the version; each with the name in full.

    Args:
        program: the program.
        told: the places that are reported already.
        keras3: whether Keras 3 is installed.
        installed: TensorFlow's version.
    """
    for module in program.modules:
        written = _written(module, keras3=keras3, installed=installed)
        for node in walk_type(module.tree, cst.Attribute) if written else ():
            text = dotted(node)
            if text not in written or node in told or not _is_read(module, node):
                continue
            name, hint = written[text]
            message = f"`{text}` does not exist in {version_without(name, installed)}: {hint}"
            yield name, Hit(module, node, message)


def _written(
    module: ModuleInfo, *, keras3: bool, installed: tuple[int, int]
) -> dict[str, tuple[str, str]]:
    """The names that are gone as the file writes them, each in full and what to do instead."""
    found: dict[str, tuple[str, str]] = {}
    if module.source.mentions(_OF_VERSIONS) and module.source.holds(_VERSIONS):
        return found
    for full, short in _packages(module.source.code):
        if len(module.origins.get(short, ())) != 1:
            continue
        for rest in _read_of(short, module.source.code):
            name = full + rest
            hint = hint_for(name, keras3=keras3, installed=installed)
            if hint is not None and name.removeprefix("tensorflow.") not in OF_TENSORFLOW:
                found[short + rest] = (name, hint)
    return found


@lru_cache(maxsize=256)  # a module that a hundred scripts import is asked for each of them
def _packages(code: str) -> list[tuple[str, str]]:
    """The packages that a file imports whole, and what it calls them."""
    found = []
    for package, alias, of_tensorflow in _WHOLE.findall(code):
        full = "tensorflow.keras" if of_tensorflow else package
        found.append((full, of_tensorflow or alias or package))
    return found


@lru_cache(maxsize=256)
def _read_of(short: str, code: str) -> frozenset[str]:
    """What follows a package's name where no call does: `.train.AdamOptimizer`."""
    # What stands before is asked after the name: the engine finds plain letters much faster.
    whole = rf"{short}(?<![\w.]{short})((?:\.[A-Za-z_]\w*)+)(?![\w.]|\s*[(])"
    return frozenset(re.findall(whole, code))


def _is_read(module: ModuleInfo, node: cst.Attribute) -> bool:
    """Whether the name is read whenever the code around it runs, and nothing is called by it."""
    index = module.index
    parent = index.parent(node)
    if isinstance(parent, cst.Attribute) or (isinstance(parent, cst.Call) and parent.func is node):
        return False
    if isinstance(parent, cst.Arg) and isinstance(index.parent(parent), cst.ClassDef):
        return False  # a base is reported as one
    around = list(index.ancestors(node))
    if any(isinstance(up, _ASKS) and _FOR_VERSIONS.search(_asked(up)) for up in around):
        return False
    if any(isinstance(up, (cst.Try, cst.TryStar)) and may_fail(up, around) for up in around):
        return False
    if any(isinstance(up, cst.Call) and quoted(up.func) in ("hasattr", "getattr") for up in around):
        return False
    annotation = next((up for up in around if isinstance(up, cst.Annotation)), None)
    return annotation is None or (
        _LATE_ANNOTATIONS not in module.source.code
        and not isinstance(index.parent(annotation), cst.AnnAssign)
    )


def kept_as(hit: Hit) -> str:
    """The name that a file gives what it reads, if that is all that the statement does."""
    match as_assign(hit.module.index.parent(hit.node)):
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]):
            return name
    return ""


def root_of(hit: Hit) -> str:
    """The name that the reported expression begins with; of a call, its last name is reported."""
    parent = hit.module.index.parent(hit.node)
    named = isinstance(parent, cst.Attribute) and parent.attr is hit.node
    return quoted(parent if named and parent is not None else hit.node).partition(".")[0]


def _asked(choice: cst.CSTNode) -> str:
    """What a choice asks; all that `or` and `and` join."""
    return quoted(choice.test if isinstance(choice, (cst.If, cst.IfExp)) else choice)
