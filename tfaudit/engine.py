"""From a file to its findings, and from findings to the mended text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tfaudit.model import Edit, Fault, Finding, Fix, Place, Related, Safety
from tfaudit.rule import Rule, all_rules
from tfaudit.source import FRAMEWORK, Source, SourceError, decode, may_train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import libcst as cst

    from tfaudit.edits import Hit, Text
    from tfaudit.model import Option
    from tfaudit.program.modules import ModuleInfo, ModuleStore
    from tfaudit.program.program import Program
    from tfaudit.program.targets import Targets
    from tfaudit.spans import Span

_ROUNDS = 10  # of fixing one file; real files need two or three


@dataclass(frozen=True)
class Options:
    """What to look for, and for which versions and hardware."""

    rules: tuple[Rule, ...] = field(default_factory=all_rules)
    targets: Targets | None = None  # None: the newest versions, hardware unknown
    settings: Mapping[Option, int] = field(default_factory=dict)  # what is not here has its default


@dataclass(frozen=True)
class FileResult:
    """What was learnt of one file."""

    path: Path
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    source: Source | None = None  # None where it could not be read
    dependencies: tuple[Path, ...] = ()  # local modules whose contents decide the findings too
    hidden: int = 0  # informational findings that were not asked for
    suppressed: int = 0  # findings that comments hide


def check_bytes(
    path: Path,
    raw: bytes,
    options: Options,
    store: ModuleStore | None = None,
    *,
    saved: bool = False,
) -> FileResult:
    """Audit one file's contents. Never raises for odd contents: it says so in a fault.

    Args:
        path: where the contents belong.
        raw: the contents.
        options: the rules and targets.
        store: modules parsed before.
        saved: whether the contents are those of the file, so that others may import them.
    """
    # A file without the framework's name has nothing for any rule, unless it trains by its imports.
    concerned, looked_at = is_concerned(path, raw, store)
    if not concerned:
        return FileResult(path, dependencies=looked_at)
    try:
        source = decode(path, raw)
    except SourceError as error:
        return FileResult(path, faults=(Fault(path, error.reason, error.line),))
    return check_source(source, options, store, saved=saved)


def is_concerned(
    path: Path, raw: bytes, store: ModuleStore | None
) -> tuple[bool, tuple[Path, ...]]:
    """Whether a file names the framework, or is a script that uses a local module that does.

    Returns:
        The answer, and the local modules that decided it.
    """
    if FRAMEWORK.search(raw):
        return True, ()
    if path.suffix != ".py" or not may_train(raw):
        return False, ()
    from tfaudit.program.modules import ModuleStore

    led, looked_at = (store or ModuleStore()).reach(path, raw)
    return led, tuple(looked_at)


def check_source(
    source: Source,
    options: Options,
    store: ModuleStore | None = None,
    *,
    saved: bool = False,
) -> FileResult:
    """Audit one decoded file; see `check_bytes`."""
    try:
        if not _rules_for(options.rules, [source]) and not source.follows_imports:
            source.check_syntax()
            return FileResult(source.path, source=source)
        program = _program(source, options, store, saved=saved)
    except SourceError as error:
        fault = Fault(source.path, error.reason, error.line)
        return FileResult(source.path, faults=(fault,), source=source)
    except RecursionError:
        fault = Fault(source.path, "nested too deeply to analyse")
        return FileResult(source.path, faults=(fault,), source=source)
    except Exception as error:  # ours: it must not keep the other files from their findings
        fault = Fault(source.path, _failed("the analysis", error))
        return FileResult(source.path, faults=(fault,), source=source)
    sources = [source, *(m.source for m in program.modules if m.source is not source)]
    findings, faults = _findings(program, _rules_for(options.rules, sources))
    others = tuple(sorted(m.path for m in program.modules if m is not program.module))
    program.close()
    return FileResult(source.path, findings, faults, source, others)


def _rules_for(rules: tuple[Rule, ...], sources: Sequence[Source]) -> list[Rule]:
    """The rules that may find something in a script (the first source) and what it imports."""
    is_test = sources[0].is_test
    allowed = (rule for rule in rules if rule.in_tests or not is_test)
    return [
        rule
        for rule in allowed
        if rule.may_find(lambda words: any(source.mentions(words) for source in sources))
    ]


def _program(
    source: Source, options: Options, store: ModuleStore | None, *, saved: bool
) -> Program:
    from tfaudit.program.modules import ModuleInfo, ModuleStore
    from tfaudit.program.program import Program
    from tfaudit.program.targets import Targets

    store = store or ModuleStore()
    module = ModuleInfo(source, store.tree_of(source, keep=saved))
    return Program(module, store, options.targets or Targets(), options.settings)


def _findings(
    program: Program, rules: Iterable[Rule]
) -> tuple[tuple[Finding, ...], tuple[Fault, ...]]:
    hits: list[tuple[Rule, Hit]] = []
    faults: list[Fault] = []
    for rule in rules:
        try:
            hits.extend((rule, hit) for hit in rule.check(program))
        except RecursionError:
            faults.append(Fault(program.module.path, f"nested too deeply for {rule.code}"))
        except Exception as error:
            faults.append(Fault(program.module.path, _failed(rule.code, error)))
    placed, unplaced = _placed(hits)
    faults += [Fault(program.module.path, reason) for reason in unplaced]
    found: dict[tuple[object, ...], Finding] = {}
    for finding in placed:
        place = finding.place
        found.setdefault((place.path, place.line, place.column, finding.code), finding)
    return tuple(sorted(found.values(), key=lambda f: f.key)), tuple(faults)


def _failed(what: str, error: Exception) -> str:
    return f"{what} failed on this file ({type(error).__name__}: {error}); please report it"


def _placed(hits: Sequence[tuple[Rule, Hit]]) -> tuple[list[Finding], list[str]]:
    """Turn hits, which hold syntax nodes, into findings, which hold places and text edits.

    Returns:
        The findings, and what went wrong with others: a rule may point to a node of another file.
    """
    if not hits:
        return [], []
    from tfaudit import edits

    wanted: dict[Path, list[cst.CSTNode]] = {}
    modules: dict[Path, ModuleInfo] = {}
    for _, hit in hits:
        for module, node in [(hit.module, hit.node), *((m, n) for m, n, _ in hit.related)]:
            modules[module.path] = module
            wanted.setdefault(module.path, []).append(node)
    where = {}
    texts = {}
    for path, module in modules.items():
        plans = [h.plan for _, h in hits if h.plan is not None and h.module.path == path]
        where[path], texts[path] = edits.locate(module, [*wanted[path], *edits.nodes_of(plans)])
    findings: list[Finding] = []
    wrong: list[str] = []
    for rule, hit in hits:
        try:
            findings.append(_finding(rule, hit, where, texts[hit.module.path]))
        except Exception as error:
            wrong.append(_failed(rule.code, error))
    return findings, wrong


def _finding(
    rule: Rule,
    hit: Hit,
    where: Mapping[Path, Mapping[cst.CSTNode, Span]],
    text: Text | None,
) -> Finding:
    from tfaudit.edits import edits_of

    def place(module: ModuleInfo, node: cst.CSTNode) -> Place:
        span = where[module.path].get(node)
        if span is None:
            raise LookupError(f"it points to something outside of {module.path.name}")
        return module.source.place(span.start, span.stop)

    plan = hit.plan
    made = edits_of(plan, text) if plan is not None and text is not None else None
    return Finding(
        place(hit.module, hit.node),
        rule.code,
        rule.name,
        hit.message,
        rule.severity if hit.severity is None else hit.severity,
        hit.effect or rule.effect,
        tuple(Related(place(m, n), message) for m, n, message in hit.related),
        Fix(plan.title, made, plan.safety, plan.note) if plan and made else None,
    )


@dataclass(frozen=True)
class Mended:
    """A file after fixing, and what was done to it."""

    source: Source
    result: Source
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...] = ()  # findings that remain
    elsewhere: tuple[Finding, ...] = ()  # those in imported modules that may be fixed there

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.result.document != self.source.document


def mend(
    source: Source,
    options: Options,
    safety: Safety,
    store: ModuleStore | None = None,
    wanted: Callable[[Source, Sequence[Finding]], Sequence[Finding]] | None = None,
    *,
    saved: bool = False,
    told: Sequence[Finding] = (),
) -> Mended:
    """Apply every wanted fix that is trusted enough, again and again until nothing is left.

    In one round, the fixes whose edits do not touch each other's are applied, in the order of
    their codes in `FIX_ORDER`; then the text is analysed anew, so that each fix sees what the
    others left.

    Args:
        source: the file as it is.
        options: the rules and targets.
        safety: the least that a fix must be trusted.
        store: modules parsed before.
        wanted: chooses among the findings of a text (those that no comment hides); None: all.
        saved: whether the source is that of the file, so that others may import it.
        told: what scripts that import the file tell of it as it is.

    Raises:
        SourceError: the file cannot be parsed.
    """
    current = source
    applied: list[Finding] = []
    left: Sequence[Finding] = ()
    elsewhere: list[Finding] = []
    for _ in range(_ROUNDS):
        result = check_source(current, options, store, saved=saved and current is source)
        if result.faults and not applied:
            raise SourceError(result.faults[0].reason, result.faults[0].line)
        found: Sequence[Finding] = result.findings
        if current is source:  # what a script tells knows more than the file alone
            better = {(f.place, f.code): f for f in told}
            others = (f for f in found if (f.place, f.code) not in better)
            found = [*better.values(), *others]
        if wanted is not None:
            found = wanted(current, found)
        left = [f for f in found if f.place.path == source.path]
        if current is source:
            elsewhere = [f for f in found if f.place.path != source.path and f.fix is not None]
        following, chosen = _round(current, left, safety)
        if following is None:
            break
        applied.extend(replace(f, place=current.shown(f.place)) for f in chosen)
        current = following
    if applied:
        from tfaudit.idle_imports import without_idle

        current = without_idle(source, current)
    return Mended(source, current, tuple(applied), tuple(left), tuple(elsewhere))


def _round(
    source: Source, findings: Sequence[Finding], safety: Safety
) -> tuple[Source | None, list[Finding]]:
    """One round of fixing: the source that follows, or None where there is nothing to do."""
    from tfaudit.edits import overlaps

    edits: list[Edit] = []
    chosen: list[Finding] = []
    for finding in sorted(findings, key=fix_order):
        fix = finding.fix
        if fix is None or fix.safety < safety or overlaps(fix.edits, edits):
            continue
        if any(made.code in _WAITS_FOR.get(finding.code, ()) for made in chosen):
            continue
        try:
            source.with_edits(fix.edits).parse()
        except SourceError:  # not to be made in this notebook, or our bug: better left alone
            continue
        edits.extend(fix.edits)
        chosen.append(finding)
    if not chosen:
        return None, []
    following = source.with_edits(edits)
    try:
        following.parse()
    except SourceError:  # each is fine alone, together they are not: take the first
        return source.with_edits(chosen[0].fix.edits if chosen[0].fix else ()), chosen[:1]
    return following, chosen


# Which fix goes first where two want the same lines: what makes a script run, then devices, then
# distribution, batching, and the pipeline from its start to its end. Users read of it in
# docs/how-to/fixing.md.
FIX_ORDER = (
    "TFA903", "TFA102", "TFA103", "TFA101", "TFA406", "TFA401", "TFA402", "TFA403", "TFA4", "TFA2",
    "TFA308", "TFA307", "TFA306", "TFA301", "TFA302", "TFA303", "TFA305", "TFA304", "TFA6", "TFA5",
)  # fmt: skip
# Fixes that wait for the next round when one of these was made: a prefetch that has just been moved
# to the end need not be added there, and Keras 3 fails with several steps in a call of a strategy.
_WAITS_FOR = {"TFA304": {"TFA305"}, "TFA508": {"TFA401", "TFA506"}}


def fix_order(finding: Finding) -> tuple[object, ...]:
    """The order in which fixes of one round are tried."""
    rank = next(
        (i for i, prefix in enumerate(FIX_ORDER) if finding.code.startswith(prefix)),
        len(FIX_ORDER),
    )
    return (rank, *finding.key[:1], finding.code)
