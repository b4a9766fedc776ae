"""Source that comes through standard input, as if it stood in a file: for editors and pipes."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit import baseline
from tfaudit.audit import Auditor
from tfaudit.errors import UsageError
from tfaudit.report.value import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.config import Config
    from tfaudit.engine import Mended
    from tfaudit.model import Safety

DASH = Path("-")
_NAME = Path("stdin.py")  # where --stdin-filename gives none


@dataclass(frozen=True)
class Piped:
    """What came through standard input."""

    path: Path  # absolute; need not exist
    raw: bytes

    @property
    def folder(self) -> Path:
        """The nearest folder that exists, where settings are looked for."""
        return next(parent for parent in self.path.parents if parent.is_dir())


def piped(paths: Sequence[Path], name: Path | None) -> Piped | None:
    """Standard input, where `-` asks for it; else None.

    Args:
        paths: what the user named.
        name: what the source is called, which decides over settings and over what it may import.

    Raises:
        UsageError: `-` among other paths, or a name without `-`.
    """
    if DASH not in paths:
        if name is not None:
            raise UsageError("--stdin-filename goes with `-`: tfaudit check - < train.py")
        return None
    if len(paths) > 1:
        raise UsageError("`-` (standard input) cannot be combined with other paths")
    return Piped((name or _NAME).absolute(), sys.stdin.buffer.read())


def check(source: Piped, config: Config) -> Report:
    """Audit it."""
    began = time.perf_counter()
    result = Auditor(config).check_contents(source.path, source.raw)
    split = baseline.apply(sorted(result.findings, key=lambda f: f.key), config.baseline)
    return Report(
        findings=split.new,
        faults=result.faults,
        checked=1,
        suppressed=result.suppressed,
        hidden=result.hidden,
        baselined=len(split.known),
        elapsed=time.perf_counter() - began,
        docs_url=config.docs_url,
        sources={source.path: result.source.document} if result.source else {},
    )


def mend(source: Piped, config: Config, safety: Safety) -> Mended | None:
    """Mend it; None where there is nothing to do.

    Raises:
        SourceError: it cannot be parsed.
    """
    return Auditor(config).mend_contents(source.path, source.raw, safety)
