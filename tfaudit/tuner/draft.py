"""A version of the user's program in memory: edited texts, analysed and edited again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tfaudit import edits
from tfaudit.edits import Change, Plan
from tfaudit.engine import Options, mend
from tfaudit.errors import TfauditError
from tfaudit.model import Finding, Safety, Severity
from tfaudit.program.modules import ModuleInfo, ModuleStore
from tfaudit.program.program import Program
from tfaudit.source import Source, SourceError, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tfaudit.program.targets import Targets
    from tfaudit.rule import Rule


@dataclass(frozen=True)
class Draft:
    """The script with edits; nothing of it is on disk."""

    script: Path  # absolute
    targets: Targets
    argv: tuple[str, ...] = ()
    texts: dict[Path, str] = field(default_factory=dict)  # of edited modules only
    environ: dict[str, str] = field(default_factory=dict)

    def source(self) -> Source:
        """The script's text as it stands.

        Raises:
            TfauditError: the script cannot be read.
        """
        try:
            original = read(self.script)
        except OSError as error:
            raise TfauditError(f"'{self.script}' cannot be read ({error.strerror})") from None
        except SourceError as error:
            where = f", line {error.line}" if error.line else ""
            raise TfauditError(f"'{self.script}'{where}: {error.reason}") from None
        text = self.texts.get(self.script)
        return original if text is None else replace(original, text=text)

    def store(self) -> ModuleStore:
        """A module store that gives edited modules instead of what is on disk."""
        store = ModuleStore()
        for path, text in self.texts.items():
            if path != self.script:
                source = Source(path, text)
                store.put(source, source.parse())
        return store

    def analyse(self) -> Program:
        """Run the draft abstractly.

        Raises:
            TfauditError: the script is not valid Python.
        """
        source = self.source()
        try:
            return Program(ModuleInfo(source, source.parse()), self.store(), self.targets)
        except SourceError as error:
            where = f", line {error.line}" if error.line else ""
            raise TfauditError(f"'{self.script}'{where}: {error.reason}") from None

    def edited(self, changes: list[tuple[ModuleInfo, Change]]) -> Draft:
        """The draft with changes made, which are of modules of its own latest analysis.

        Raises:
            TfauditError: a module's text cannot be edited faithfully.
        """
        by_module: dict[Path, list[Change]] = defaultdict(list)
        modules = {module.path: module for module, _ in changes}
        for module, change in changes:
            by_module[module.path].append(change)
        texts = dict(self.texts)
        for path, of_module in by_module.items():
            plan = Plan("", tuple(of_module), Safety.UNSAFE)
            made = edits.resolve(modules[path], [plan])[0]
            if made is None:
                raise TfauditError(f"'{path}' cannot be edited without changing more than asked")
            texts[path] = modules[path].source.with_edits(made).text
        return replace(self, texts=texts)

    def mended(self, rules: tuple[Rule, ...], safety: Safety, targets: Targets) -> Draft:
        """The draft with every fix of these rules applied to the script, as `fix` would.

        Informational findings are left alone: nobody asked for them.

        Raises:
            TfauditError: the script is not valid Python.
        """
        try:
            done = mend(self.source(), Options(rules, targets), safety, self.store(), _shown)
        except SourceError as error:
            where = f", line {error.line}" if error.line else ""
            raise TfauditError(f"'{self.script}'{where}: {error.reason}") from None
        if not done.changed:
            return self
        return replace(self, texts={**self.texts, self.script: done.result.text})


def _shown(source: Source, findings: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001
    return [finding for finding in findings if finding.severity > Severity.INFO]
