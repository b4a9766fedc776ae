"""The knobs of a script: what of it may vary, where that stands, and the edit that writes a value.

Every knob is a codemod with values. A trial runs the very text that would be written to the file:
what is measured is what is applied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, add_keyword
from tfaudit.edits import replace as replace_node
from tfaudit.errors import UsageError
from tfaudit.model import Place, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.program import Program, acts_as_model
from tfaudit.program.values import Const
from tfaudit.rule import Rule, all_rules
from tfaudit.spans import find as find_spans
from tfaudit.syntax import argument, walk_type
from tfaudit.tuner import batch_size
from tfaudit.tuner.batch_size import BatchSite
from tfaudit.tuner.space import Knob, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.tuner.draft import Draft

BATCH = "batch_size"
STRATEGY = "strategy"
XLA = "xla"
STEPS = "steps_per_execution"
PRECISION = "precision"
NO_STRATEGY = "none"

_TOGETHER = (8, 32)  # steps in one call, at most
_SMALLER = 2  # how many times the batch size is halved
_LARGER_CPU = 3  # … and doubled; on a CPU more than 8 times as large is never faster by much
_LARGER_GPU = 6


@dataclass(frozen=True)
class Codemod:
    """A knob with the edit that gives it a value."""

    knob: Knob
    write: Callable[[Draft, Value], Draft]


def places(nodes: list[tuple[ModuleInfo, cst.CSTNode]]) -> tuple[Place, ...]:
    """Where nodes stand."""
    found = []
    for module, node in nodes:
        span = find_spans(module.tree, [node])[node]
        found.append(module.source.place(span.start, span.stop))
    return tuple(found)


# Batch size.


def batch_knob(
    draft: Draft, *, param: str | None, largest: int | None, on_gpu: bool
) -> Codemod | None:
    """The batch size, or None where the script's cannot be found.

    Args:
        draft: the script.
        param: where the user says it is: `--flag` of the script, a name, or a line number.
        largest: no value above this.
        on_gpu: whether trials run on a GPU; on CPUs large batches bring little.

    Raises:
        UsageError: what the user names is not there.
    """
    program = draft.analyse()
    site = _named_site(program, draft, param) if param else batch_size.find(program)
    if site is None:
        return None
    given = _given(draft.argv, site.flag)
    value = int(given) if given is not None and given.isdigit() else site.value
    knob = Knob(
        BATCH,
        _sizes(value, largest, _LARGER_GPU if on_gpu else _LARGER_CPU),
        value,
        ordinal=True,
        semantic=True,
        places=_batch_places(site, given),
        note=f"{site.how}; given as {site.flag} {given}" if given is not None else site.how,
    )

    def write(target: Draft, new: Value) -> Draft:
        assert isinstance(new, int)
        if new == value:
            return target
        analysed = target.analyse()
        found = _named_site(analysed, target, param) if param else batch_size.find(analysed)
        assert found is not None
        return _write_batch(target, found, new)

    return Codemod(knob, write)


def _write_batch(draft: Draft, site: BatchSite, value: int) -> Draft:
    if site.flag is not None and (not site.literals or _given(draft.argv, site.flag) is not None):
        return replace(draft, argv=_with_flag(draft.argv, site.flag, value))
    if site.absent is not None:
        change = add_keyword(site.absent.node, "batch_size", str(value))
        return draft.edited([(site.absent.module, change)])
    changes = [(module, replace_node(node, str(value))) for module, node in site.literals]
    return draft.edited(changes)


def _batch_places(site: BatchSite, given: str | None) -> tuple[Place, ...]:
    if given is not None:
        return ()
    if site.absent is not None:
        return places([(site.absent.module, site.absent.node)])
    return places(list(site.literals))


def _sizes(value: int, largest: int | None, doublings: int) -> tuple[int, ...]:
    smaller = [value >> k for k in range(_SMALLER, 0, -1) if (value >> k) << k == value]
    larger = [value << k for k in range(1, doublings + 1)]
    kept = [size for size in (*smaller, *larger) if largest is None or size <= largest]
    return tuple(sorted({*kept, value}))


def _given(argv: tuple[str, ...], flag: str | None) -> str | None:
    """The value that the script's arguments give an option, if they do."""
    if flag is None:
        return None
    for index, word in enumerate(argv):
        if word == flag and index + 1 < len(argv):
            return argv[index + 1]
        if word.startswith(flag + "="):
            return word.partition("=")[2]
    return None


def _with_flag(argv: tuple[str, ...], flag: str, value: int) -> tuple[str, ...]:
    words = list(argv)
    for index, word in enumerate(words):
        if word == flag and index + 1 < len(words):
            words[index + 1] = str(value)
            return tuple(words)
        if word.startswith(flag + "="):
            words[index] = f"{flag}={value}"
            return tuple(words)
    return (*words, flag, str(value))


def _named_site(program: Program, draft: Draft, param: str) -> BatchSite:
    """The place that the user names.

    Raises:
        UsageError: it is not there, or holds no number.
    """
    name = draft.script.name
    if param.startswith("-"):
        given = _given(draft.argv, param)
        if given is None or not given.isdigit():
            found = batch_size.find(program)
            if found is None or found.flag != param:
                raise UsageError(
                    f"--param batch_size={param}: give the script that option with its usual "
                    f"value, so that there is a baseline: tfaudit tune {name} … -- {param} 32"
                )
            return found
        return BatchSite(int(given), flag=param, how=f"the option {param}")
    if param.isdigit():
        literals = [
            node
            for node in walk_type(program.module.tree, cst.Integer)
            if places([(program.module, node)])[0].line == int(param)
        ]
        if len(literals) != 1:
            raise UsageError(
                f"--param batch_size={param}: line {param} of {name} holds {len(literals)} "
                "whole numbers instead of one; name the constant or the option instead"
            )
        return BatchSite(
            int(literals[0].value), ((program.module, literals[0]),), how=f"line {param}"
        )
    value = program.module.scope.names.get(param)
    if isinstance(value, Const) and isinstance(value.value, int) and value.node is not None:
        assert value.module is not None
        return BatchSite(value.value, ((value.module, value.node),), how=f"the constant {param}")
    raise UsageError(
        f"--param batch_size={param}: {name} has no top-level constant of that name that is a "
        "whole number"
    )


# Arguments of compile.


def compile_knob(
    draft: Draft, name: str, keyword: str, values: tuple[Value, ...]
) -> Codemod | None:
    """A keyword of `compile`, where every compile of a trained model is understood."""
    found = _compiles(draft.analyse())
    if not found:
        return None
    baseline = values[0]
    written = [event.argument(keyword) for event in found]
    for value in written:
        if value is not None:
            known = fold(value)
            if not isinstance(known, (int, bool)):
                return None
            baseline = known
    if baseline not in values:
        values = (baseline, *values)
    if all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        values = tuple(sorted(values, key=int))

    def write(target: Draft, new: Value) -> Draft:
        if new == baseline:
            return target
        changes: list[tuple[ModuleInfo, Change]] = []
        for event in _compiles(target.analyse()):
            arg = argument(event.node, keyword)
            change = (
                add_keyword(event.node, keyword, repr(new))
                if arg is None
                else replace_node(arg.value, repr(new))
            )
            changes.append((event.module, change))
        return target.edited(changes)

    knob = Knob(
        name,
        values,
        baseline,
        ordinal=not isinstance(baseline, bool),
        memory=name == XLA,
        places=places([(event.module, event.node) for event in found]),
    )
    return Codemod(knob, write)


def steps_knob(draft: Draft) -> Codemod | None:
    """Steps in one call: such as divide the steps of an epoch, where the script counts them.

    Keras trains whole calls only: of `fit(steps_per_epoch=10)`, 32 steps in one call make 32
    (tests/facts/test_models.py).
    """
    told = _steps_told(draft.analyse())
    if None in told:
        return None
    values = {1}
    for most in _TOGETHER:
        fitting = (k for k in range(1, most + 1) if all(n is not None and n % k == 0 for n in told))
        values.add(max(fitting))
    if len(values) == 1:
        return None
    return compile_knob(draft, STEPS, "steps_per_execution", tuple(sorted(values)))


def _steps_told(program: Program) -> set[int | None]:
    """The numbers of steps that trainings are told; None for one that is computed."""
    found: set[int | None] = set()
    for event in program.training:
        for keyword in ("steps_per_epoch", "validation_steps"):
            given = event.argument(keyword) if event.name == ".fit" else None
            if isinstance(given, Const):
                found |= {given.value} if isinstance(given.value, int) else set()
            elif given is not None:
                found.add(None)
    return found


def _compiles(program: Program) -> list[CallEvent]:
    """The compile calls of models that fit trains, each node once; none if one is hidden."""
    models = {id(e.receiver) for e in program.training if e.name == ".fit"}
    found: dict[int, CallEvent] = {}
    for event in program.calls_of(".compile"):
        if event.receiver is None or not acts_as_model(event.receiver):
            continue
        if id(event.receiver) in models:
            if event.opaque:
                return []
            found[id(event.node)] = event
    return list(found.values())


# Fixes as knobs.


def mirrored(replicas: int) -> str:
    """The value of the strategy knob for a MirroredStrategy over that many devices."""
    return f"mirrored:{replicas}"


def replicas_of(strategy: Value) -> int:
    """Over how many devices a value of the strategy knob trains."""
    return int(str(strategy).partition(":")[2] or 1)


def strategy_knob(draft: Draft, counts: tuple[int, ...]) -> Codemod | None:
    """MirroredStrategy over so many devices, where a rule can write it into the script.

    Args:
        draft: the script.
        counts: numbers of devices that the machine can give; one means no strategy.
    """
    rule = next((r for r in all_rules() if r.code == "TFA401"), None)
    several = [count for count in counts if count > 1]
    if rule is None or not several:
        return None
    targets = replace(draft.targets, gpus=max(several))
    if draft.mended((rule,), Safety.UNSAFE, targets) is draft:
        return None

    def write(target: Draft, new: Value) -> Draft:
        if new == NO_STRATEGY:
            return target
        return target.mended((rule,), Safety.UNSAFE, targets)

    values = (NO_STRATEGY, *(mirrored(count) for count in several))
    note = "the batch size is that of one replica; the step gets it once for each"
    return Codemod(Knob(STRATEGY, values, NO_STRATEGY, semantic=True, note=note), write)


# Dtype policies, and the compute capability of the GPUs that they are for.
_POLICIES = {"mixed_float16": (7, 0), "mixed_bfloat16": (8, 0)}


def precision_knob(draft: Draft, capability: tuple[int, int] | None) -> Codemod | None:
    """The dtype policies under which a rule can make the script compute, beside its own float32.

    Args:
        draft: the script.
        capability: the compute capability of the weakest GPU; None: not known.
    """
    rule = next((r for r in all_rules() if r.code == "TFA501"), None)
    if rule is None:
        return None

    def write(target: Draft, new: Value) -> Draft:
        needed = _POLICIES.get(str(new))
        if needed is None:
            return target
        wanted = replace(target.targets, compute_capability=needed)
        return target.mended((rule,), Safety.UNSAFE, wanted)

    possible = [p for p, needed in _POLICIES.items() if capability is None or capability >= needed]
    values = [policy for policy in possible if write(draft, policy) is not draft]
    if not values:
        return None
    note = "a policy holds only on GPUs that are made for it"
    knob = Knob(PRECISION, ("float32", *values), "float32", semantic=True, memory=True, note=note)
    return Codemod(knob, write)


def fix_knobs(draft: Draft) -> list[Codemod]:
    """Each rule whose unsafe fix changes the script, as off or on."""
    found = []
    for rule in all_rules():
        if rule.code in _NOT_A_KNOB or rule.fix is None or rule.severity is Severity.INFO:
            continue
        if draft.mended((rule,), Safety.UNSAFE, draft.targets) is not draft:
            found.append(_fix_knob(rule))
    return found


def _fix_knob(rule: Rule) -> Codemod:
    def write(target: Draft, new: Value) -> Draft:
        return target.mended((rule,), Safety.UNSAFE, target.targets) if new else target

    knob = Knob(f"fix:{rule.code}", (False, True), False, semantic=True, note=rule.name)
    return Codemod(knob, write)


# Rules whose unsafe fix is a knob of its own, or decides what is trained rather than how fast.
_NOT_A_KNOB = frozenset({"TFA201", "TFA206", "TFA207", "TFA401", "TFA403"})

_FLAG = re.compile(r"^[a-z_]+=.+$")


def parse_params(params: tuple[str, ...]) -> dict[str, str]:
    """`--param batch_size=--batch-size` as a mapping.

    Raises:
        UsageError: not NAME=PLACE, or a name that is no knob which can be placed.
    """
    found: dict[str, str] = {}
    for param in params:
        name, _, place = param.partition("=")
        if not _FLAG.match(param):
            raise UsageError(f"--param {param}: write it as batch_size=PLACE")
        if name != BATCH:
            raise UsageError(f"--param {param}: only batch_size can be placed, not '{name}'")
        found[name] = place
    return found
