"""`tfaudit fix`: show the mended script as a diff, or write it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tfaudit.commands import common

if TYPE_CHECKING:
    from tfaudit.audit import MendedFile
    from tfaudit.commands.verification import Request
    from tfaudit.config import Config
    from tfaudit.model import Finding, Safety
    from tfaudit.stdin import Piped


class _Fix(common.WithScriptArguments):
    """Takes a script's arguments only where the script is to be run."""

    def runs_script(self, own: list[str]) -> bool:
        """With --verify."""
        return "--verify" in own


@click.command(
    cls=_Fix,
    epilog="Example: tfaudit fix train.py | less; tfaudit fix train.py --verify --apply",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@common.selection_options
@click.option("--apply", is_flag=True, help="Write the files instead of showing a diff.")
@click.option(
    "--unsafe", is_flag=True, help="Also make changes that may alter numerics or batches."
)
@click.option("--force", is_flag=True, help="Write files that have changes not yet in git, too.")
@click.option(
    "--verify", is_flag=True,
    help="First train the script (the first of PATHS) before and after; what follows -- are its "
    "own arguments.",
)  # fmt: skip
@click.option(
    "--steps", type=click.IntRange(1), metavar="N", default=20, show_default=True,
    help="Training steps to compare, with --verify.",
)  # fmt: skip
@click.option(
    "--python", type=click.Path(path_type=Path),
    help="The interpreter that has your TensorFlow, if it is not this one, for --verify.",
)  # fmt: skip
@common.stdin_option
@click.pass_obj
def fix(
    script_args: tuple[str, ...] | None,
    /,
    paths: tuple[Path, ...],
    *,
    apply: bool,
    unsafe: bool,
    force: bool,
    verify: bool,
    steps: int,
    python: Path | None,
    stdin_filename: Path | None,
    **settings: object,
) -> None:
    """Mend scripts, projects and notebooks; without PATHS, the current directory.

    Prints a unified diff of the safe fixes, which keep the numbers that come out. The diff goes to
    stdout, what it does to stderr. `-` reads a script from standard input and prints it mended,
    as editors want it. Exit code 0: nothing to fix, or everything written; 1: the diff
    is not empty; 2: wrong use, or a file that could not be read or written; 3: --verify refused.
    """
    from tfaudit import stdin
    from tfaudit.audit import mend_paths
    from tfaudit.errors import TfauditError, UsageError
    from tfaudit.model import Safety

    if stdin.DASH in paths and (apply or verify):
        raise UsageError("--apply and --verify need files; standard input (`-`) is none")
    if source := stdin.piped(paths, stdin_filename):
        _pipe(source, common.config_for((source.folder,), settings), unsafe=unsafe)
        return
    request = _request(paths, script_args or (), python, steps) if verify else None
    config = common.config_for(paths, settings)
    least = Safety.UNSAFE if unsafe or config.unsafe_fixes else Safety.SAFE
    files = list(mend_paths(paths, config, least))
    changed = [file for file in files if file.mended is not None and file.mended.changed]
    failed = any(file.faults for file in files)
    if apply and not force:
        _refuse_uncommitted([file.path for file in changed])
    if request is not None and changed:
        from tfaudit.commands import verification

        if not verification.verify(request, config, files):
            sys.exit(3)
    for file in changed:
        try:
            _write(file) if apply else _show(file)
        except TfauditError as error:
            click.echo(f"tfaudit: {error}", err=True)
            failed = True
    for file in files:
        for fault in file.faults:
            click.echo(f"tfaudit: {fault}", err=True)
    _summary(files, apply=apply, unsafe=least is Safety.UNSAFE)
    _point_elsewhere(files, paths, least)
    if failed:
        sys.exit(2)
    sys.exit(1 if changed and not apply else 0)


def _pipe(source: Piped, config: Config, *, unsafe: bool) -> None:
    """Print the source mended, byte for byte where there is nothing to mend.

    Raises:
        TfauditError: it cannot be parsed; then nothing is printed.
    """
    from tfaudit import stdin
    from tfaudit.audit import MendedFile
    from tfaudit.errors import TfauditError
    from tfaudit.model import Safety
    from tfaudit.source import SourceError

    least = Safety.UNSAFE if unsafe or config.unsafe_fixes else Safety.SAFE
    try:
        mended = stdin.mend(source, config, least)
    except SourceError as error:
        line = f":{error.line}" if error.line else ""
        raise TfauditError(f"{_name(source.path)}{line}: {error.reason}") from None
    changed = mended is not None and mended.changed
    raw = mended.result.encode(mended.result.document) if mended and changed else source.raw
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()
    files = [MendedFile(source.path, mended)] if mended else []
    _summary(files, apply=True, unsafe=least is Safety.UNSAFE)


def _request(
    paths: tuple[Path, ...], argv: tuple[str, ...], python: Path | None, steps: int
) -> Request:
    from tfaudit.commands import verification

    request = verification.Request(paths, argv, python, steps)
    verification.check(request)
    return request


def _name(path: Path) -> str:
    relative = os.path.relpath(path)
    return (path.name if relative.startswith("..") else relative).replace(os.sep, "/")


def _show(file: MendedFile) -> None:
    from tfaudit.diff import unified

    assert file.mended is not None
    # In the file's own bytes, byte-order mark and encoding included, or the diff would not apply.
    before, after = (
        source.encode(source.document).decode("utf-8", "surrogateescape")
        for source in (file.mended.source, file.mended.result)
    )
    text = unified(_name(file.path), before, after)
    color = common.wants_color(sys.stdout)
    if color:
        styles = {"+": "green", "-": "red", "@": "cyan"}
        text = "".join(
            click.style(line, fg=styles.get(line[:1])) for line in text.splitlines(keepends=True)
        )
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def _write(file: MendedFile) -> None:
    from tfaudit.writing import write

    assert file.mended is not None
    old, new = file.mended.source, file.mended.result
    write(file.path, old.encode(old.document), new.encode(new.document))


def _refuse_uncommitted(paths: list[Path]) -> None:
    """Files with changes that git does not have yet cannot be undone; ask before touching them.

    Raises:
        UsageError: there are such files.
    """
    from tfaudit.errors import UsageError

    dirty = [path for path in paths if _uncommitted(path)]
    if dirty:
        names = ", ".join(_name(path) for path in dirty[:5]) + (" …" if len(dirty) > 5 else "")
        raise UsageError(
            f"{names}: has changes that are not committed; commit or stash them, or use --force"
        )


def _uncommitted(path: Path) -> bool:
    try:
        done = subprocess.run(
            ["git", "status", "--porcelain", "--untracked-files=no", "--", path.name],
            cwd=path.parent,
            capture_output=True,
            check=False,
        )
    except OSError:  # no git on this machine
        return False
    return done.returncode == 0 and bool(done.stdout.strip())


def _summary(files: list[MendedFile], *, apply: bool, unsafe: bool) -> None:
    done = [f for file in files if file.mended for f in file.mended.applied]
    left = [f for file in files for f in file.left]
    for finding in done:
        click.echo(_line(finding), err=True)
    verb = "Fixed" if apply else "Would fix"
    changed = sum(bool(file.mended and file.mended.changed) for file in files)
    if done:
        how = "" if apply else "; `tfaudit fix --apply` writes them"
        click.echo(f"{verb} {_count(len(done), 'problem')} in {_count(changed, 'file')}{how}.",
                   err=True)  # fmt: skip
    else:
        click.echo("Nothing to fix.", err=True)
    possible = sum(f.fix is not None for f in left)
    if possible and not unsafe:
        click.echo(f"{_count(possible, 'more fix', 'more fixes')} with --unsafe.", err=True)
    elif left:
        click.echo(
            f"{_count(len(left), 'finding')} without a fix; `tfaudit check` shows them.", err=True
        )


def _point_elsewhere(files: list[MendedFile], given: tuple[Path, ...], least: Safety) -> None:
    """Name the imported modules in which more fixes belong, if nobody asked for those files."""
    if not given or any(path.is_dir() for path in given):
        return
    done = {path.resolve() for path in given}
    found = [f for file in files if file.mended for f in file.mended.elsewhere]
    paths = dict.fromkeys(f.place.path for f in found if f.fix and f.fix.safety >= least)
    others = [path for path in paths if path.resolve() not in done]
    if others:
        command = shlex.join(["tfaudit", "fix", *(_name(path) for path in (*given, *others))])
        click.echo(f"More fixes belong in what is imported; to see them: `{command}`.", err=True)


def _line(finding: Finding) -> str:
    fix_ = finding.fix
    assert fix_ is not None
    note = f" — {fix_.note}" if fix_.note else ""
    place = f"{_name(finding.place.path)}:{finding.place.line}"
    return f"{place}: {finding.code} {fix_.title} ({fix_.safety}){note}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
