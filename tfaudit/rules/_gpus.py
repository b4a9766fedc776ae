"""The lists of GPUs that scripts make, and how they use them."""

from __future__ import annotations

import re
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import CannotEditError, Change, Plan, frozen_lines
from tfaudit.model import Edit, Safety
from tfaudit.program.expressions import fold
from tfaudit.program.values import (
    Const,
    Derived,
    Element,
    Items,
    Made,
    Parameter,
    Value,
    is_slice,
    origins,
)
from tfaudit.rules._conditions import exclude
from tfaudit.rules._environment import text_of, variables_set
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Text
    from tfaudit.program.events import Branch, CallEvent, Context, SetEvent
    from tfaudit.program.program import Program

LOGICAL_LIST = "tensorflow.config.list_logical_devices"
LISTS = frozenset({
    "tensorflow.config.list_physical_devices", "tensorflow.config.get_visible_devices",
    LOGICAL_LIST,
})  # fmt: skip
CHOSEN_GPUS = "CUDA_VISIBLE_DEVICES"
_SEVERAL = re.compile(r"\s*\d+(?:\s*,\s*\d+)+\s*")
GROWTH = "tensorflow.config.experimental.set_memory_growth"
VISIBLE = "tensorflow.config.set_visible_devices"
LOGICAL = "tensorflow.config.set_logical_device_configuration"
# Questions whether there is a GPU at all.
_PROBES = ("tensorflow.test.is_gpu_available", "tensorflow.test.gpu_device_name")
_CONFIGURE_GPUS = (GROWTH, VISIBLE, LOGICAL)


def gpu_list(value: Value) -> Made | None:
    """The call of `list_physical_devices("GPU")` that a value is the result of."""
    return value if isinstance(value, Made) and kind_listed(value) == "GPU" else None


def kind_listed(value: Value) -> str | None:
    """The kind of devices that a value lists, as it is written; None for any other value."""
    if not isinstance(value, Made) or value.name not in LISTS:
        return None
    asked = value.event.argument("device_type", 0)
    return asked.value if isinstance(asked, Const) and isinstance(asked.value, str) else None


def is_device_list(value: Value | None) -> bool:
    """Whether a value is a list of devices, whole or sliced, and so no device itself."""
    match value:
        case Derived(operator="[]", inputs=(base, key)) if is_slice(key):
            return is_device_list(base)
    return isinstance(value, Made) and value.name in LISTS


def indexed(value: Value) -> tuple[Made, object] | None:
    """The list and the index of `gpus[0]`; None for anything else."""
    match value:
        case Derived(operator="[]", inputs=(base, key)):
            found = gpu_list(base)
            return (found, fold(key)) if found is not None else None
        case Element(of=of, path=(int() as index,)):  # gpu, = gpus
            found = gpu_list(of)
            return (found, index) if found is not None else None
    return None


def hidden_by_variable(program: Program) -> list[SetEvent]:
    """The assignments that take every GPU away by `CUDA_VISIBLE_DEVICES`; Keras then sees none."""
    return [
        event
        for event in variables_set(program)
        if event.key == CHOSEN_GPUS and text_of(event.value) in ("", "-1")
    ]


def hidden_by_call(program: Program) -> list[CallEvent]:
    """The calls of `set_visible_devices` that leave no GPU; Keras 3 does not notice them."""
    return [event for event in program.calls_of(VISIBLE) if leaves_none(event)]


def leaves_none(event: CallEvent) -> bool:
    """Whether a call of `set_visible_devices` leaves no GPU."""
    devices = event.argument("devices", 0)
    kind = event.argument("device_type", 1)
    name = fold(kind) if kind is not None else None
    if isinstance(devices, Items) and not devices.items and not devices.open:
        return name == "GPU"
    # Without a type, what is named is all that stays visible (eager/context.py).
    only_cpus = devices is not None and kind_listed(devices) == "CPU"
    return only_cpus and (kind is None or (isinstance(kind, Const) and kind.value is None))


def shows_all(event: CallEvent) -> bool:
    """Whether all GPUs are made visible, which they are: nothing changes, nothing is raised."""
    shown = event.argument("devices", 0)
    return event.name == VISIBLE and shown is not None and gpu_list(shown) is not None


def each_gpu(value: Value) -> bool:
    """Whether the value is what a loop over a list of GPUs goes through."""
    return isinstance(value, Element) and not value.path and gpu_list(value.of) is not None


def guarded(context: Context, gpus: Made) -> bool:
    """Whether something around the code makes sure that the list is not empty, or catches it."""
    for branch in context.branches:
        if any(isinstance(value, Made) and value.name in _PROBES for value in origins(branch.test)):
            return True
        if any(value is gpus or _same_list(value, gpus) for value in origins(branch.test)):
            most = _most(branch, gpus)
            if most is None or not _may_be_empty(branch):
                return True
    return any(catches(node) for node in context.tries)


# How many a list holds at most, as a comparison with a number says where it fails.
_ELSE_AT_MOST = {"GreaterThan": 0, "GreaterThanEqual": -1}
_AT_MOST = {"LessThan": -1, "LessThanEqual": 0, "Equal": 0}


def _most(branch: Branch, gpus: Made) -> int | None:
    """How many GPUs the list holds at most there: one in the `else` of `if len(gpus) > 1:`."""
    match branch.test:
        case Derived(operator=operator, inputs=(Made(name="builtins.len", event=event), limit)):
            counted = event.args[0] if event.args else None
            known, less = fold(limit), (_AT_MOST if branch.taken else _ELSE_AT_MOST).get(operator)
            if counted is None or less is None or not isinstance(known, int):
                return None
            return known + less if counted is gpus or _same_list(counted, gpus) else None
    return None


def _may_be_empty(branch: Branch) -> bool:
    """Whether a branch that bounds the number from above holds without a GPU as well."""
    return not (isinstance(branch.test, Derived) and branch.test.operator == "Equal")


def _at_most_one(context: Context, gpus: Made) -> bool:
    """Whether a test around the code leaves no second GPU."""
    known = [most for branch in context.branches if (most := _most(branch, gpus)) is not None]
    return min(known, default=2) <= 1


def _same_list(value: Value, gpus: Made) -> bool:
    other = gpu_list(value)
    return other is not None and other.name == gpus.name


_WIDE = frozenset({"Exception", "BaseException"})
_OF_INDEX = frozenset({"IndexError", "LookupError"})


def catches(node: cst.CSTNode, errors: frozenset[str] = _OF_INDEX) -> bool:
    """Whether a try catches an error by one of its names, or by a wider one."""
    if not isinstance(node, (cst.Try, cst.TryStar)):
        return False
    for handler in node.handlers:
        if handler.type is None:
            return True
        names = {n.value for n in _names(handler.type)}
        if names & (errors | _WIDE):
            return True
    return False


def _names(node: cst.CSTNode) -> list[cst.Name]:
    return list(walk_type(node, cst.Name))


def where_there_are_gpus(program: Program, start: CallEvent) -> CallEvent:
    """The call as it is on a machine with GPUs: without the tests and the `try` that ask for one.

    In `if gpus: try: …set_memory_growth(gpu, True); list_logical_devices("GPU")`, what may fail
    before the last call is the configuration of devices, and that because they are there already.
    """
    context = start.context
    branches = tuple(branch for branch in context.branches if not _asks_for_gpus(branch))
    tries = context.tries
    while tries and all(_is_harmless(event) for event in _earlier_in(program, tries[-1], start)):
        tries = tries[:-1]
    return replace_fields(start, context=context.within(branches=branches, tries=tries))


def _earlier_in(program: Program, node: cst.CSTNode, start: CallEvent) -> Iterator[CallEvent]:
    return (e for e in program.calls if node in e.context.tries and e.order < start.order)


def _is_harmless(event: CallEvent) -> bool:
    return event.name in (*_CONFIGURE_GPUS, *LISTS, "builtins.print", "builtins.len") or (
        event.name == "tensorflow.config.LogicalDeviceConfiguration"
    )


def _asks_for_gpus(branch: Branch) -> bool:
    """Whether the condition holds as soon as there is a GPU."""
    if not branch.taken:
        return False
    match branch.test:
        case Derived(
            operator="GreaterThan", inputs=(Made(name="builtins.len", event=event), least)
        ):
            counted = event.args[0] if event.args else None
            return counted is not None and gpu_list(counted) is not None and fold(least) == 0
    return gpu_list(branch.test) is not None


def asserted_before(program: Program, event: CallEvent, gpus: Made) -> bool:
    """Whether an assert, or a test that leaves, looked at the list earlier in the same flow."""
    around = {branch.node for branch in event.context.branches}  # `guarded` asks these
    for test in program.trace.tests:
        if test.node in around:
            continue
        earlier = test.order < event.order and test.context.root == event.context.root
        if earlier and any(v is gpus or _same_list(v, gpus) for v in origins(test.test)):
            return True
    return False


def visible_choice(program: Program, before: CallEvent | None = None) -> list[CallEvent]:
    """The calls that choose visible GPUs."""
    return [
        event
        for event in program.calls_of(VISIBLE)
        if _is_gpu(event) and (before is None or event.context.root == before.context.root)
    ]


def _is_gpu(event: CallEvent) -> bool:
    kind = event.argument("device_type", 1)
    return kind is None or (isinstance(kind, Const) and kind.value in ("GPU", None))


def chosen(event: CallEvent) -> list[tuple[Made, object]]:
    """The list and index of each device that a `set_visible_devices` names, where known."""
    devices = event.argument("devices", 0)
    values = devices.items if isinstance(devices, Items) else [devices] if devices else []
    return [found for value in values for found in [_named(value)] if found is not None]


def _named(value: Value) -> tuple[Made, object] | None:
    """The list and the index of the one device that `gpus[0]`, or the slice `gpus[:1]`, names."""
    match value:
        case Derived(operator="[]", inputs=(base, Derived(operator="slice") as key)):
            found, index = gpu_list(base), _only_index(key)
            return (found, index) if found is not None and index is not None else None
    return indexed(value)


def _only_index(key: Derived) -> int | None:
    """The index of the one item that a slice leaves, as `[:1]` and `[2:3]` do."""
    match key:
        case Derived(inputs=(lower, upper, _), node=cst.Slice(lower=written, step=None)):
            first, behind = 0 if written is None else fold(lower), fold(upper)
            if isinstance(first, int) and isinstance(behind, int) and 0 <= first == behind - 1:
                return first
    return None


def partial_growth(program: Program) -> list[tuple[CallEvent, Made, object]]:
    """Calls that set memory growth for one element of the list while other GPUs stay visible."""
    if program.mentions(CHOSEN_GPUS) and not _leaves_several(program):
        return []
    found = []
    for event in program.calls_of(GROWTH):
        choices = [
            choice
            for choice in visible_choice(program)
            if not exclude(choice.context, event.context) and not shows_all(choice)
        ]
        visible = [found for choice in choices for found in chosen(choice)]
        if choices and not visible:
            continue  # a choice that is not understood
        device = event.argument("device", 0)
        one = indexed(device) if device is not None else None
        if one is None or event.context.loops or not event.node.args:
            continue
        if isinstance(device, Derived) and isinstance(device.inputs[-1], Parameter):
            continue  # whoever calls it may go through all of them
        if any(index == one[1] for _, index in visible) or _at_most_one(event.context, one[0]):
            continue
        found.append((event, *one))
    indices = {repr(index) for _, _, index in found}
    return found if len(indices) == 1 else []  # several: the user goes through them by hand


def _leaves_several(program: Program) -> bool:
    """Whether all that the code does to `CUDA_VISIBLE_DEVICES` is to name several GPUs."""
    values = [event.value for event in variables_set(program) if event.key == CHOSEN_GPUS]
    named = sum(module.source.code.count(CHOSEN_GPUS) for module in program.modules)
    return len(values) == named and all(_SEVERAL.fullmatch(str(text_of(v))) for v in values)


def for_each_gpu(event: CallEvent, arg: cst.Arg, title: str, *, whole: bool) -> Plan | None:
    """The statement of a call on `gpus[k]`, made a loop: over the list, or over `gpus[k:k+1]`."""
    if not isinstance(arg.value, cst.Subscript):
        return None
    several = quoted(arg.value.value)
    return loop_over(event, arg, several if whole else f"{several}[:1]", title)


def loop_over(event: CallEvent, arg: cst.Arg, several: str, title: str) -> Plan | None:
    """The statement of a call whose first argument is to be each of several GPUs, made a loop."""
    if arg is not event.node.args[0]:
        return None
    try:
        statement = event.module.index.statement(event.node)
    except LookupError:
        return None
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=value)]) if value is event.node:
            pass
        case _:
            return None
    name = "gpu" if "gpu" not in _words(event) else "_gpu"
    device = arg.value

    def lines(source: Text) -> list[Edit]:
        span, part = source.spans[statement], source.spans[device]
        call = source.text[span.start : part.start] + name + source.text[part.stop : span.stop]
        if frozen_lines(source, [statement]):
            raise CannotEditError  # a string over several lines must not be indented
        call = call.replace("\n", "\n" + source.indent)
        body = f"for {name} in {several}:{source.newline}{source.margin(statement)}{source.indent}"
        return [Edit(span.start, span.stop, body + call)]

    return Plan(title, (Change((statement, device), lines),), Safety.SAFE)


def _words(event: CallEvent) -> set[str]:
    return {name.value for name in event.module.index.each(cst.Name)}
