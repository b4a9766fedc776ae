"""`fix --verify`: what the training of a script before and after its fixes says, and in words."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.audit import MendedFile, mend_paths
from tfaudit.errors import UsageError
from tfaudit.model import Safety
from tfaudit.tuner.comparison import TOLERANCE, Comparison, Verdict
from tfaudit.tuner.measurement import Status
from tfaudit.tuner.runner import Runner
from tfaudit.tuner.verify import Subject, Texts, Verifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tfaudit.config import Config
    from tfaudit.tuner.measurement import Measurement

_LOGS = Path(".tfaudit/logs")
_REFUSED = {Verdict.DIFFERENT, Verdict.BROKEN, Verdict.BOTH_FAIL}  # of safe fixes
_REFUSED_UNSAFE = {Verdict.BROKEN, Verdict.BOTH_FAIL}


@dataclass(frozen=True)
class Request:
    """What is to be trained, and how."""

    paths: tuple[Path, ...]  # the script that is run first; others are mended with it
    argv: tuple[str, ...]
    python: Path | None
    steps: int


def check(request: Request) -> None:
    """Whether there is one script to run.

    Raises:
        UsageError: there is not.
    """
    if not request.paths:
        raise UsageError("--verify needs the script that trains: tfaudit fix --verify train.py")
    script = request.paths[0]
    if script.is_dir():
        raise UsageError(f"'{script}' is a folder; --verify needs the script that trains")
    if script.suffix == ".ipynb":
        raise UsageError(
            f"'{script}' is a notebook, which --verify cannot run; export it first: "
            "jupyter nbconvert --to script"
        )


def verify(request: Request, config: Config, files: Sequence[MendedFile]) -> bool:
    """Train before and after the fixes of these files, and say what came of it on stderr.

    Returns:
        Whether the fixes may be written.

    Raises:
        TfauditError: the interpreter does not start, or has no TensorFlow.
    """
    subject = Subject(request.paths[0].absolute(), request.argv, request.steps)
    every = texts_of(files)
    codes = {safety: _codes(files, safety) for safety in (Safety.SAFE, Safety.UNSAFE)}
    safe = every
    if codes[Safety.UNSAFE]:
        safe = texts_of(mend_paths(request.paths, config, Safety.SAFE))
    with Runner(request.python, log_dir=_LOGS) as runner:
        verifier = Verifier(runner, subject)
        click.echo(
            f"Training {subject.script.name} before and after, {request.steps} steps each, "
            "with fixed seeds. Nothing that it saves is written.", err=True
        )  # fmt: skip
        if safe:
            found = verifier.compare(safe, sure=True)
            click.echo(f"Safe fixes: {_said(found)}", err=True)
            if found.verdict in _REFUSED:
                _refuse(found, _guilty(verifier, request, config, codes[Safety.SAFE]))
                return False
        if codes[Safety.UNSAFE]:
            found = verifier.compare(every, sure=False)
            name = "With the unsafe fixes" if safe else "Unsafe fixes"
            click.echo(f"{name}: {_said(found)}", err=True)
            if found.verdict in _REFUSED_UNSAFE:
                click.echo("Refused: nothing was changed.", err=True)
                return False
    return True


def texts_of(files: Iterable[MendedFile]) -> Texts:
    """What the fixed files hold, by absolute path."""
    return {
        file.path.absolute(): file.mended.result.text
        for file in files
        if file.mended is not None and file.mended.changed and file.path.suffix != ".ipynb"
    }


def _codes(files: Sequence[MendedFile], safety: Safety) -> list[str]:
    """The codes of the fixes of this safety that were made."""
    made = (f for file in files if file.mended for f in file.mended.applied)
    return sorted({f.code for f in made if f.fix is not None and f.fix.safety is safety})


def _guilty(
    verifier: Verifier, request: Request, config: Config, codes: Sequence[str]
) -> list[str]:
    """Those rules whose fixes alone make the difference; all, where none does alone."""
    if len(codes) == 1:
        return list(codes)
    found = []
    for code in codes:
        alone = replace(config, select=(code,), ignore=())
        texts = texts_of(mend_paths(request.paths, alone, Safety.SAFE))
        if texts and verifier.compare(texts, sure=True).verdict in _REFUSED:
            found.append(code)
    return found or list(codes)


def _refuse(found: Comparison, codes: Sequence[str]) -> None:
    if found.verdict is Verdict.BOTH_FAIL:
        click.echo("Refused: a script that fails proves nothing. Nothing was changed.", err=True)
        return
    click.echo(
        f"Refused: nothing was changed. A safe fix must not do this: it is a bug in tfaudit. "
        f"Please report it, with the script, for {', '.join(codes)}.", err=True
    )  # fmt: skip


def _said(found: Comparison) -> str:
    """A comparison in one sentence."""
    verdict = found.verdict
    if verdict is Verdict.BROKEN:
        return f"the script ran before and fails now: {_failure(found.after)}"
    if verdict is Verdict.BOTH_FAIL:
        return f"the script fails before ({_failure(found.before)}) and after"
    if verdict is Verdict.MENDED:
        return f"the script failed before ({_failure(found.before)}) and runs now"
    steps = f"{len(found.after[0].record)} steps" if found.after[0].record else "no training step"
    return f"runs ({steps}); {_losses(found)}{_ratio(found)}"


def _failure(runs: Sequence[Measurement]) -> str:
    measured = next((m for m in runs if m.status is not Status.OK), runs[0])
    log = f"; see {os.path.relpath(measured.log)}" if measured.log else ""
    return f"{measured.reason}{log}"


def _losses(found: Comparison) -> str:
    if found.difference is None:
        return "no losses to compare"
    size = f"largest difference {100 * found.difference:.2g} %"
    if found.verdict is Verdict.SAME:
        return f"same losses ({size})"
    if found.verdict is Verdict.UNCERTAIN and found.noise_before > TOLERANCE:
        own = f"two runs differ by {100 * found.noise_before:.2g} %"
        return f"losses that vary by themselves, so they prove nothing ({own})"
    if found.verdict is Verdict.UNCERTAIN:
        own = f"two runs differ by {100 * found.noise_after:.2g} %"
        return f"losses that now vary from run to run, as random numbers in parallel do ({own})"
    return f"other losses ({size})"


def _ratio(found: Comparison) -> str:
    """The speed, as a range that shows how little such short runs tell."""
    if found.ratios is None:
        return ""
    low, high = (f"{ratio:.2f}" for ratio in found.ratios)
    span = low if low == high else f"{low} to {high}"
    return f"; {span} × the examples/s in these short runs"
