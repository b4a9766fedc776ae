"""From paths and settings to findings and mended files: which files, which rules, on all cores."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tfaudit import baseline, catalogue, discovery, selection
from tfaudit.cache import ResultCache
from tfaudit.engine import FileResult, Mended, Options, check_bytes, is_concerned, mend
from tfaudit.errors import UsageError
from tfaudit.garbage import collecting_at_end
from tfaudit.ignore_comments import GATE
from tfaudit.model import Fault, Finding, Place, Safety
from tfaudit.program.targets import Targets
from tfaudit.report.value import Report
from tfaudit.source import Source, SourceError, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tfaudit.config import Config
    from tfaudit.program.modules import ModuleStore

T = TypeVar("T")

_PARALLEL_FROM = 50  # files; below, starting processes costs more than it saves
_CHUNK = 16  # files handed to a process at a time; neighbours share the modules they import


@dataclass(frozen=True)
class MendedFile:
    """What fixing a file makes of it.

    `mended` is None where the file could not be read, and where an earlier run's `findings` say
    that there is nothing to fix.
    """

    path: Path
    mended: Mended | None
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def left(self) -> tuple[Finding, ...]:
        """The findings that remain."""
        return self.findings if self.mended is None else self.mended.left


class Auditor:
    """The settings of a run in the form that work on one file needs; made once in each process."""

    def __init__(self, config: Config) -> None:
        from tfaudit.program.modules import ModuleStore

        rules = catalogue.rules(config)
        self.rules = rules
        self.selection = selection.resolve(config, rules)
        targets = Targets(config.tensorflow, config.keras[0], config.gpus)
        chosen = tuple(rule for rule in rules if rule.code in self.selection.codes)
        self.options = Options(chosen, targets, catalogue.settings(config, rules))
        self.store: ModuleStore = ModuleStore()

    def check(self, path: Path) -> FileResult:
        """Audit one file; a file that cannot be read is a fault."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            return FileResult(path, faults=(_unreadable(path, error),))
        with collecting_at_end():
            return replace(self.check_contents(path, raw, saved=True), source=None)

    def check_contents(self, path: Path, raw: bytes, *, saved: bool = False) -> FileResult:
        """Audit contents that need not be `saved`: an editor's buffer, standard input."""
        result = check_bytes(path, raw, self.options, self.store, saved=saved)
        if result.source is None or not (result.findings or GATE in result.source.text):
            return result
        kept, suppressed = self._uncommented(result.source, result.findings)
        shown = [f for f in kept if self.selection.shows(f)]
        return replace(
            result,
            findings=tuple(_for_people(result.source, f) for f in shown),
            hidden=len(kept) - len(shown),
            suppressed=suppressed,
        )

    def _uncommented(
        self, source: Source, findings: Sequence[Finding]
    ) -> tuple[list[Finding], int]:
        """The findings that no comment hides (or about idle ones), and how many are hidden."""
        own = [f for f in findings if f.place.path == source.path]
        others = [f for f in findings if f.place.path != source.path]
        if GATE not in source.text:
            return list(findings), 0
        from tfaudit import suppression

        done = suppression.apply(own, source.text, source.path, self.rules, self.selection.codes)
        return [*done.kept, *done.unused, *others], len(done.suppressed)

    def _wanted(self, source: Source, findings: Sequence[Finding]) -> list[Finding]:
        kept, _ = self._uncommented(source, findings)
        return [f for f in kept if self.selection.shows(f)]

    def mend(self, path: Path, safety: Safety, told: Sequence[Finding] = ()) -> MendedFile | None:
        """Mend one file in memory; None where there is nothing to do; `told` as in `mend`."""
        try:
            raw = path.read_bytes()
            with collecting_at_end():
                mended = self.mend_contents(path, raw, safety, saved=True, told=told)
        except OSError as error:
            return MendedFile(path, None, (_unreadable(path, error),))
        except SourceError as error:
            return MendedFile(path, None, (Fault(path, error.reason, error.line),))
        return MendedFile(path, mended) if mended is not None else None

    def mend_contents(
        self,
        path: Path,
        raw: bytes,
        safety: Safety,
        *,
        saved: bool = False,
        told: Sequence[Finding] = (),
    ) -> Mended | None:
        """Mend contents that need not be `saved`; None where there is nothing to do.

        Raises:
            SourceError: they cannot be parsed.
        """
        if not told and not is_concerned(path, raw, self.store)[0]:
            return None
        source = decode(path, raw)
        mended = mend(
            source, self.options, safety, self.store, self._wanted, saved=saved, told=told
        )
        return mended if mended.changed or mended.left or mended.elsewhere else None


def check_paths(paths: Sequence[Path], config: Config) -> Report:
    """Audit files and folders.

    Raises:
        UsageError: a path does not exist, or there is no Python in any.
    """
    began = time.perf_counter()
    files = files_of(paths, config)
    cache = ResultCache(config, files)
    known = {path: cache.get(path) for path in files}
    results = [result for result in known.values() if result is not None]
    for result in _spread([p for p in files if known[p] is None], config, _check_chunk):
        cache.put(result)
        results.append(result)
    cache.save()
    findings: dict[tuple[object, ...], Finding] = {}
    faults: list[Fault] = []
    hidden = suppressed = 0
    for result in results:
        faults.extend(result.faults)
        hidden += result.hidden
        suppressed += result.suppressed
        for finding in result.findings:
            place = finding.place
            findings.setdefault(
                (place.path, place.cell, place.line, place.column, finding.code), finding
            )
    split = baseline.apply(sorted(findings.values(), key=lambda f: f.key), config.baseline)
    return Report(
        findings=split.new,
        faults=tuple(sorted(faults, key=lambda fault: fault.path)),
        checked=len(files),
        suppressed=suppressed,
        hidden=hidden,
        baselined=len(split.known),
        elapsed=time.perf_counter() - began,
        docs_url=config.docs_url,
    )


def mend_paths(paths: Sequence[Path], config: Config, safety: Safety) -> Iterator[MendedFile]:
    """Mend files and folders in memory, in a stable order; files without anything are left out.

    Raises:
        UsageError: a path does not exist, or there is no Python in any.
    """
    files = files_of(paths, config)
    cache = ResultCache(config, files)
    known = {path: _remembered(cache.get(path), safety) for path in files}
    work = _mend_safe if safety is Safety.SAFE else _mend_unsafe
    for mended in _spread([p for p in files if known[p] is None], config, work):
        known[mended.path] = mended
    for path, told in _told(known, safety).items():
        known[path] = _auditor(config).mend(path, safety, told)
    yield from (
        file for file in known.values() if file and (file.mended or file.left or file.faults)
    )


def _told(known: Mapping[Path, MendedFile | None], safety: Safety) -> dict[Path, list[Finding]]:
    """What scripts tell of other files that were asked for, and that was not mended there.

    Where several scripts use a module, a fix is as safe as it is for the one that it suits least.
    """
    least: dict[tuple[Place, str], Finding] = {}
    for file in known.values():
        for finding in file.mended.elsewhere if file and file.mended else ():
            key = (finding.place, finding.code)
            if finding.place.path in known:
                least[key] = min(least.get(key, finding), finding, key=_safety)
    told: dict[Path, list[Finding]] = {}
    for (place, code), finding in least.items():
        other = known[place.path]
        applied = other.mended.applied if other and other.mended else ()
        if _safety(finding) >= safety and all((f.place, f.code) != (place, code) for f in applied):
            told.setdefault(place.path, []).append(finding)
    return told


def _safety(finding: Finding) -> Safety:
    assert finding.fix is not None
    return finding.fix.safety


def _remembered(result: FileResult | None, safety: Safety) -> MendedFile | None:
    """What is known of a file in which an earlier run found nothing that would be fixed."""
    if result is None or any(f.fix and f.fix.safety >= safety for f in result.findings):
        return None
    own = tuple(f for f in result.findings if f.place.path == result.path)
    return MendedFile(result.path, None, result.faults, own)


def files_of(paths: Sequence[Path], config: Config) -> list[Path]:
    """The files to look at.

    Raises:
        UsageError: a path does not exist, or there is no Python in any.
    """
    files = list(discovery.find(paths, config))
    # A hook hands over the files of a change, all of which may be excluded: that is no mistake.
    if not files and not config.force_exclude:
        raise UsageError(discovery.nothing_found(paths))
    return files


def _spread(
    files: Sequence[Path], config: Config, work: Callable[[Sequence[Path], Config], list[T]]
) -> Iterator[T]:
    """Results of the files in order; on all cores when there are many."""
    if not files:  # all answered from the cache: not even the rules need importing
        return
    _auditors.clear()  # it keeps modules, which may have changed since (`check --watch`)
    chunks = [files[i : i + _CHUNK] for i in range(0, len(files), _CHUNK)]
    if len(files) < _PARALLEL_FROM or (os.cpu_count() or 1) == 1:
        yield from work(files, config)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    if multiprocessing.get_start_method() == "fork":
        _auditor(config)  # imported once here, not once in each process
    with ProcessPoolExecutor() as pool:
        futures = [pool.submit(work, chunk, config) for chunk in chunks]
        try:
            for future in futures:
                yield from future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_auditors: list[tuple[Config, Auditor]] = []  # of this process: one, reused by every chunk


def _auditor(config: Config) -> Auditor:
    if not _auditors or _auditors[0][0] != config:
        _auditors[:] = [(config, Auditor(config))]
    return _auditors[0][1]


def _check_chunk(files: Sequence[Path], config: Config) -> list[FileResult]:
    auditor = _auditor(config)
    with collecting_at_end():
        return [auditor.check(path) for path in files]


def _mend_safe(files: Sequence[Path], config: Config) -> list[MendedFile]:
    return _mend(files, config, Safety.SAFE)


def _mend_unsafe(files: Sequence[Path], config: Config) -> list[MendedFile]:
    return _mend(files, config, Safety.UNSAFE)


def _mend(files: Sequence[Path], config: Config, safety: Safety) -> list[MendedFile]:
    auditor = _auditor(config)
    with collecting_at_end():
        found = [auditor.mend(path, safety) for path in files]
    return [mended for mended in found if mended is not None]


def _for_people(source: Source, finding: Finding) -> Finding:
    """The finding with its places as people are shown them: for a notebook, in cells."""
    related = tuple(
        replace(r, place=source.shown(r.place)) if r.place.path == source.path else r
        for r in finding.related
    )
    here = finding.place.path == source.path
    place = source.shown(finding.place) if here else finding.place
    return replace(finding, place=place, related=related)


def _unreadable(path: Path, error: OSError) -> Fault:
    return Fault(path, f"cannot be read ({error.strerror or error})")
