"""Names that are gone and that nothing calls: they are read, kept, or handed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.names import canonical, last
from tfaudit.program.values import (
    Attr,
    Derived,
    Instance,
    Items,
    Symbol,
    Table,
    Value,
    alternatives,
)
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._gone_names import hint_of_keras, imported_from, renamed_node, short_name
from tfaudit.rules._removed_imports import hint_for, is_keras, version_without
from tfaudit.rules._two_kerases import (
    LATER,
)
from tfaudit.rules._uses_of_keras import is_metric
from tfaudit.rules._version_guards import OtherVersions, is_guarded
from tfaudit.syntax import quoted, walk_statements, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tfaudit.program.events import CallEvent, SetEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# What Keras has by a name that `tf.keras` lacks.
_LACKED = "|".join(map(last, removed.OF_TENSORFLOW))
_KEEPERS = ("losses.", "metrics.", "layers.CuDNN")
_MAY_BE_KEPT = re.compile(
    rf"(?<!compat\.v1\.)\b(?:(?:losses|metrics)\.(?:{_LACKED})|layers\.CuDNN\w+)\b(?!\s*\()"
)
_HARDWARE = re.compile(r"gpu|cuda|cudnn", re.IGNORECASE)  # a question that no version answers
# Without one of them nothing is read that went with a release.
_WORDS_OF_RELEASES = ("estimator", "tensorflow.python", "python.keras")


def reads_of_release(program: Program, installed: tuple[int, int]) -> Iterator[Hit]:
    """What went with a release and is read, not called: `mode == tf.estimator.ModeKeys.TRAIN`."""
    if not program.mentions(*_WORDS_OF_RELEASES):
        return
    for event in program.calls:
        given = (*event.args, *event.keywords.values())
        hit = next(_read_of_release(event.module, event.node, given, installed), None)
        if hit is not None and not is_guarded(event):
            yield hit
    for test in program.trace.tests:
        parts = test.test.inputs if isinstance(test.test, Derived) else ()
        if isinstance(test.node, (cst.If, cst.IfExp)) and not test.context.uncertain:
            yield from _read_of_release(test.module, test.node.test, parts, installed)


def _read_of_release(
    module: ModuleInfo, node: cst.CSTNode, values: Iterable[Value], installed: tuple[int, int]
) -> Iterator[Hit]:
    """The first of the values that is gone, where the node writes it."""
    for value in values:
        name = (value.written or value.name) if isinstance(value, Symbol) else ""
        if not name.startswith(LATER):
            continue
        for prefix, (version, instead) in removed.LATER.items():
            if not name.startswith(f"{prefix}.") or installed < version:
                continue
            for read in walk_type(node, cst.Attribute):
                if quoted(read).endswith(name.removeprefix("tensorflow")):
                    release = f"TensorFlow {version[0]}.{version[1]} and later"
                    message = f"`{quoted(read)}` does not exist in {release}: {instead}"
                    yield Hit(module, read, message)
                    return


def handed_names(
    program: Program, others: OtherVersions, *, keras3: bool, installed: tuple[int, int]
) -> Iterator[tuple[bool, Hit]]:
    """What is gone and only handed on, as in `prefetch(tf.contrib.data.AUTOTUNE)`.

    Each with whether it is of Keras.
    """
    seen: set[cst.CSTNode] = set()
    for event in program.calls:
        for value in (*event.args, *event.keywords.values()):
            name = (value.written or value.name) if isinstance(value, Symbol) else ""
            if not name.startswith(("tensorflow.", "keras.")) or name.startswith(LATER):
                continue
            # A name of Keras may be one of `tf.keras`: then both must lack it.
            spelled = (name, f"tensorflow.{name}") if is_keras(name) else (name,)
            hints = [hint_for(full, keras3=keras3, installed=installed) for full in spelled]
            hint = hints[0]
            if hint is None or None in hints or others.are_cared_for(event):
                continue
            for read in walk_type(event.node, cst.Attribute):
                if read not in seen and quoted(read).endswith(name.removeprefix("tensorflow")):
                    seen.add(read)
                    gone = version_without(name, installed)
                    message = f"`{quoted(read)}` does not exist in {gone}: {hint}"
                    yield is_keras(name), Hit(event.module, read, message)


def references(event: CallEvent) -> Iterator[Hit]:
    """Names that are gone, given to a call: `compile(loss=keras.losses.…)`."""
    given = [v for value in (*event.args, *event.keywords.values()) for v in _flat(value)]
    names = {v.written or v.name for v in given if isinstance(v, Symbol)}
    for name in sorted(n for n in names if n.startswith("keras.")):
        for node in _read_as(event, last(name)):
            tops = imported_from(event.module, quoted(node).partition(".")[0])
            if name in removed.OF_TENSORFLOW and tops == {"tensorflow"}:
                yield short_name(event.module, node, removed.OF_TENSORFLOW[name])
            elif (hint := hint_of_keras(name, tops)) is not None:
                message = f"`{quoted(node)}` does not exist in Keras 3: {hint}"
                yield Hit(event.module, node, message)


def _read_as(event: CallEvent, name: str) -> list[cst.Attribute]:
    """The attributes of that name in the arguments, where nothing is called by it."""
    index = event.module.index
    nodes = [node for arg in event.node.args for node in walk_type(arg.value, cst.Attribute)]
    return [
        node
        for node in nodes
        if node.attr.value == name and not isinstance(index.parent(node), (cst.Attribute, cst.Call))
    ]


def kept_names(program: Program) -> Iterator[Hit]:
    """Functions that `tf.keras` lacks, kept for later: `self.loss = tf.keras.losses.…`.

    So are the layers of cuDNN, where there is a GPU: `rnn = tf.keras.layers.CuDNNGRU`.
    """
    for module in program.modules:
        if not module.source.mentions(_KEEPERS) or not module.source.holds(_MAY_BE_KEPT):
            continue
        for node in _kept_in(module):
            name = canonical(f"keras.{quoted(node.value).rpartition('.')[2]}.{node.attr.value}")
            packages = imported_from(module, quoted(node).partition(".")[0])
            around = list(module.index.ancestors(node))
            if name in removed.KERAS and packages and _is_chosen_by_hardware(around):
                yield renamed_node(module, node, removed.KERAS[name], "Keras 3")
            if name not in removed.OF_TENSORFLOW or packages != {"tensorflow"}:
                continue
            if not any(isinstance(up, (cst.If, cst.Try)) for up in around):  # for other versions
                yield short_name(module, node, removed.OF_TENSORFLOW[name])


def _kept_in(module: ModuleInfo) -> Iterator[cst.Attribute]:
    """What is read and kept as it is, or in a list or a table of several."""
    for statement in walk_statements(module.tree):
        if isinstance(statement, (cst.Assign, cst.AnnAssign, cst.Return)):
            yield from _listed(statement.value)


def _listed(value: cst.CSTNode | None) -> Iterator[cst.Attribute]:
    match value:
        case cst.Attribute():
            yield value
        case cst.Dict(elements=items) | cst.List(elements=items) | cst.Tuple(elements=items):
            for item in items:
                yield from _listed(item.value)
        case cst.Subscript(value=cst.Dict() as table):
            yield from _listed(table)


def _is_chosen_by_hardware(around: list[cst.CSTNode]) -> bool:
    """Whether a branch of the script is taken on some machines, with any version."""
    if any(isinstance(node, cst.Try) for node in around):
        return False
    tests = [quoted(node.test) for node in around if isinstance(node, cst.If)]
    return bool(tests) and all(
        _HARDWARE.search(test) and "version" not in test.lower() for test in tests
    )


def handed_methods(program: Program) -> Iterator[Hit]:
    """Methods that metrics no longer have, given to something that calls them."""
    if not program.mentions(*map(last, removed.METRIC_METHODS)):
        return
    found: dict[cst.Attribute, ModuleInfo] = {}
    for event in program.calls:
        for value in (*event.args, *event.keywords.values()):
            name = _lost_method(value)
            if name is None or is_guarded(event):
                continue
            for read in walk_type(event.node, cst.Attribute):
                if read.attr.value == name:
                    found.setdefault(read, event.module)
    for node, module in found.items():
        new = removed.METRIC_METHODS[f".{node.attr.value}"]
        plan = Plan(f"Give {new}", (replace(node.attr, new),), Safety.SAFE)
        message = f"Keras 3 has no `{node.attr.value}` of metrics: use `{new}`"
        yield Hit(module, node, message, plan)


def _lost_method(value: Value) -> str | None:
    """The name of a method that the value surely is, and that metrics no longer have."""
    names = {
        option.name if isinstance(option, Attr) and is_metric(option.base) else ""
        for option in alternatives(value)
    }
    name = names.pop() if len(names) == 1 else ""
    return name if f".{name}" in removed.METRIC_METHODS else None


def _is_optional(change: SetEvent) -> bool:
    """Whether a condition of its own function decides on it: `if model: self.model = model`."""
    if not change.context.frames:
        return change.context.conditional
    for node in change.module.index.ancestors(change.node):
        if isinstance(node, (cst.If, cst.Try)):
            return True
        if isinstance(node, cst.FunctionDef):
            break
    return False


def models_of_callbacks(program: Program) -> Iterator[Hit]:
    """Callbacks that set `self.model`, which Keras 3 only reads."""
    done: set[cst.CSTNode] = set()
    for change in program.sets:
        target = change.target
        if change.key != "model" or not isinstance(target, Instance) or change.node in done:
            continue
        if is_guarded(change) or _is_optional(change) or target.cls.find("model") is not None:
            continue
        if not target.cls.is_callback:
            continue
        done.add(change.node)
        plan = None
        match change.module.index.statement(change.node):
            case cst.SimpleStatementLine(
                body=[
                    cst.Assign(
                        targets=[cst.AssignTarget(cst.Attribute() as place)], value=value
                    ) as statement
                ]
            ) if target.cls.find("set_model") is None:
                called = f"{quoted(place.value)}.set_model({quoted(value)})"
                plan = Plan("Set it by set_model", (replace(statement, called),), Safety.SAFE)
        message = "Keras 3 raises AttributeError: it sets the `model` of a callback by `set_model`"
        yield Hit(change.module, change.node, message, plan)


def _flat(value: Value) -> list[Value]:
    if isinstance(value, Items):
        return [inner for item in value.items for inner in _flat(item)]
    if isinstance(value, Table):
        return [inner for item in value.items.values() for inner in _flat(item)]
    return [value]
